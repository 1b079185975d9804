import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { getBoard, listCampaigns, listDuties } from '#contract/campaigns.ts'
import { getDeliverable, getDeliverableVersion, listDeliverables, returnDeliverable, submitDeliverable, writeDeliverableText, type DeliverableSheet } from '#contract/deliverables.ts'
import { getHousehold } from '#contract/households.ts'
import { listEntries } from '#contract/rosters.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { readWorkbook } from '#server/workbook/read-workbook.ts'
import { convert, hasOffice } from '../workbooks/office.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let district: Person
let towns: Record<string, Person>
let campaignId: string
let areas: Map<string, string>
const password = examplePassword

beforeAll(async () => {
  server = await startServer('example')
  district = await server.as('quxian')
  towns = { 东城街道: await server.as('dongcheng'), 河口镇: await server.as('hekou'), 示例经济开发区: await server.as('kaifaqu') }
  campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  areas = new Map((await district.ask(listAreas, {})).rows.map((area) => [area.name, area.id]))
})
afterAll(() => server?.close())

const keyOf = (code: string, area: string) => ({ id: campaignId, code, areaId: areas.get(area)! })
const report = (person: Person, code: string, area: string, no?: number) => person.ask(getDeliverable, { params: keyOf(code, area), query: no === undefined ? {} : { no } })
const value = (sheet: Pick<DeliverableSheet, 'figures'>, id: string) => sheet.figures.find((figure) => figure.id === id)?.value
const write = (person: Person, code: string, area: string, section: string, body: string, version = 0) => person.ask(writeDeliverableText, { params: { ...keyOf(code, area), section }, query: {}, body: { body, version } })

test('the figures of a situation report are those of the board, and each names its rows [J-40 A-04 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  for (const [name, town] of Object.entries(towns)) {
    const sheet = await report(town, 'situation-report', name)
    const { total } = await town.ask(getBoard, { params: { id: campaignId }, query: {} })
    expect(['coverage:frame', 'coverage:seen', 'coverage:partly', 'problems:total', 'problems:spot', 'problems:open'].map((id) => value(sheet, id))).toEqual([total.households, total.seen, total.partly, total.findings, total.fixedOnSpot, total.openFindings])
    for (const figure of sheet.figures) {
      if (!figure.table) continue
      expect(figure.rows).toHaveLength(figure.value)
      const rows = sheet.tables.find((table) => table.id === figure.table)!.rows
      expect(figure.rows.every((no) => rows[no - 1]?.householdId)).toBe(true)
    }
    const listed = (await town.ask(listEntries, { params: { id: campaignId }, query: { coverage: 'SEEN', limit: 200 } })).rows.map((row) => row.householdId).sort()
    const seen = sheet.figures.find((figure) => figure.id === 'coverage:seen')!
    const rows = sheet.tables.find((table) => table.id === seen.table)!.rows
    expect(seen.rows.map((no) => rows[no - 1]!.householdId).sort()).toEqual(listed)
  }
})

test('nothing is written by itself: a report waits for the texts of people, keeps who wrote, and refuses to write over another’s words [A-12]', async () => {
  const town = towns['河口镇']!
  const empty = await report(town, 'situation-report', '河口镇')
  expect(empty.notReady.map((one) => one.section)).toEqual(['organisation', 'advice'])
  expect(empty.sections.every((section) => (section.text ?? '') === '')).toBe(true)
  expect(await problemOf(town.ask(submitDeliverable, { params: keyOf('situation-report', '河口镇'), query: {}, body: { password, hash: empty.hash } }))).toBe('DELIVERABLE_NOT_READY')
  expect(await write(town, 'situation-report', '河口镇', 'organisation', '镇成立工作组，分管领导牵头。')).toEqual({ version: 1 })
  expect(await problemOf(write(town, 'situation-report', '河口镇', 'organisation', '另一台电脑上写的'))).toBe('CHANGED_MEANWHILE')
  expect(await write(town, 'situation-report', '河口镇', 'advice', '建议提高照护补贴，990010193001150015 一户急需。')).toEqual({ version: 1 })
  const written = await report(town, 'situation-report', '河口镇')
  expect(written.notReady).toEqual([])
  expect(written.texts.map((text) => [text.section, text.byName]).sort()).toEqual([['advice', '赵晓梅'], ['organisation', '赵晓梅']])
  expect(JSON.stringify(written)).not.toContain('990010193001150015')
  expect(await problemOf(write(district, 'situation-report', '河口镇', 'advice', '区里替写', 1))).toBe('NOT_ALLOWED')
  expect(await problemOf(write(town, 'situation-report', '河口镇', 'found-nowhere', '没有这一节'))).toBe('NOT_FOUND')
})

