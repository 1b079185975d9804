import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '#domain/problem/problem.ts'
import type { Io } from './command.ts'
import { match } from './match.ts'
import { matchRun } from './match-run.ts'
import { matchSeal } from './match-seal.ts'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'doudi-match-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const [ann, bob, old] = ['990010193001150015', '990010193502280133', '990010193602290240']
const oldId = `${old.slice(0, 6)}${old.slice(8, 17)}`
const people = `姓名,身份证号\n王芳,${ann}\n李明,${bob}\n赵六,123\n孙八,${old}\n王芳,${ann}\n`

const at = (name: string) => path.join(folder, name)
function listen(language: Io['language'] = 'en') {
  const lines: string[] = []
  return { io: { out: (line: string) => lines.push(line), err: (line: string) => lines.push(`! ${line}`), language } satisfies Io, lines }
}
async function matched(against: string | Uint8Array, more: string[] = [], name = 'file.csv') {
  await writeFile(at('people.csv'), people)
  await writeFile(at(name), against)
  const { io, lines } = listen()
  const status = await match(['--people', at('people.csv'), '--against', at(name), '--out', at('hits.csv'), '--refused', at('refused.csv'), ...more], io)
  const rows = async (file: string) => (await readFile(at(file), 'utf8')).replace(/^\ufeff/, '').trim().split('\r\n').slice(1)
  return { status, lines, hits: await rows('hits.csv'), refused: await rows('refused.csv') }
}
const codeOf = (run: Promise<unknown>) => run.then(() => 'fine', (error: unknown) => (error instanceof Problem ? error.code : String(error)))
// 模 is C4 A3, which would be a letter of UTF-8 too.
const national = (text: string) => Uint8Array.from(text.split('').flatMap((one) => bytesIn18030.get(one) ?? [one.charCodeAt(0)]))
// What Node decodes and does not encode, for the characters of these tests.
const bytesIn18030 = new Map([['姓', [0xd0, 0xd5]], ['名', [0xc3, 0xfb]], ['身', [0xc9, 0xed]], ['份', [0xb7, 0xdd]], ['证', [0xd6, 0xa4]], ['号', [0xba, 0xc5]], ['王', [0xcd, 0xf5]], ['芳', [0xb7, 0xbc]], ['模', [0xc4, 0xa3]], ['丂', [0x81, 0x40]], ['丬', [0x81, 0x7c]]])

test('rows of people of the list come out with their line, whoever else is in the file; damaged ids are told by line and reason alone', async () => {
  const { status, lines, hits, refused } = await matched(
    `姓名,身份证号,车牌\r\n外人,990010194001010463,苏D1\r\n王 芳,${ann},苏D2\r\n某某,"${bob}","第一行\n第二行"\r\n孙八,${oldId},苏D4\r\n坏,9.90001E+17,苏D5\r\n无,,苏D6\r\n`,
  )
  expect(status).toBe(0)
  expect(hits).toEqual([`3,2、6,王芳,same,citizen id,王 芳,${ann},苏D2`, `4,3,李明,differs,citizen id,某某,${bob},"第一行\n第二行"`, `6,5,孙八,same,citizen id,孙八,${oldId},苏D4`])
  expect(refused.join()).toMatch(/^7,.*scientific/)
  expect(lines.join('\n')).toMatch(/3 people; 1 rows/)
  expect(lines.join('\n')).toMatch(/6 rows read: 3 hits \(1 with another name\), 1 rows with a damaged citizen id, 1 without one/)
  expect(await readFile(at('hits.csv'), 'utf8')).not.toContain('外人')
})

