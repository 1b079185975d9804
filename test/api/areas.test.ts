import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { areaFigures, changeAreas, compareAreas, getArea, importAreas, listAreas, previewAreaChange, type AreaChange } from '#contract/areas.ts'
import { listCampaigns, listDuties, openCampaign } from '#contract/campaigns.ts'
import { listImportRows } from '#contract/imports.ts'
import { changePassword, setUp } from '#contract/sessions.ts'
import { ProblemError } from '#client/problem-error.ts'
import { importRoster } from './setup/import-roster.ts'
import { csvRoster, rosterHeadings, testId } from './setup/roster-sheet.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

const password = 'correct-horse'
let server: TestServer
let administrator: Person
beforeAll(async () => {
  server = await startServer('bare')
  administrator = server.nobody()
  await administrator.ask(setUp, { body: { token: server.serving.setupToken as string, login: 'admin', name: '何静', password, districtName: '某区', districtCode: '320413' } })
})
afterAll(() => server?.close())

const heading = '级别,代码,名称,上级代码'
const csv = (text: string) => new Blob([`\ufeff${text}`])
const sheet = (...lines: string[]) => csv(`某区区划表,,,\r\n${[heading, ...lines].join('\r\n')}`)
const send = (file: Blob, query: { on?: string; hash?: string; end?: string } = {}) => administrator.ask(importAreas, { query: { name: '区划.csv', ...query }, body: file })
const compare = (file: Blob) => administrator.ask(compareAreas, { query: { name: '区划.csv' }, body: file })
const names = async (asOf?: string) => (await administrator.ask(listAreas, { query: asOf === undefined ? {} : { asOf } })).rows.map((area) => `${area.level} ${area.code} ${area.name}`)
const idOf = async (name: string) => (await administrator.ask(listAreas, {})).rows.find((area) => area.name === name)!.id
const nothing = { added: 0, known: 0, renamed: 0, recoded: 0, moved: 0, ended: 0 }

test('towns, parks and villages come from a workbook, whatever the length of their codes', async () => {
  const done = await send(sheet('区,320413000000,某区,', '街道,320413001,东街街道,320413', '园区,320413400000,高新园区,320413000000', '社区,320413001001,东门社区,320413001000', '村,320413400201,高塘村,320413400'))
  expect(done).toEqual({ ...nothing, added: 4, known: 1 })
  expect(await names()).toEqual(['district 320413000000 某区', 'town 320413001000 东街街道', 'village 320413001001 东门社区', 'town 320413400000 高新园区', 'village 320413400201 高塘村'])
  // The first list says what there has been for long.
  expect(await names('2001-01-01')).toEqual(await names())
})

test('one bad row keeps all of them out, and every bad row is named with what is wrong', async () => {
  const before = await names()
  const lines = ['镇,320413100000,新镇,320413', '组,320413100001,一组,320413100', '村,3204131,短村,320413100', '村,320413100202,,320413100', '村,320413100203,无上级村,320413999', '村,320413100204,越级村,320413', '镇,320413100,又是新镇,320413', '村,3.20413E+11,圆整村,320413100', '什么,320413100207,无级村,320413100', '村,320413100000,镇码村,320413100', '区,320402,邻区,', '村,320413001301,同名村,320413001', '村,320413001302,同名村,320413001']
  const refused = await send(sheet(...lines)).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(ProblemError)
  expect((refused as ProblemError).details['rows']).toEqual([
    { row: 4, code: 'CODE_LEVEL', value: '320413100001' },
    { row: 5, code: 'CODE', value: '3204131' },
    { row: 6, code: 'NAME', value: '' },
    { row: 7, code: 'PARENT', value: '320413999000' },
    { row: 8, code: 'PARENT', value: '320413000000' },
    { row: 9, code: 'DUPLICATE', value: '320413100' },
    { row: 10, code: 'CODE_ROUNDED', value: '3.20413E+11' },
    { row: 11, code: 'LEVEL', value: '什么' },
    { row: 12, code: 'DUPLICATE', value: '320413100000' },
    { row: 13, code: 'OTHER_DISTRICT', value: '邻区' },
    { row: 15, code: 'NAME_TWICE', value: '同名村' },
  ])
  expect(await names()).toEqual(before)

  const marked = await administrator.fetch('/api/areas/annotate?name=x.csv', { method: 'POST', headers: { 'x-doudi': '1', 'content-type': 'application/octet-stream' }, body: sheet(...lines) })
  const text = (await marked.text()).split('\r\n')
  expect(text[1]).toMatch(/问题/)
  expect(text[2]).not.toMatch(/“/)
  expect(text[4]).toMatch(/代码“3204131”应为/)
  expect(text[9]).toMatch(/表格软件改成的数/)
  expect(await problemOf(send(csv('a,b\r\n1,2')))).toBe('AREAS_INVALID')
})