test('beside a figure stands how many could not be decided, as the pages of their households say, also on paper [J-10 A-12 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const town = towns['河口镇']!
  const sheet = await report(town, 'situation-report', '河口镇')
  const entries = (await town.ask(listEntries, { params: { id: campaignId }, query: { limit: 200 } })).rows
  const open = (await Promise.all(entries.map((entry) => town.ask(getHousehold, { params: { id: entry.householdId } })))).flatMap((household) => household.undecided)
  const figureOf = (id: string | undefined) => sheet.figures.find((figure) => figure.id === id)
  for (const [group, label] of [['disabled', 'disabled'], ['left-behind', 'left-behind-children'], ['children', 'children-in-difficulty']]) {
    const people = figureOf(`group:${group}:people`)!
    expect(figureOf(people.undecided)?.value ?? 0, group).toBe(open.filter((one) => one.id === label).length)
    expect(figureOf(people.undecided)?.table ?? 'people', group).toBe('people')
  }
  expect(figureOf(figureOf('group:disabled:people')!.undecided)!.value).toBeGreaterThan(0)
  expect(value(sheet, 'gap:none')).toBe(value(sheet, 'problems:total'))
})

const handIn = async (person: Person, code: string, area: string) => {
  const { hash } = await report(person, code, area)
  return person.ask(submitDeliverable, { params: keyOf(code, area), query: {}, body: { password, hash } })
}

test('the district beside its towns: equal, or each difference is explained by its rows [J-51 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const line = async (id: string) => {
    const sheet = await report(district, 'district-report', '示例区')
    const matrix = sheet.sections.find((section) => section.matrix)!.matrix!
    const cells = Object.fromEntries(matrix.columns.map((column, index) => [column.title.zh, matrix.lines.find((one) => one.id === id)!.cells[index]]))
    return { cells, sheet }
  }
  const before = await line('coverage:frame')
  expect(before.cells['东城街道']).toBeNull()
  expect([before.cells['各地合计']!.value, before.cells['当前数']!.value, before.cells['差异']!.value]).toEqual([0, 62, 62])

  const version = await handIn(towns['河口镇']!, 'situation-report', '河口镇')
  const after = await line('coverage:frame')
  expect(after.cells['河口镇']).toMatchObject({ version: version.id, figure: 'coverage:frame' })
  const frozen = await district.ask(getDeliverableVersion, { params: { id: version.id } })
  expect(after.cells['河口镇']!.value).toBe(value(frozen, 'coverage:frame'))
  expect(after.cells['差异']!.value).toBe(62 - after.cells['河口镇']!.value)
  const told = after.sheet.figures.find((figure) => figure.id === after.cells['差异']!.figure)!
  const rows = after.sheet.tables.find((table) => table.id === 'differences')!.rows
  expect(new Set(told.rows.map((no) => rows[no - 1]!.cells['why']))).toEqual(new Set(['镇（街道）尚未上报']))

  for (const name of ['东城街道', '示例经济开发区']) {
    for (const section of ['organisation', 'advice']) await write(towns[name]!, 'situation-report', name, section, '已组织。')
    await handIn(towns[name]!, 'situation-report', name)
  }
  const whole = await line('coverage:frame')
  expect(whole.cells['差异']!.value).toBe(0)
  expect((await line('problems:total')).cells['差异']!.value).toBe(0)
})

test('a report that was returned counts no more; both versions stay [J-43 A-03 on /deliverable-versions/:id]', async () => {
  const { versions } = await report(district, 'situation-report', '东城街道')
  await district.ask(returnDeliverable, { params: { id: versions[0]!.id }, body: { reason: '补充组织情况' } })
  const sheet = await report(district, 'district-report', '示例区')
  const matrix = sheet.sections.find((section) => section.matrix)!.matrix!
  expect(matrix.lines[0]!.cells[matrix.columns.findIndex((column) => column.title.zh === '东城街道')]).toBeNull()
  towns['东城街道'] = await server.as('dongcheng')
  const second = await handIn(towns['东城街道'], 'situation-report', '东城街道')
  expect(second.number).toBe(2)
  const frozen = await district.ask(getDeliverableVersion, { params: { id: versions[0]!.id } })
  expect(frozen).toMatchObject({ number: 1, state: 'RETURNED', returnedReason: '补充组织情况' })
  expect(frozen.figures).toEqual((await district.ask(getDeliverableVersion, { params: { id: second.id } })).figures)
})