test.each([
  ['GB18030', (text: string) => national(text)],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`)],
])('a file in %s, with whatever delimiter, gives the same hits', async (_, write) => {
  for (const delimiter of [',', '\t', ';', '|']) {
    const text = [['姓名', '身份证号', '丂'], ['丬', '990010194001010463', 'x'], ['王芳', ann, 'y']].map((row) => row.join(delimiter)).join('\n')
    const { hits } = await matched(write(text))
    expect(hits).toEqual([`3,2、6,王芳,same,citizen id,王芳,${ann},y`])
  }
})

test('a row of a national encoding stays one, also where its bytes would be sound in UTF-8', async () => {
  const { hits } = await matched(national(`姓名,身份证号\n模,${ann}\n`))
  expect(hits).toEqual([`2,2、6,王芳,differs,citizen id,模,${ann}`])
})

test('a run that is stopped leaves no file', async () => {
  await writeFile(at('people.csv'), people)
  await writeFile(at('huge.csv'), `姓名,身份证号\n${`李明,${bob}\n`.repeat(3_000_000)}`)
  const child = spawn(process.execPath, ['src/cli/main.ts', 'match', '--people', at('people.csv'), '--against', at('huge.csv'), '--out', at('stopped.csv')], { stdio: 'ignore' })
  const there = async () => (await readdir(folder)).filter((name) => name.startsWith('stopped'))
  // The moment it is there: nothing of it stays, however soon somebody thinks better of it.
  while ((await there()).length === 0) await new Promise((resolve) => setTimeout(resolve, 0))
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
  expect(await there()).toEqual([])
  await rm(at('huge.csv'))
}, 60_000)

test('a file without headings is read by the columns that somebody names', async () => {
  const { hits } = await matched(`外人,990010194001010463\n王芳,${ann}`, ['--id-column', '2', '--name-column', '1'])
  expect(hits).toEqual([`2,2、6,王芳,same,citizen id,王芳,${ann}`])
})

test('a file that was cut off gives its hits with a warning; names are told of only where they were compared', async () => {
  const whole = await matched(`姓名,身份证号,车牌\n王芳,${ann},苏D2`)
  expect(whole.lines.join('\n')).not.toMatch(/cut off/)
  const cut = await matched(`身份证号,车牌\n${ann},苏D2\n${bob}`)
  expect(cut).toMatchObject({ status: 0, hits: [`2,2、6,王芳,no name to compare,citizen id,${ann},苏D2`, `3,3,李明,no name to compare,citizen id,${bob}`] })
  expect(cut.lines.join('\n')).toMatch(/^! Beware: the last row is not whole/m)
  expect(cut.lines.join('\n')).toMatch(/2 rows read: 2 hits, 0 rows with a damaged/)
})

test('what cannot be read is refused with what to do, and leaves no file of hits behind', async () => {
  const { io, lines } = listen()
  await rm(at('hits.csv'), { force: true })
  await writeFile(at('people.csv'), people)
  const against = async (content: string | Uint8Array) => {
    await writeFile(at('bad.csv'), content)
    return codeOf(match(['--people', at('people.csv'), '--against', at('bad.csv'), '--out', at('hits.csv')], io))
  }
  expect(await against('')).toBe('WORKBOOK_EMPTY')
  expect(await against('甲,乙\n1,2\n')).toBe('MATCH_NO_ID_COLUMN')
  expect(await against('姓名,车牌\n王芳,苏D1\n')).toBe('MATCH_NO_BIRTH_COLUMN')
  expect(await against('出生日期,车牌\n1950-03-01,苏D1\n')).toBe('MATCH_NO_ID_COLUMN')
  expect(await against('<html><table>')).toBe('WORKBOOK_DISGUISED')
  expect(await against(Buffer.from('504b0304ffff', 'hex'))).toBe('WORKBOOK_TRUNCATED')
  expect(await against(`姓名,身份证号\n"王芳,${ann}\n${`李,${bob}\n`.repeat(300_000)}`)).toBe('MATCH_QUOTE_OPEN')
  expect(await codeOf(match(['--people', at('nobody.csv'), '--against', at('bad.csv'), '--out', at('hits.csv')], io))).toBe('MATCH_FILE_MISSING')
  expect((await readdir(folder)).filter((name) => name.startsWith('hits'))).toEqual([])
  expect(await match(['--people', at('people.csv'), '--against', at('bad.csv')], io)).toBe(2)
  expect(await match(['--people', at('people.csv'), '--against', at('bad.csv'), '--out', at('people.csv')], io)).toBe(2)
  expect(await match(['--people', at('people.csv'), '--against', at('bad.csv'), '--out', at('x.csv'), '--fly', 'far'], io)).toBe(2)
  expect(await match(['--people', at('people.csv'), '--against', at('bad.csv'), '--out', at('x.csv'), '--alike-from', '12'], io)).toBe(2)
  await writeFile(at('names.csv'), '姓名,出生日期\n王芳,1930-01-15\n')
  expect(await codeOf(match(['--people', at('names.csv'), '--against', at('people.csv'), '--out', at('x.csv')], io))).toBe('MATCH_NEEDS_IDS')
  expect(lines.join('\n')).not.toContain('cli.')
})

