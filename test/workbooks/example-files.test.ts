import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ageOn } from '#domain/calendar/age.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { isTestRegion } from '#domain/id/citizen-id.ts'
import { findHeading } from '#domain/registry/roster-heading.ts'
import { rosterReader, type RowOfRoster } from '#domain/registry/roster-reader.ts'
import { villageIndex } from '#domain/registry/village-index.ts'
import { exampleAreaSheet } from '#server/example/area-sheet.ts'
import { exampleAreas } from '#server/example/areas.ts'
import { exampleRoster } from '#server/example/roster.ts'
import { readAreas } from '#server/features/areas/read-areas.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { planOf } from '#test/plan-files.ts'

const day = '2026-11-21'
const committed = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '..', '..', 'examples', name)))
const cells = async (bytes: Uint8Array) => (await readWorkbook(bytes, 'x.xlsx')).sheets

async function understood(today: string, on = today): Promise<RowOfRoster[]> {
  const sheet = (await cells(await exampleRoster(today, 'story')))[0]!
  const rows = sheet.rows.map((row, at) => ({ row: sheet.firstRow + at, cells: row }))
  const heading = findHeading(rows)!
  const parents = new Map(exampleAreas('story').map((area) => [area.code, area.name]))
  const villages = villageIndex(exampleAreas('story').map(({ level, code, name, parentCode }) => ({ id: name, parentId: parents.get(parentCode) ?? null, level, code, name })))
  const sources = planOf('jintan-2022').sources.map(({ id, title }) => ({ id, titles: Object.values(title) }))
  const read = rosterReader({ kind: 'example', today: on, villages, sources }).beginSheet({ name: sheet.name, mapping: heading.columns.map((column) => column.field) })
  return rows.filter(({ row }) => row > heading.row).flatMap((row) => read(row))
}

test('the files in examples/ are those that the tool makes', async () => {
  expect(await cells(committed('示例区-困难群众名册.xlsx'))).toEqual(await cells(await exampleRoster(day, 'district')))
  expect(await cells(committed('示例区-区划.xlsx'))).toEqual(await cells(await exampleAreaSheet()))
})

test('the same day gives the same bytes', async () => {
  expect(Buffer.from(await exampleRoster(day, 'district')).equals(await exampleRoster(day, 'district'))).toBe(true)
})

test('the area workbook has every area of the example', async () => {
  const [sheet] = await cells(committed('示例区-区划.xlsx'))
  // Above the district, which names nothing, stands the city of its code.
  const { areas, complaints } = readAreas(sheet!.rows.map((row) => row.map((cell) => cell.text)), sheet!.firstRow)
  expect(complaints).toEqual([])
  expect(areas.map(({ level, code, name, parentCode }) => ({ level, code, name, parentCode }))).toEqual(exampleAreas('district').map((area) => ({ ...area, parentCode: area.parentCode || '990000000000' })))
})

test('every row of the roster is understood, or refused for its reason', async () => {
  const rows = await understood(day)
  const count = (kind: RowOfRoster['kind']) => rows.filter((row) => row.kind === kind).length
  expect({ people: count('DATA'), subtotals: count('TOTAL'), headings: count('HEADING'), signatures: count('SIGNATURE'), notes: count('NOTE') }).toEqual({ people: 141, subtotals: 3, headings: 1, signatures: 1, notes: 4 })
  const refused = rows.flatMap(({ row, complaints }) => complaints.filter(({ grade }) => grade === 'REFUSED').map(({ code }) => `${row} ${code}`))
  expect(refused).toEqual(['45 ID_TWICE', '97 ID_EXCEL_SCIENTIFIC', '119 ID_CHECK_DIGIT', '131 NAME_EMPTY', '137 ID_EXCEL_PRECISION'])
  const noted = new Set(rows.flatMap(({ complaints }) => complaints.filter(({ grade }) => grade === 'NOTED').map(({ code }) => code)))
  expect([...noted].sort()).toEqual(['ID_WAS_15', 'SOURCE_UNKNOWN', 'VALUE_UNKNOWN', 'VILLAGE_MISSING', 'VILLAGE_UNKNOWN'])
})

test('households, their villages, and those without one', async () => {
  const rows = (await understood(day)).filter((row) => row.understood)
  const households = Map.groupBy(rows, (row) => row.householdKey!)
  expect([rows.length, households.size]).toEqual([136, 62])
  const villageOf = [...households.values()].map((members) => [...new Set(members.map(({ understood: one }) => one!.villageId))])
  expect(villageOf.every((villages) => villages.length === 1)).toBe(true)
  const perVillage = Object.fromEntries([...Map.groupBy(villageOf.flat(), (village) => village ?? '')].map(([village, all]) => [village, all.length]))
  expect(perVillage).toEqual({ 文昌社区: 9, 南门社区: 6, 城郊村: 7, 河口社区: 6, 西湾村: 7, 柳圩村: 7, 竹林村: 6, 创新社区: 5, 永丰村: 6, '': 3 })
  expect(rows.filter(({ understood: one }) => one!.villageId === undefined).map(({ understood: one }) => one!.townId)).toEqual(['河口镇', '东城街道', '东城街道', undefined])
})

test.each([day, '2027-01-03', '2027-12-31', '2028-03-01', '2028-02-29'])('ids and ages as of %s, read when the campaign had begun', async (today) => {
  const rows = (await understood(today, addDays(today, -31))).flatMap((row) => row.understood ?? [])
  expect(rows).toHaveLength(136)
  expect(rows.every((row) => isTestRegion(row.citizenId))).toBe(true)
  const ageOf = (name: string) => ageOn(rows.find((row) => row.name === name)!.birthDate, today)
  const [elder] = rows.filter((row) => row.name === '陈淑兰')
  expect([ageOf('陈淑兰'), ageOn(elder!.birthDate, addDays(today, 21)), elder!.livingState]).toEqual([79, 80, 'LIVES_ALONE'])
  for (const name of ['周凤英', '林秀华', '吕金凤', '孟庆余', '樊桂珍']) expect(ageOf(name)).toBeGreaterThanOrEqual(80)
  for (const name of ['何文静', '唐浩', '叶晨', '康宝', '谢宇']) expect(ageOf(name)).toBeLessThan(18)
})

test('every source of the plan but the vaguest is somebody’s', async () => {
  const found = new Set((await understood(day)).flatMap((row) => row.understood?.sources ?? []))
  expect([...found].sort()).toEqual(planOf('jintan-2022').sources.map((source) => source.id).sort())
})