test('a weekly report counts until its cut-off; what comes late goes to the next week [J-73 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const lines = (await district.ask(listDeliverables, { params: { id: campaignId } })).rows.filter((line) => line.code === 'weekly' && line.areaName === '河口镇')
  expect(lines.map((line) => [line.occurrence, line.state])).toEqual([[3, 'OPEN'], [2, 'SUBMITTED'], [1, 'SUBMITTED']])
  const town = towns['河口镇']!
  const weeks = [await report(town, 'weekly', '河口镇', 1), await report(town, 'weekly', '河口镇', 2), await report(town, 'weekly', '河口镇', 3)]
  const newly = weeks.map((week) => new Set(week.figures.find((figure) => figure.id === 'period:seen')!.rows.map((no) => week.tables.find((table) => table.id === 'households')!.rows[no - 1]!.householdId)))
  for (const [index, one] of newly.entries()) for (const other of newly.slice(index + 1)) expect([...one].filter((id) => other.has(id))).toEqual([])
  const frozen = await Promise.all(weeks.slice(0, 2).map((week) => town.ask(getDeliverableVersion, { params: { id: week.versions[0]!.id } })))
  expect(frozen.map((version) => value(version, 'period:seen'))).toEqual(weeks.slice(0, 2).map((week) => value(week, 'period:seen')))
  expect(newly.reduce((sum, one) => sum + one.size, 0)).toBe((value(weeks[2]!, 'coverage:seen') ?? 0) + (value(weeks[2]!, 'coverage:partly') ?? 0))
  expect(weeks[0]!.sections.filter((section) => section.text !== undefined).map((section) => section.id)).toEqual(['urgent', 'needs'])
  const duties = (await town.ask(listDuties, { params: { id: campaignId } })).rows.filter((duty) => duty.code === 'progress')
  expect(duties.slice(0, 3).map((duty) => duty.state)).toEqual(['done', 'done', expect.stringMatching(/due|late/)])
})

test('the statistics count each person once in all, and in every group they belong to [J-05 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const sheet = await report(towns['河口镇']!, 'statistics', '河口镇')
  const matrix = sheet.sections[0]!.matrix!
  const people = matrix.columns.findIndex((column) => column.id === 'due-people')
  const byGroup = matrix.lines.filter((one) => one.id !== 'all').map((one) => one.cells[people]!.value)
  const all = matrix.lines.find((one) => one.id === 'all')!.cells[people]!.value
  expect(all).toBe(sheet.tables.find((table) => table.id === 'people')!.rows.length)
  const counted = matrix.lines.filter((one) => one.id !== 'all').map((one) => sheet.figures.find((figure) => figure.id === one.cells[people]!.figure)!.rows)
  const once = new Set(counted.flat())
  expect(once.size).toBeLessThanOrEqual(all)
  expect(byGroup.reduce((sum, one) => sum + one, 0), 'somebody belongs to several groups').toBeGreaterThan(once.size)
})

test('the district tells the towns how far each is [J-74 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const sheet = await report(district, 'bulletin', '示例区')
  const matrix = sheet.sections.find((section) => section.matrix)!.matrix!
  for (const one of matrix.lines.filter((candidate) => candidate.id.startsWith('coverage:') && candidate.id !== 'coverage:people')) {
    const cells = one.cells.map((cell) => cell!.value)
    expect(cells.slice(0, -1).reduce((sum, cell) => sum + cell, 0), one.id).toBeLessThanOrEqual(cells.at(-1)!)
  }
  for (const cell of matrix.lines.flatMap((one) => one.cells)) expect(sheet.figures.find((figure) => figure.id === cell!.figure)?.value).toBe(cell!.value)
})

test('a report is a workbook too: a row for each figure, each number of its tables and each text, as they were signed', async () => {
  const { versions } = await report(towns['河口镇']!, 'situation-report', '河口镇')
  const version = await towns['河口镇']!.ask(getDeliverableVersion, { params: { id: versions[0]!.id } })
  expect(version.formats.toSorted()).toEqual(['docx', 'xlsx'])
  const response = await towns['河口镇']!.fetch(`/api/deliverable-versions/${version.id}/xlsx`)
  const rows = (await readWorkbook(new Uint8Array(await response.arrayBuffer()), '报告.xlsx')).sheets[0]!.rows.map((cells) => cells.map((cell) => cell.text))
  for (const section of version.sections) {
    for (const id of section.figures) {
      const figure = version.figures.find((one) => one.id === id)!
      expect(rows.find(([title, name]) => title === section.title.zh && name === figure.title.zh)?.at(-1), figure.title.zh).toMatch(figure.undecided === undefined ? new RegExp(`^${figure.value}$`) : /./)
    }
    if (section.text) expect(rows).toContainEqual([section.title.zh, section.text, '', ''])
  }
  expect(rows.flat().join('')).not.toMatch(/\{[#/]?\w+\}/)
})

test.skipIf(!hasOffice)('a report and the statistics open in LibreOffice, with the texts that people wrote', async () => {
  const town = towns['河口镇']!
  const text = async (code: string, format: 'docx' | 'xlsx') => {
    const { versions } = await report(town, code, '河口镇')
    const response = await town.fetch(`/api/deliverable-versions/${versions[0]!.id}/${format}`)
    return convert(new Uint8Array(await response.arrayBuffer()), format, format === 'docx' ? 'txt:Text' : 'pdf')
  }
  const written = new TextDecoder().decode(await text('situation-report', 'docx'))
  for (const part of ['河口镇', '排查基本情况报告', '一、组织和覆盖情况', '镇成立工作组，分管领导牵头。', '四、机构内住养对象', '九、困难和建议', '列入名册（户）', '未能判断）', '未分类 ']) expect(written).toContain(part)
  await handIn(town, 'statistics', '河口镇')
  expect(Buffer.from((await text('statistics', 'xlsx')).subarray(0, 5)).toString()).toBe('%PDF-')
})
