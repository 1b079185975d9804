import { pino } from 'pino'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { getBoard, getToday, listCampaigns, listDuties, type BoardLine } from '#contract/campaigns.ts'
import { listFindings } from '#contract/findings.ts'
import { getHousehold } from '#contract/households.ts'
import { listImportRows, listImports } from '#contract/imports.ts'
import { getVillageRoster, listEntries, listVillageRosters } from '#contract/rosters.ts'
import { getVisit } from '#contract/visits.ts'
import { loadExample } from '#server/example/load-example.ts'
import type { Services } from '#server/http/work.ts'
import { openServices } from '#server/open-services.ts'
import { systemRandom } from '#server/random.ts'
import { planOf } from '#test/plan-files.ts'
import { exampleClock, testKeys } from './setup/fixed.ts'
import { inDatabase, onServer } from './setup/global.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let campaign: string

beforeAll(async () => {
  server = await startServer('example')
  officer = await server.as('quxian')
  campaign = (await officer.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(() => server.close())

const board = (person: Person, area?: string) => person.ask(getBoard, { params: { id: campaign }, query: area === undefined ? {} : { area } })
const entries = (query: object = {}, person = officer) => person.ask(listEntries, { params: { id: campaign }, query: { limit: 200, ...query } })
const findings = (query: object = {}, person = officer) => person.ask(listFindings, { params: { id: campaign }, query: { limit: 200, ...query } })

test('the messy workbook came in by the import: every good row, and every bad one with its reason', async () => {
  const { rows } = await officer.ask(listImports, { params: { id: campaign } })
  expect(rows).toMatchObject([{ state: 'DONE', fileName: '示例区-困难群众名册.xlsx', headingRow: 4, counts: { imported: 136, refused: 5, alreadyIn: 0, households: 62, unplaced: 1 } }])
  expect((await entries({ import: rows[0]!.id })).total).toBe(62)
  const refused = await officer.ask(listImportRows, { params: { id: rows[0]!.id }, query: { state: 'REFUSED' } })
  expect(refused.rows.map(({ row, complaints }) => `${row} ${complaints.map(({ code }) => code).join()}`)).toEqual(['45 ID_TWICE', '97 ID_EXCEL_SCIENTIFIC', '119 ID_CHECK_DIGIT', '131 NAME_EMPTY', '137 ID_EXCEL_PRECISION'])
})

test('the figures of the board add up, and each is the number of the rows behind it', async () => {
  const { total, lines } = await board(officer)
  const keys = ['households', 'seen', 'partly', 'notVisited', 'findings', 'fixedOnSpot', 'openFindings', 'overdueFindings', 'villages', 'signedVillages', 'unplaced'] as const
  const sum = (all: readonly BoardLine[], key: (typeof keys)[number]) => all.reduce((whole, line) => whole + line[key], 0)
  for (const key of keys) expect([key, sum(lines, key)]).toEqual([key, total[key]])
  for (const line of lines) {
    const town = await board(officer, line.areaId)
    expect(line.seen + line.partly + line.notVisited).toBe(line.households)
    for (const key of keys) expect([line.areaName, key, sum(town.lines, key) + (key === 'households' || key === 'notVisited' || key === 'unplaced' ? line.unplaced : 0)]).toEqual([line.areaName, key, line[key]])
    const opened = async (query: object) => (await entries({ area: line.areaId, ...query })).total
    expect([await opened({}), await opened({ coverage: 'SEEN' }), await opened({ coverage: 'PARTLY' }), await opened({ coverage: 'NOT_VISITED' }), await opened({ unplaced: 'true' })]).toEqual([line.households, line.seen, line.partly, line.notVisited, line.unplaced])
    const found = async (query: object) => (await findings({ area: line.areaId, ...query })).total
    expect([await found({}), await found({ spot: 'true' }), await found({ open: 'true' }), await found({ overdue: 'true' })]).toEqual([line.findings, line.fixedOnSpot, line.openFindings, line.overdueFindings])
  }
  expect([total.households, total.seen + total.partly, total.findings, total.fixedOnSpot]).toEqual([62, 32, 15, 2])
  expect((await entries({ coverage: 'DRAFT' })).total, 'a visit that was begun is among those not visited').toBeGreaterThan(0)
})

test('one village has not signed, one household has no village', async () => {
  const { rows } = await officer.ask(listVillageRosters, { params: { id: campaign } })
  expect(rows.filter((row) => row.state !== 'SIGNED').map((row) => [row.areaName, row.state])).toEqual([['西湾村', 'OPEN']])
  expect((await entries({ unplaced: 'true' })).rows.map((row) => [row.headName, row.areaName])).toEqual([['洪秋生', '河口镇']])
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((whole, row) => whole + of(row), 0)
  const placed = async (query: object = {}) => (await entries({ unplaced: 'false', ...query })).total
  for (const part of Object.keys(rows[0]!.parts)) expect([part, await placed({ part })]).toEqual([part, sum((row) => row.parts[part] ?? 0)])
  expect([await placed(), await placed({ coverage: 'SEEN' }), await placed({ team: 'none' })]).toEqual([61, sum((row) => row.seen), sum((row) => row.withoutTeam)])
  const village = await server.as('xiwan')
  const own = await village.ask(getVillageRoster, { params: { id: campaign, villageId: rows.find((row) => row.areaName === '西湾村')!.areaId } })
  expect([own.state, own.pending.kind, own.pending.rows.length]).toEqual(['OPEN', 'BASE', 7])
})

test('late is what shall be late and nothing else', async () => {
  const duties = (await officer.ask(listDuties, { params: { id: campaign } })).rows
  expect(duties.filter((duty) => duty.state === 'late').map((duty) => `${duty.areaName} ${duty.code}`)).toEqual(['西湾村 base-roster', '示例经济开发区 progress'])
  expect((await findings({ overdue: 'true' })).rows.map((found) => [found.headName, found.kind])).toEqual([['罗春生', 'agreement-missing']])
  expect((await entries({ coverage: 'AGAIN_DUE' })).rows.map((row) => row.headName)).toEqual(['唐桂花'])
  const today = await (await server.as('dongcheng')).ask(getToday, {})
  expect(today.duties.filter((duty) => duty.state === 'late')).toEqual([])
})

test('every population of the plan has somebody, and every focus group of dibao and tekun', async () => {
  const there = new Set((await entries()).rows.flatMap((row) => row.labels.map((label) => label.id)))
  const { populations } = planOf('jintan-2022')
  const wanted = populations.flatMap(({ id, focus }) => [id, ...(['dibao', 'tekun'].includes(id) ? focus.map((group) => group.id) : [])])
  expect(wanted.filter((id) => !there.has(id))).toEqual([])
})

test('a source that is restricted stays hidden from the village', async () => {
  const sourcesOf = async (person: Person) => (await entries({ search: '邓小林' }, person)).rows.map((row) => [...row.sources, row.reason])
  expect(await sourcesOf(officer)).toEqual([['petition', '失地后无固定收入，多次到街道反映']])
  expect(await sourcesOf(await server.as('chengjiao'))).toEqual([['']])
})

test('problems of several kinds and states, each with its course', async () => {
  const { rows } = await findings()
  const count = (state: string) => rows.filter((found) => found.state === state).length
  expect({ open: count('NOT_STARTED'), going: count('IN_PROGRESS'), fixed: count('FIXED'), up: count('ESCALATED') }).toEqual({ open: 2, going: 6, fixed: 6, up: 1 })
  expect(new Set(rows.map((found) => found.kind)).size).toBeGreaterThanOrEqual(8)
  expect(rows.filter((found) => found.state === 'FIXED').every((found) => found.proof !== '')).toBe(true)
})

test('a household opens with its visit, and the visit with what was said', async () => {
  const [entry] = (await entries({ search: '罗春生' })).rows
  const household = await officer.ask(getHousehold, { params: { id: entry!.householdId } })
  expect(household.headName).toBe('罗春生')
  const visit = await officer.ask(getVisit, { params: { id: entry!.visitId! } })
  expect(visit.submission?.answers.visit).toMatchObject({ manner: 'HOME', visitors: ['蒋玉梅', '网格员许静'], answeredBy: 'SELF' })
  expect(Object.values(visit.submission!.answers.members)[0]!.answers['agreementSigned']).toEqual({ value: false })
})

test('broken off again and again, also overnight, it goes on where it was; loaded twice, nothing is done twice', async () => {
  const name = `${inject('run')}_broken`
  const connection = inDatabase(inject('connection'), name)
  await onServer(inject('connection'), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${inject('run')}_opened`))
  const services = await openServices({ connection, keysDir: '', keys: testKeys, kindWhenNew: 'example', log: pino({ level: 'silent' }), clock: exampleClock })
  const [whole] = await Promise.all([tracesOf(server.serving.services), untilLoaded(services)])
  const once = await tracesOf(services)
  expect(once).toEqual(whole)
  await loadExample({ ...services, clock: { ...exampleClock, today: () => '2026-11-23' } }, 'story')
  expect(await tracesOf(services)).toEqual(once)
  await services.apart.destroy()
  await services.database.destroy()
})

/** Fails after more and more random numbers were asked for, until it comes to its end. */
async function untilLoaded(services: Services): Promise<void> {
  let breaks = 0
  for (let left = 12; left < 10_000; left = Math.ceil(left * 1.7)) {
    let asked = 0
    const bytes = (count: number): Uint8Array => {
      asked += 1
      if (asked > left) throw new Error('broken off')
      return systemRandom.bytes(count)
    }
    const clock = breaks === 0 ? exampleClock : { ...exampleClock, today: () => '2026-11-22' }
    try {
      await loadExample({ ...services, clock, random: { ...systemRandom, bytes } }, 'story')
      expect(breaks).toBeGreaterThan(1)
      return
    } catch (error) {
      expect((error as Error).message).toBe('broken off')
      breaks += 1
    }
  }
  throw new Error('never loaded')
}

/** How many rows every table of the example has, the tries of an import that was broken off aside. */
async function tracesOf(services: Services): Promise<Record<string, number>> {
  const { rows } = await services.pool.query<{ what: string; count: number }>(`
    SELECT 'households' AS what, count(*)::int FROM household UNION ALL SELECT 'persons', count(*)::int FROM person UNION ALL SELECT 'memberships', count(*)::int FROM membership
    UNION ALL SELECT 'facts', count(*)::int FROM fact UNION ALL SELECT 'aid', count(*)::int FROM aid UNION ALL SELECT 'imports ' || state, count(*)::int FROM roster_import GROUP BY state
    UNION ALL SELECT 'entries ' || coverage, count(*)::int FROM roster_entry GROUP BY coverage UNION ALL SELECT 'versions', count(*)::int FROM roster_version
    UNION ALL SELECT 'visits ' || state, count(*)::int FROM visit GROUP BY state UNION ALL SELECT 'findings ' || state, count(*)::int FROM finding GROUP BY state
    UNION ALL SELECT 'duties done', count(*)::int FROM duty WHERE done_at IS NOT NULL UNION ALL SELECT 'campaigns ' || start_date, count(*)::int FROM campaign GROUP BY start_date`)
  return Object.fromEntries(rows.map(({ what, count }) => [what, count]))
}