test('a newer list shows its difference first and is applied as of its day: new, renamed, recoded, moved, gone', async () => {
  await send(sheet('村,320413001002,西门村,320413001', '村,320413400202,低塘村,320413400', '村,320413400203,空村,320413400'), { on: '2026-11-01' })
  const list = sheet('街道,320413001000,东门街道,320413', '村,320413001001,东门社区,320413001', '村,320413001202,西门村,320413001', '村,320413400201,高塘村,320413001', '村,320413001203,后来村,320413001', '村,320413400202,低塘村,320413400')
  const before = await names()
  const seen = await compare(list)
  const pick = (rows: readonly { name: string; was: string; becomes: string }[]) => rows.map(({ name, was, becomes }) => `${name} ${was} ${becomes}`)
  expect(seen.added.map((area) => `${area.parentName} ${area.name}`)).toEqual(['东门街道 后来村'])
  expect(pick(seen.renamed)).toEqual(['东门街道 东街街道 东门街道'])
  expect(pick(seen.recoded)).toEqual(['西门村 320413001002 320413001202'])
  expect(pick(seen.moved)).toEqual(['高塘村 高新园区 东门街道'])
  expect(seen.gone.map(({ name, canEnd }) => [name, canEnd])).toEqual([['高新园区', false], ['空村', true]])
  expect(await names()).toEqual(before)

  const empty = seen.gone.find((area) => area.name === '空村')!.areaId
  expect(await problemOf(send(list, { hash: 'of something else' }))).toBe('AREA_CHANGE_OUTDATED')
  expect(await problemOf(send(list, { on: '2027-01-01' }))).toBe('AREA_CHANGE_DATE')
  expect(await problemOf(send(list, { end: await idOf('高新园区') }))).toBe('AREA_CHANGE_IMPOSSIBLE')
  expect(await send(list, { on: '2026-11-10', hash: seen.hash, end: empty })).toEqual({ added: 1, known: 5, renamed: 1, recoded: 1, moved: 1, ended: 1 })

  expect(await names()).toEqual(['district 320413000000 某区', 'town 320413001000 东门街道', 'village 320413001001 东门社区', 'village 320413001202 西门村', 'village 320413001203 后来村', 'town 320413400000 高新园区', 'village 320413400201 高塘村', 'village 320413400202 低塘村'])
  expect(await names('2026-11-09')).toEqual(before)
  expect(await names('2026-10-31')).not.toContain('village 320413400203 空村')
  const moved = await administrator.ask(getArea, { params: { areaId: await idOf('高塘村') } })
  expect(moved.events.map(({ on, kind, was, is, by }) => [on, kind, was, is, by])).toEqual([[null, 'began', '', '高塘村', '何静'], ['2026-11-10', 'moved', '高新园区', '东门街道', '何静']])
  expect(moved.above.map((area) => area.name)).toEqual(['某区', '东门街道'])
  const ended = await administrator.ask(getArea, { params: { areaId: empty } })
  expect([ended.until, ended.events.at(-1)!.kind]).toEqual(['2026-11-10', 'ended'])
  expect(await send(list)).toEqual({ ...nothing, known: 6 })
})

test('an area is the one with its code: two villages that exchange their names are renamed, and one change of a code is a change of its own', async () => {
  const exchanged = sheet('村,320413001202,东门社区,320413001', '村,320413001001,西门村,320413001')
  const seen = await compare(exchanged)
  expect([seen.renamed.length, seen.recoded.length]).toEqual([2, 0])
  const change = async (input: AreaChange) => administrator.ask(changeAreas, { body: { change: input, hash: (await administrator.ask(previewAreaChange, { body: { change: input } })).hash } })
  await change({ kind: 'recode', areaId: await idOf('后来村'), on: '2026-11-12', code: '320413001299' })
  expect(await names()).toContain('village 320413001299 后来村')
})