test('a column that is not there is refused with those that are', async () => {
  const { io } = listen()
  const flags = ['--people', at('people.csv'), '--against', at('file.csv'), '--out', at('nothing.csv')]
  await writeFile(at('people.csv'), people)
  await writeFile(at('file.csv'), `姓名,身份证号\n王芳,${ann}\n`)
  for (const column of ['id', 'name', 'birth', 'people-id']) await expect(match([...flags, `--${column}-column`, '9'], io)).rejects.toMatchObject({ code: 'MATCH_NO_SUCH_COLUMN', details: { column: '9', headings: '姓名、身份证号' } })
  expect(await codeOf(match([...flags, '--id-column', '号码'], io))).toBe('MATCH_NO_SUCH_COLUMN')
  expect(await match([...flags, '--id-column', '2'], io)).toBe(0)
})

test('where nothing can be written, the file is named', async () => {
  const { io } = listen()
  await writeFile(at('people.csv'), people)
  await writeFile(at('file.csv'), people)
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  for (const [out, reason] of [[at('nowhere/x.csv'), 'ENOENT'], [folder, 'EISDIR']] as const) {
    const refused = { code: 'MATCH_OUT_REFUSED', details: { file: out, reason } }
    await expect(match(['--people', at('people.csv'), '--against', at('file.csv'), '--out', out], io)).rejects.toMatchObject(refused)
    await expect(match(['--people', at('people.csv'), '--against', at('file.csv'), '--out', at('left.csv'), '--refused', out], io)).rejects.toMatchObject(refused)
    await expect(matchSeal(['--people', at('people.csv'), '--out', out, '--until', until, '--purpose', '核对'], io)).rejects.toMatchObject(refused)
  }
  expect((await readdir(folder)).filter((name) => name.startsWith('left'))).toEqual([])
})

test('a file or a list that says nothing of anybody is no result; damaged rows are told all the same', async () => {
  const { io } = listen()
  const tryWith = async (list: string, file: string) => {
    for (const name of ['none.csv', 'damaged.csv']) await rm(at(name), { force: true })
    await writeFile(at('list.csv'), list)
    await writeFile(at('file.csv'), file)
    return codeOf(match(['--people', at('list.csv'), '--against', at('file.csv'), '--out', at('none.csv'), '--refused', at('damaged.csv')], io))
  }
  expect(await tryWith(people, '姓名,身份证号\n')).toBe('WORKBOOK_EMPTY')
  expect(await tryWith(people, '姓名,身份证号\n王芳,12\n李明,9.9E+17\n某某,\n')).toBe('MATCH_ALL_REFUSED')
  expect((await readFile(at('damaged.csv'), 'utf8')).trim().split('\r\n')).toHaveLength(3)
  expect(await tryWith(people, '姓名,出生日期\n,1930-01-15\n')).toBe('MATCH_ALL_REFUSED')
  expect(await tryWith('姓名,身份证号\n王芳,12\n', people)).toBe('MATCH_LIST_EMPTY')
  expect(await codeOf(matchSeal(['--people', at('list.csv'), '--out', at('none.sealed'), '--until', '2026-12-01', '--purpose', '核对'], io))).toBe('MATCH_LIST_EMPTY')
  expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([])
})

