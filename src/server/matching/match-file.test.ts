import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeXlsxStream } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { matchFile, type MatchBatch } from './match-file.ts'
import { readPeople } from './read-people.ts'

let folder = ''
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'doudi-match-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))

const [ann, bob] = ['990010193001150015', '990010193502280133']
const today = '2026-11-22'

async function workbook(name: string, rows: (string | number)[][]): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of writeXlsxStream(rows, { name: '登记' })) chunks.push(chunk)
  await writeFile(path.join(folder, name), Buffer.concat(chunks))
  return path.join(folder, name)
}
async function all(file: string, list: string) {
  const people = await readPeople(list, {}, today)
  const batches: MatchBatch[] = []
  for await (const batch of (await matchFile(file, people, {}, { today, threads: 2 })).batches) batches.push(batch)
  return { people, rows: batches.reduce((sum, batch) => sum + batch.rows, 0), withoutId: batches.reduce((sum, batch) => sum + batch.withoutId, 0), hits: batches.flatMap((batch) => batch.hits), refused: batches.flatMap((batch) => batch.refused) }
}

test('list and file may be workbooks, with titles above the headings', async () => {
  const list = await workbook('list.xlsx', [['在册人员名单'], ['姓名', '身份证号'], ['王芳', ann], ['李明', bob], ['无证', '']])
  const file = await workbook('file.xlsx', [['某某登记'], ['产权人姓名', '证件号码', '面积'], ['外人', '990010194001010463', 80], ['王芳', ` ${ann}`, 90], ['坏', '12', 1], ['空', '', 2]])
  const { people, rows, withoutId, hits, refused } = await all(file, list)
  expect(people.count).toBe(2)
  expect(people.refused).toEqual([{ line: 5, fault: 'EMPTY' }])
  expect({ rows, withoutId, refused }).toEqual({ rows: 4, withoutId: 1, refused: [{ line: 5, fault: 'LENGTH' }] })
  expect(hits.map(({ line, holder, name }) => ({ line, of: people.of(holder), name }))).toEqual([{ line: 4, of: { name: '王芳', lines: [3] }, name: 'SAME' }])
})

test('a file that is written to while it is read gives no result', async () => {
  const list = path.join(folder, 'list.csv')
  await writeFile(list, `姓名,身份证号\n王芳,${ann}\n`)
  const file = path.join(folder, 'file.csv')
  await writeFile(file, `姓名,身份证号\n王芳,${ann}\n`)
  const people = await readPeople(list, {}, today)
  const { batches } = await matchFile(file, people, {}, { today, threads: 1 })
  await writeFile(file, `姓名,身份证号\n王芳,${ann}\n李明,${bob}\n`)
  const reading = (async () => { for await (const _ of batches); })()
  await expect(reading).rejects.toMatchObject({ code: 'MATCH_FILE_CHANGED' })
})
