import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCharacterOf } from '#domain/id/check-character.ts'
import { matchFile, type MatchBatch } from './match-file.ts'
import { readPeople } from './read-people.ts'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'doudi-match-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const [ann, bob] = ['990010193001150015', '990010193502280133']
const today = '2026-11-22'

async function workbook(name: string, ...sheets: (string | number)[][][]): Promise<string> {
  await writeFile(path.join(folder, name), await writeXlsx({ sheets: sheets.map((rows, at) => ({ name: `第${at + 1}镇`, rows })) }))
  return path.join(folder, name)
}
async function all(file: string, list: string) {
  const people = await readPeople(list, {}, today)
  const batches: MatchBatch[] = []
  for await (const batch of (await matchFile(file, people, {}, { today })).batches) batches.push(batch)
  return { people, rows: batches.reduce((sum, batch) => sum + batch.rows, 0), withoutId: batches.reduce((sum, batch) => sum + batch.withoutId, 0), hits: batches.flatMap((batch) => batch.hits), refused: batches.flatMap((batch) => batch.refused) }
}

test('list and file may be workbooks, with titles above the headings', async () => {
  const list = await workbook('list.xlsx', [['在册人员名单'], ['姓名', '身份证号'], ['王芳', ann], ['李明', bob], ['无证', '']])
  const file = await workbook('file.xlsx', [['某某登记'], ['产权人姓名', '证件号码', '面积'], ['外人', '990010194001010463', 80], ['王芳', ` ${ann}`, 90], ['坏', '12', 1], ['空', '', 2]])
  const { people, rows, withoutId, hits, refused } = await all(file, list)
  expect(people.count).toBe(2)
  expect(people.refused).toEqual([{ place: 5, fault: 'EMPTY' }])
  expect({ rows, withoutId, refused }).toEqual({ rows: 4, withoutId: 1, refused: [{ place: 5, fault: 'LENGTH' }] })
  expect(hits.map(({ place, holder, name }) => ({ place, of: people.of(holder), name }))).toEqual([{ place: 4, of: { name: '王芳', places: [3] }, name: 'SAME' }])
})

test('a number that a spreadsheet kept as a number is nobody, even where its last digits happen to be right', async () => {
  const ids = Array.from({ length: 1000 }, (_, seq) => `99001019300115${String(seq).padStart(3, '0')}`).map((first17) => first17 + checkCharacterOf(first17))
  const kept = ids.find((id) => BigInt(Number(id.replace('X', '0'))) === BigInt(id.replace('X', '0')) && !id.endsWith('X')) as string
  const list = await workbook('list.xlsx', [['姓名', '身份证号'], ['王芳', kept]])
  const { hits, refused } = await all(await workbook('file.xlsx', [['姓名', '身份证号'], ['王芳', Number(kept)], ['王芳', kept]]), list)
  expect(hits.map((hit) => hit.place)).toEqual([3])
  expect(refused).toEqual([{ place: 2, fault: 'EXCEL_PRECISION' }])
})

test('all sheets of a workbook that have the same headings are read; others are refused by name', async () => {
  const list = await workbook('list.xlsx', [['姓名', '身份证号'], ['王芳', ann], ['李明', bob]])
  const heading = ['姓名', '身份证号', '面积']
  const { hits } = await all(await workbook('towns.xlsx', [heading, ['王芳', ann, 1]], [['说明'], ['本表由各镇填报']], [['某镇'], heading, ['李明', bob, 2]]), list)
  expect(hits.map((hit) => hit.place)).toEqual(['1!2', '3!3'])
  await expect(all(await workbook('mixed.xlsx', [heading, ['王芳', ann, 1]], [['身份证号', '姓名'], [bob, '李明']]), list)).rejects.toMatchObject({ code: 'MATCH_SHEETS_DIFFER', details: { first: '第1镇', sheets: '第2镇' } })
})

test('a file that is written to while it is read gives no result', async () => {
  const list = path.join(folder, 'list.csv')
  await writeFile(list, `姓名,身份证号\n王芳,${ann}\n`)
  const file = path.join(folder, 'file.csv')
  await writeFile(file, `姓名,身份证号\n王芳,${ann}\n`)
  const people = await readPeople(list, {}, today)
  const { batches } = await matchFile(file, people, {}, { today })
  await writeFile(file, `姓名,身份证号\n王芳,${ann}\n李明,${bob}\n`)
  const reading = (async () => { for await (const _ of batches); })()
  await expect(reading).rejects.toMatchObject({ code: 'MATCH_FILE_CHANGED' })
})