test('rows without an id are found by name and birth date, or by name, sex and address, and say how', async () => {
  const byBirth = await matched('姓名,出生日期,车牌\n王芳,1930-01-15,苏D1\n王方,1930-1-15,苏D2\n王芳,1931-07-16,苏D3\n王芳,去年,苏D4\n')
  expect(byBirth.hits).toEqual(['2,2、6,王芳,same,"no id, likeness 100: same name、same birth date",王芳,1930-01-15,苏D1', '3,2、6,王芳,differs,"no id, likeness 94: name sounds the same、same birth date",王方,1930-1-15,苏D2'])
  expect(byBirth.refused.join()).toMatch(/^5,/)
  expect(byBirth.lines.join('\n')).toMatch(/looked up by 姓名、出生日期/)
  expect(byBirth.lines.join('\n')).toMatch(/Of 4 rows without a citizen id: 2 hits; 1 rows say too little/)
  expect((await matched('姓名,出生日期\n王芳,1930-01-16\n', ['--alike-from', '80'])).hits).toHaveLength(1)
  expect((await matched('姓名,出生日期\n王芳,1930-01-16\n')).hits).toEqual([])
  expect((await matched(`姓名,身份证号,出生日期\n李明,${bob},\n王芳,,1930-01-15\n`)).hits.map((row) => row.slice(0, 2))).toEqual(['2,', '3,'])

  await writeFile(at('people.csv'), `姓名,身份证号,住址\n王芳,${ann},东城街道文昌社区3组12号\n`)
  await writeFile(at('file.csv'), '谁,男女,哪里\n王芳,男,文昌社区3组12号\n王芳,男,西湾村3组12号\n')
  const { io } = listen()
  const flags = ['--name-column', '谁', '--sex-column', '男女', '--address-column', '哪里']
  expect(await match(['--people', at('people.csv'), '--against', at('file.csv'), '--out', at('hits.csv'), ...flags], io)).toBe(0)
  expect((await readFile(at('hits.csv'), 'utf8')).trim().split('\r\n').slice(1)).toEqual(['2,2,王芳,same,"no id, likeness 100: same name、same address、same sex",王芳,男,文昌社区3组12号'])
})

test('a large file goes through piece by piece and gives the same, in the order of the file', async () => {
  const row = (n: number) => `外人,990010194001010463,${'x'.repeat(400)}${n}\n`
  let text = '姓名,身份证号,备注\n'
  const expected: string[] = []
  for (let n = 0; n < 80_000; n++) {
    if (n % 16_000 === 7) expected.push(`${n + expected.length + 2},3,李明,same,citizen id,李明,${bob},${n}`)
    text += (n % 16_000 === 7 ? `李明,${bob},${n}\n` : '') + row(n)
  }
  const { hits, lines } = await matched(text)
  expect(hits).toEqual(expected)
  expect(lines.join('\n')).toContain('80005 rows read: 5 hits')
}, 60_000)

test('a list that memory cannot hold is refused at once, with what to do', async () => {
  await writeFile(at('file.csv'), `姓名,身份证号\n王芳,${ann}\n`)
  const codeFor = async (list: string, beginning: string) => {
    await writeFile(at(list), beginning)
    // A hole: nothing of it is on the disk.
    await truncate(at(list), 2 ** 31)
    return codeOf(match(['--people', at(list), '--against', at('file.csv'), '--out', at('none.csv')], listen().io)).finally(() => rm(at(list)))
  }
  expect(await codeFor('huge.csv', people + `李明,${bob}\n`.repeat(50_000))).toBe('MATCH_LIST_TOO_LARGE')
  expect(await codeFor('huge.xlsx', 'PK\u0003\u0004')).toBe('TOO_LARGE')
  expect(await readdir(folder)).not.toContain('none.csv')
})

