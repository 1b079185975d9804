import { afterAll, beforeAll, expect, test } from 'vitest'
import { listAreas } from '#contract/areas.ts'
import { getBoard, listCampaigns } from '#contract/campaigns.ts'
import { getDeliverable, getDeliverableVersion, listDeliverables, submitDeliverable, writeDeliverableText, type DeliverableContent, type DeliverableVersion } from '#contract/deliverables.ts'
import { askRelease } from '#contract/releases.ts'
import { listEntries } from '#contract/rosters.ts'
import { examplePassword } from '#server/example/accounts.ts'
import { importRoster } from './setup/import-roster.ts'
import { rowsOf } from './setup/put-household.ts'
import { csvRoster, rosterHeadings, testId } from './setup/roster-sheet.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let district: Person
let hekou: Person
let leader: Person
let city: Person
let campaignId: string
let areas: Map<string, string>
let town: DeliverableVersion
let own: DeliverableVersion

beforeAll(async () => {
  server = await startServer('example')
  ;[district, hekou, leader, city] = (await Promise.all(['quxian', 'hekou', 'lingdao', 'shiju'].map((login) => server.as(login)))) as [Person, Person, Person, Person]
  campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  areas = new Map((await district.ask(listAreas, {})).rows.map((area) => [area.name, area.id]))
  await importRoster(district, campaignId, csvRoster(rosterHeadings, [
    { 姓名: '甲写信', 身份证号: testId('1962-06-01', 801), '镇（街道）': '河口镇', '村（居）': '西湾村', 线索来源: '重复信访', 列入原因: '三次来信反映住房' },
    { 姓名: '乙退保', 身份证号: testId('1963-06-01', 802), '镇（街道）': '河口镇', '村（居）': '西湾村', 线索来源: '申请低保未通过', 列入原因: '收入超标' },
  ], '来源'))
  town = await handIn(hekou, 'situation-report', '河口镇')
  own = await handIn(district, 'district-report', '示例区')
})
afterAll(() => server?.close())

const keyOf = (code: string, area: string) => ({ id: campaignId, code, areaId: areas.get(area)! })
const sheet = (person: Person, code: string, area: string) => person.ask(getDeliverable, { params: keyOf(code, area), query: {} })
const version = (person: Person, { id }: { id: string }) => person.ask(getDeliverableVersion, { params: { id } })
async function handIn(person: Person, code: string, area: string): Promise<DeliverableVersion> {
  for (const section of ['organisation', 'advice']) await person.ask(writeDeliverableText, { params: { ...keyOf(code, area), section }, query: {}, body: { body: '写给上级的话', version: 0 } })
  const { hash } = await sheet(person, code, area)
  return person.ask(submitDeliverable, { params: keyOf(code, area), query: {}, body: { password: examplePassword, hash } })
}
const figure = (content: DeliverableContent, id: string) => content.figures.find((one) => one.id === id)
const households = (content: DeliverableContent, id: string) => {
  const found = figure(content, id)!
  return found.rows.map((no) => content.tables.find((table) => table.id === found.table)!.rows[no - 1]!.cells['household'])
}

test('how many petitioned everybody reads who reads the report; who they are only the roles that the plan names, also in what was signed [J-23 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const petitioners = (await district.ask(listEntries, { params: { id: campaignId }, query: { source: 'petition', limit: 200 } })).rows.map((row) => row.headName).sort()
  expect(petitioners).toContain('甲写信')
  const named = [await sheet(district, 'district-report', '示例区'), await version(district, own), await version(await server.as('shenji'), own)]
  for (const content of named) {
    expect(households(content, 'source:petition').sort()).toEqual(petitioners)
    expect(JSON.stringify(content.tables)).toContain('重复信访')
  }
  for (const content of [await sheet(leader, 'district-report', '示例区'), await version(leader, own), await sheet(leader, 'situation-report', '河口镇'), await version(leader, town)]) {
    expect(figure(content, 'source:petition')).toMatchObject({ rows: [] })
    expect(figure(content, 'source:petition')).not.toHaveProperty('table')
    expect(JSON.stringify(content.tables)).not.toMatch(/信访|线索来源/)
    for (const cell of content.sections.flatMap((section) => section.matrix?.lines.find((line) => line.id === 'source:petition')?.cells ?? [])) expect(Object.keys(cell ?? { value: 0 })).toEqual(['value'])
    // Other sources open as before, and every number of a row still meets its row.
    expect(households(content, 'source:dibao-refused')).toContain('乙退保')
    for (const one of content.figures) if (one.table) expect(one.rows.every((no) => content.tables.find((table) => table.id === one.table)!.rows[no - 1]?.no === no), one.id).toBe(true)
  }
  expect(figure(await version(leader, own), 'source:petition')!.value).toBe(petitioners.length)
})

