import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { changeAreas, listAreaChanges, listAreas, previewAreaChange, type AreaChange } from '#contract/areas.ts'
import { getBoard, listCampaigns } from '#contract/campaigns.ts'
import { openFinding } from '#contract/findings.ts'
import { newHousehold } from '#contract/household-desk.ts'
import { readImport, runImport } from '#contract/imports.ts'
import { addKeyHousehold } from '#contract/key-households.ts'
import { planVisits } from '#contract/planning.ts'
import { listEntries } from '#contract/rosters.ts'
import { proposed, settled } from './setup/import-roster.ts'
import { putHousehold, rowsOf } from './setup/put-household.ts'
import { csvRoster, rosterHeadings, testId } from './setup/roster-sheet.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// Who writes at a place and who ends or moves it wait for each other; who writes about a household and who moves it, too.

let server: TestServer
let district: Person
let campaignId: string
let districtKey: string
let beside: pg.Client
beforeAll(async () => {
  // Whoever waits here waits for what the test holds: a connection that is cut meanwhile would be another story.
  vi.stubEnv('UNDER_FIRE', '')
  server = await startServer('opened')
  district = await server.as('quxian')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]!.id
  districtKey = (await rowsOf<{ id: string }>(server.connection, `SELECT id FROM area WHERE level = 'district'`))[0]!.id
})
afterAll(() => server?.close())
beforeEach(async () => {
  beside = new pg.Client(server.connection)
  await beside.connect()
  await beside.query('BEGIN')
})
afterEach(() => beside.end())

const areaOf = async (name: string) => (await district.ask(listAreas, { query: {} })).rows.find((area) => area.name === name)!
const carryOut = async (change: AreaChange) => district.ask(changeAreas, { body: { change, hash: (await district.ask(previewAreaChange, { body: { change } })).hash } })
const hold = (what: string, how: '' | '_shared') => beside.query(`SELECT pg_advisory_xact_lock${how}(hashtextextended($1, 0))`, [`${what} ${districtKey}`])
/** Whether a promise waits, after everything that does not wait is long done. */
const waits = (promise: Promise<unknown>) => Promise.race([promise.then(() => false, () => false), new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 400))])
async function changeEnded(id: string): Promise<{ state: string; failure: string | null }> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = (await district.ask(listAreaChanges, {})).rows.find((row) => row.id === id)!
    if (!['QUEUED', 'RUNNING'].includes(found.state)) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('the change does not end')
}
const atEnded = () => rowsOf(server.connection, `SELECT h.id FROM household h JOIN area a ON a.path = h.area_path WHERE a.to_date IS NOT NULL UNION ALL SELECT e.id FROM roster_entry e JOIN area a ON a.path = e.area_path WHERE a.to_date IS NOT NULL`)

test('while areas change no write begins, and what waited sees them as they have become', async () => {
  const village = await areaOf('竹林村')
  await hold('areas', '')
  const writing = (await server.as('hekou')).ask(newHousehold, { body: { areaId: village.id, name: '晚到的', address: '' } })
  expect(await waits(writing)).toBe(true)
  await beside.query('COMMIT')
  expect((await writing).householdId).toBeTruthy()
})

test('a change that meets an import is done after it, as a job', async () => {
  await hold('areas under import', '_shared')
  const ended = await areaOf('竹林村')
  const change = await carryOut({ kind: 'merge', areaId: ended.id, others: [(await areaOf('西湾村')).id], into: (await areaOf('西湾村')).id, on: '2026-11-21' })
  expect(change.state).toBe('QUEUED')
  await beside.query('COMMIT')
  expect(await changeEnded(change.id)).toMatchObject({ state: 'DONE' })
  expect(await atEnded()).toEqual([])
})

test('an import waits for a change, and looks at the areas as it left them', async () => {
  await hold('areas under import', '')
  const village = await areaOf('文昌社区')
  const file = csvRoster(rosterHeadings, [{ 姓名: '改名后', 身份证号: testId('1950-06-01', 811), '镇（街道）': '东城街道', '村（居）': '文昌新区' }])
  const read = await district.ask(readImport, { params: { id: campaignId }, query: { name: '名册.csv' }, body: file })
  await district.ask(runImport, { params: { id: read.id }, body: { fields: proposed(read) } })
  expect(await waits(settled(district, read.id))).toBe(true)
  await beside.query(`UPDATE area SET name = '文昌新区' WHERE id = $1`, [village.id])
  await beside.query('COMMIT')
  expect(await settled(district, read.id)).toMatchObject({ state: 'DONE', counts: { imported: 1, unplaced: 0 } })
  await rowsOf(server.connection, `UPDATE area SET name = '文昌社区' WHERE id = $1`, [village.id])
})