test('a sealed list finds the same people without naming any, and only until its last day', async () => {
  const { io, lines } = listen()
  await writeFile(at('people.csv'), people)
  await writeFile(at('file.csv'), `姓名,身份证号\n外人,990010194001010463\n王芳,${ann}\n孙八,${oldId}\n坏,12\n`)
  const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const seal = (day: string) => matchSeal(['--people', at('people.csv'), '--out', at('list.sealed'), '--until', day, '--purpose', '核对死亡信息'], io)
  expect(await seal(until)).toBe(0)
  const sealed = await readFile(at('list.sealed'))
  expect(sealed.toString('latin1')).not.toContain(ann.slice(0, 17))
  expect(sealed.toString('utf8')).not.toContain('王芳')

  const runWith = (file: string) => matchRun(['--sealed', at(file), '--against', at('file.csv'), '--out', at('found.csv'), '--refused', at('damaged.csv')], io)
  expect(await runWith('list.sealed')).toBe(0)
  expect((await readFile(at('found.csv'), 'utf8')).trim().split('\r\n').slice(1)).toEqual([`3,王芳,${ann}`, `4,孙八,${oldId}`])
  expect(lines.join('\n')).toContain('3 people, made')
  expect(lines.join('\n')).toContain('4 rows read: 2 hits, 1 rows with a damaged')

  expect(await codeOf(seal('2020-01-01'))).toBe('MATCH_SEALED_UNTIL')
  expect(await codeOf(seal('2199-01-01'))).toBe('MATCH_SEALED_UNTIL')
  await writeFile(at('short.sealed'), sealed.subarray(0, -1))
  expect(await codeOf(runWith('short.sealed'))).toBe('MATCH_SEALED_DAMAGED')
  const [head = ''] = sealed.toString('latin1').split('\n', 1)
  const headed = (old: string, other: string) => Buffer.concat([Buffer.from(Buffer.from(head, 'latin1').toString('utf8').replace(old, other)), sealed.subarray(head.length)])
  await writeFile(at('altered.sealed'), headed('核对死亡信息', '核对车辆信息'))
  expect(await codeOf(runWith('altered.sealed'))).toBe('MATCH_SEALED_DAMAGED')
  await writeFile(at('altered.sealed'), sealed.map((byte, place) => (place === head.length + 3 ? byte ^ 1 : byte)))
  expect(await codeOf(runWith('altered.sealed'))).toBe('MATCH_SEALED_DAMAGED')
  const key = Buffer.from((JSON.parse(head) as { key: string }).key, 'base64')
  const sealedAgain = (content: Uint8Array) => Buffer.concat([content, createHmac('sha256', key).update(content).digest()])
  await writeFile(at('long.sealed'), sealedAgain(headed(`"until":"${until}"`, '"until":"2199-01-01"').subarray(0, -32)))
  expect(await codeOf(runWith('long.sealed'))).toBe('MATCH_SEALED_DAMAGED')
  await writeFile(at('old.sealed'), sealedAgain(headed(`"until":"${until}"`, '"until":"2020-01-01"').subarray(0, -32)))
  expect(await codeOf(runWith('old.sealed'))).toBe('MATCH_SEALED_ENDED')
  await writeFile(at('file.csv'), '姓名,出生日期\n王芳,1930-01-15\n')
  expect(await codeOf(runWith('list.sealed'))).toBe('MATCH_NEEDS_IDS')
  expect(await codeOf(runWith('nowhere.sealed'))).toBe('MATCH_FILE_MISSING')
  expect(await matchRun(['--sealed', at('list.sealed')], io)).toBe(2)
  expect(await matchSeal([], io)).toBe(2)
})