test('lists without levels and codes above, and lists of villages with their town and groups, say the same', async () => {
  expect(await send(csv('统计用区划代码,名称\r\n320413500000,新塘镇\r\n320413500201,一塘村\r\n'))).toEqual({ ...nothing, added: 2 })
  const wide = csv('镇（街道）,村（居）,村代码,村民小组\r\n新塘镇,二塘村,320413500202,第一村民小组\r\n新塘镇,二塘村,320413500202,第十二村民小组\r\n新塘镇,三塘村,320413500203,\r\n')
  expect(await send(wide)).toEqual({ ...nothing, added: 4, known: 1 })
  expect((await names()).filter((name) => name.includes('320413500202'))).toEqual(['village 320413500202 二塘村', 'group 320413500202001 第一村民小组', 'group 320413500202012 第十二村民小组'])
  expect((await compare(wide)).same).toBe(5)
})

test('a city comes to stand above the district, and no path below it changes', async () => {
  const paths = async () => (await administrator.ask(listAreas, {})).rows.filter((area) => area.level !== 'city').map((area) => [area.id, area.path])
  const before = await paths()
  expect(await send(sheet('市,320400,某市,', '区,320413,某区,320400'))).toEqual({ ...nothing, added: 1, known: 1 })
  expect((await names())[0]).toBe('city 320400000000 某市')
  expect(await paths()).toEqual(before)
  expect(await problemOf(send(sheet('市,320500,邻市,')))).toBe('AREAS_INVALID')
})

describe('lists that are none, each with a clear answer', () => {
  const bytes = (...list: number[]) => new Blob([Uint8Array.from(list)])
  const zip = [0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0]
  test.each<[string, Blob, string]>([
    ['nothing', bytes(), 'WORKBOOK_EMPTY'],
    ['blanks', csv('   \r\n  \r\n'), 'WORKBOOK_EMPTY'],
    ['only commas', csv(',,,\r\n,,,\r\n'), 'AREAS_INVALID'],
    ['only headings', csv(heading), 'AREAS_INVALID'],
    ['headings and blank rows', csv(`${heading}\r\n,,,\r\n,,,\r\n`), 'AREAS_INVALID'],
    ['no code column', csv('级别,名称\r\n村,东村\r\n'), 'AREAS_INVALID'],
    ['no name column', csv('级别,代码\r\n村,320413001009\r\n'), 'AREAS_INVALID'],
    ['two headings of one field', csv('代码,代码,名称\r\n320413001009,320413001010,东村'), 'fine'],
    ['a web page', csv('<html><table><tr><td>代码</td></tr></table></html>'), 'WORKBOOK_DISGUISED'],
    ['a PDF', csv('%PDF-1.7 x').slice(3), 'WORKBOOK_DISGUISED'],
    ['an old workbook', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('Workbook', 'utf16le')), 'WORKBOOK_OLD_XLS'],
    ['half a zip', bytes(...zip), 'WORKBOOK_TRUNCATED'],
    ['binary', bytes(1, 0, 2, 0, 0, 0, 3, 7, 0, 0, 1), 'WORKBOOK_UNREADABLE'],
    ['rich text', new Blob(['{\\rtf1 x}']), 'WORKBOOK_DISGUISED'],
    ['a code of five digits', csv('代码,名称\r\n32041,短区'), 'AREAS_INVALID'],
    ['a code of thirteen digits', csv('代码,名称\r\n3204130010091,长村'), 'AREAS_INVALID'],
    ['a citizen id for a code', csv('代码,名称\r\n990010193001150015,某人'), 'AREAS_INVALID'],
    ['letters in a code', csv('代码,名称\r\n32041300100O,字村'), 'AREAS_INVALID'],
    ['a code as a number', csv('代码,名称\r\n3.20E+11,数村'), 'AREAS_INVALID'],
    ['a negative code', csv('代码,名称\r\n-320413001009,负村'), 'AREAS_INVALID'],
    ['no name', csv('代码,名称\r\n320413001009,'), 'AREAS_INVALID'],
    ['a name of two hundred characters', csv(`代码,名称\r\n320413001009,${'村'.repeat(200)}`), 'AREAS_INVALID'],
    ['a code twice', csv('代码,名称\r\n320413001009,甲村\r\n320413001009,乙村'), 'AREAS_INVALID'],
    ['a name twice', csv('代码,名称\r\n320413001009,甲村\r\n320413001010,甲村'), 'AREAS_INVALID'],
    ['a village of a town that is not there', csv('代码,名称\r\n320413777009,孤村'), 'AREAS_INVALID'],
    ['another district', csv('代码,名称\r\n320402,邻区'), 'AREAS_INVALID'],
    ['another province', csv('代码,名称\r\n110101001001,远村'), 'AREAS_INVALID'],
    ['a level nobody knows', csv(`${heading}\r\n片区,320413001009,东片,320413001`), 'AREAS_INVALID'],
    ['a village right below the district', csv(`${heading}\r\n村,320413001009,东村,320413`), 'AREAS_INVALID'],
    ['a village that stands below itself', csv(`${heading}\r\n村,320413001009,东村,320413001009`), 'AREAS_INVALID'],
    ['a town that stands below a village', csv(`${heading}\r\n镇,320413009,东镇,320413001001`), 'AREAS_INVALID'],
    ['a known village as a town', csv(`${heading}\r\n镇,320413400202,低塘村,320413`), 'AREAS_INVALID'],
    ['formulas that failed', csv('代码,名称\r\n#REF!,#N/A'), 'AREAS_INVALID'],
    ['control characters', csv('代码,名称\r\n320413001\u0007009,\u0001村'), 'AREAS_INVALID'],
    ['quotes that are never closed', csv('代码,名称\r\n"320413001009,东村\r\n320413001010,西村'), 'AREAS_INVALID'],
    ['another table', csv('姓名,身份证号\r\n张三,990010195001010018'), 'AREAS_INVALID'],
  ])('%s', async (_name, file, code) => {
    const before = await names()
    const answer = await compare(file).then(() => undefined, (error: unknown) => error as ProblemError)
    expect(answer === undefined || answer.status < 500, answer?.code).toBe(true)
    expect(answer?.code ?? 'fine').toBe(code)
    if (code === 'AREAS_INVALID') expect((answer!.details['rows'] as unknown[]).length).toBeGreaterThan(0)
    if (code !== 'fine') expect(await problemOf(send(file))).toBe(code)
    expect(await names()).toEqual(before)
  })
})