test('an import into a village that is merged away at the same moment leaves nobody at a place that has ended, and every figure agrees', async () => {
  const [from, to] = [await areaOf('城郊村'), await areaOf('文昌社区')]
  const lines = Array.from({ length: 300 }, (_, at) => ({ 姓名: `户${at}`, 身份证号: testId('1951-01-02', 100 + at), '镇（街道）': '东城街道', '村（居）': '城郊村', 救助类型: '低保' }))
  const read = await district.ask(readImport, { params: { id: campaignId }, query: { name: '名册.csv' }, body: csvRoster(rosterHeadings, lines) })
  const change: AreaChange = { kind: 'merge', areaId: from.id, others: [to.id], into: to.id, on: '2026-11-21' }
  const { hash } = await district.ask(previewAreaChange, { body: { change } })
  await district.ask(runImport, { params: { id: read.id }, body: { fields: proposed(read) } })
  await new Promise((resolve) => setTimeout(resolve, 30))
  const asked = await district.ask(changeAreas, { body: { change, hash } }).then((row) => row.id, (error: { code: string }) => error.code)
  expect((await settled(district, read.id)).state).toBe('DONE')
  // Whichever came first: the import was in and the change is another than the one that was looked at, or the change is done.
  const ended = asked === 'AREA_CHANGE_OUTDATED' ? { state: 'FAILED', failure: asked } : await changeEnded(asked)
  expect(['DONE', 'FAILED']).toContain(ended.state)
  if (ended.state === 'FAILED') expect(ended.failure).toBe('AREA_CHANGE_OUTDATED')
  expect(await atEnded()).toEqual([])
  const town = (await areaOf('东城街道')).id
  const { rows, total } = await district.ask(listEntries, { params: { id: campaignId }, query: { area: town, limit: 500 } })
  expect(rows).toHaveLength(total)
  const board = await district.ask(getBoard, { params: { id: campaignId }, query: { area: town } })
  expect(board.total.households).toBe(total)
  expect(board.lines.reduce((sum, line) => sum + line.households, 0)).toBe(total)
})

test('what somebody writes about a household while it moves away is refused where it was, and follows it where it is seen', async () => {
  const { householdId } = await putHousehold(server.connection, { campaignId, areaName: '西湾村', people: [{ name: '正在搬', birthDate: '1950-01-01' }] })
  const [xiwan, hekou] = [await server.as('xiwan'), await server.as('hekou')]
  const { path } = await areaOf('柳圩村')
  const found = {
    householdId, personId: null, townId: null, kind: 'other', severity: 'DAYS_30' as const, description: '屋顶漏雨', cause: '', gap: null, measure: '', ownerUnit: '河口镇', ownerPerson: '', due: null, foundOn: '2026-11-20', source: 'PHONE' as const, sourceNote: '',
  }
  const key = { householdId, personId: null, visitId: null, why: 'care', risk: '独居，夜间无人', measure: '每周探望', frequency: 'weekly', helperName: '李芳', helperPost: '', helperPhone: '' }
  const open = (person: Person) => person.ask(openFinding, { params: { id: campaignId }, body: found })
  const writes: (() => Promise<unknown>)[] = [
    () => open(xiwan),
    () => xiwan.ask(addKeyHousehold, { params: { id: campaignId }, body: key }),
    () => xiwan.ask(planVisits, { body: { householdIds: [householdId], campaignId, on: '2026-11-25', purpose: '' } }),
  ]
  await beside.query('UPDATE household SET area_path = $1 WHERE id = $2', [path, householdId])
  const above = open(hekou)
  const asked = writes.map((write) => problemOf(write()))
  for (const one of asked) expect(await waits(one)).toBe(true)
  await beside.query('COMMIT')
  expect(await Promise.all(asked)).toEqual(writes.map(() => 'NOT_FOUND'))
  const [row] = await rowsOf<{ area_path: string }>(server.connection, 'SELECT area_path FROM finding WHERE id = $1', [(await above).id])
  expect(row!.area_path).toBe(path)
})