test('above the district a draft is numbers, and a version is read once the lead released it [J-64 on /campaigns/:id/deliverables/:code/:areaId]', async () => {
  const heads = (await rowsOf<{ name: string }>(server.connection, 'SELECT DISTINCT name FROM person')).map((row) => row.name)
  const tellsOfNobody = (asked: unknown) => heads.filter((name) => JSON.stringify(asked).includes(name))
  for (const [code, area] of [['district-report', '示例区'], ['situation-report', '河口镇'], ['problem-list', '东城街道'], ['key-list', '河口镇'], ['weekly', '河口镇']] as const) {
    const [theirs, ours] = [await sheet(city, code, area), await sheet(district, code, area)]
    expect(theirs).toMatchObject({ isWithheld: true, notReady: [], texts: [], hash: ours.hash })
    expect(theirs.figures.map(({ id, value }) => [id, value])).toEqual(ours.figures.map(({ id, value }) => [id, value]))
    expect(theirs.figures.every((one) => one.rows.length === 0 && one.table === undefined)).toBe(true)
    expect(theirs.tables.every((table) => table.rows.length === 0)).toBe(true)
    const { versions, ...content } = theirs
    expect(tellsOfNobody(content), `${code} ${versions.length}`).toEqual([])
    expect(JSON.stringify(content)).not.toContain('写给上级的话')
    expect(ours.isWithheld).toBe(false)
  }
  expect(tellsOfNobody(await city.ask(getBoard, { params: { id: campaignId }, query: {} }))).toEqual([])

  const openable = async (person: Person) => (await person.ask(listDeliverables, { params: { id: campaignId } })).rows.flatMap(({ latest }) => (latest?.mayOpen ? [latest.id] : []))
  expect(await openable(city)).toEqual([])
  expect(await openable(district)).toContain(town.id)
  expect(await problemOf(version(city, town))).toBe('NOT_RELEASED')
  expect(await problemOf(version(city, own))).toBe('NOT_RELEASED')
  expect((await version(leader, own)).figures).not.toEqual([])
  await district.ask(askRelease, { params: { id: own.id }, body: { receiver: '市专项排查整治行动工作专班', purpose: '按要求报送' } })
  const released = await version(city, own)
  expect(released.sections.find((section) => section.id === 'advice')!.text).toBe('写给上级的话')
  expect(households(released, 'source:dibao-refused')).toContain('乙退保')
  expect(JSON.stringify(released.tables)).not.toContain('信访')
  const cells = (content: DeliverableContent) => content.sections.find((section) => section.id === 'towns')!.matrix!.lines.flatMap((line) => line.cells.flatMap((cell) => cell?.version ?? []))
  expect(cells(await version(district, own))).toContain(town.id)
  expect(cells(released)).toEqual([])
  await district.ask(askRelease, { params: { id: town.id }, body: { receiver: '市专项排查整治行动工作专班', purpose: '按要求报送' } })
  expect(new Set(cells(await version(city, own)))).toEqual(new Set([town.id]))
  // What stands now was signed by nobody, whatever was released before.
  expect((await sheet(city, 'district-report', '示例区')).isWithheld).toBe(true)
})