test('a real database refuses the ids of the test region', async () => {
  await administrator.ask(createAccount, { body: { login: 'district', name: '王敏', role: 'district-officer', areaId: await idOf('某区'), password: 'first-password' } as never })
  const newcomer = await server.as('district', 'first-password')
  await newcomer.ask(changePassword, { body: { current: 'first-password', next: password } })
  const officer = await server.as('district', password)
  const { id } = await officer.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2026-10-20' } })
  const done = await importRoster(officer, id, csvRoster(rosterHeadings, [{ 姓名: '张三', 身份证号: testId('1950-06-01', 1), 与户主关系: '户主', '镇（街道）': '东门街道', '村（居）': '东门社区', 救助类型: '低保' }]))
  expect(done).toMatchObject({ counts: { imported: 0, refused: 1, households: 0 } })
  const [row] = (await officer.ask(listImportRows, { params: { id: done.id }, query: { limit: 10 } })).rows
  expect(row!.complaints.map((complaint) => complaint.code)).toEqual(['ID_TEST_REGION'])
  expect((await officer.ask(areaFigures, { query: {} })).rows.every((figure) => figure.households === 0)).toBe(true)
  expect(await problemOf(administrator.ask(getArea, { params: { areaId: randomUUID() } }))).toBe('NOT_FOUND')
})

test('a village that comes after a campaign was opened owes what the others owe; what was done stays done', async () => {
  const officer = await server.as('district', password)
  const { id } = (await officer.ask(listCampaigns, {})).rows[0]!
  const dutiesOf = async (name: string) => (await officer.ask(listDuties, { params: { id } })).rows.filter((duty) => duty.areaName === name).map((duty) => `${duty.code} ${duty.due}`)
  const others = await dutiesOf('东门社区')
  const before = (await officer.ask(listDuties, { params: { id } })).rows
  expect(others.length).toBeGreaterThan(0)
  await send(sheet('村,320413001204,最后村,320413001'))
  expect(await dutiesOf('最后村')).toEqual(others)
  const after = (await officer.ask(listDuties, { params: { id } })).rows
  expect(after.filter((duty) => duty.areaName !== '最后村')).toEqual(before)
})
