import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { listAudit } from '#contract/audit.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getHousehold } from '#contract/households.ts'
import { planVisits } from '#contract/planning.ts'
import { putHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let administrator: Person
let officer: Person

beforeAll(async () => {
  server = await startServer('opened')
  administrator = await server.as('guanli')
  officer = await server.as('quxian')
  const areaId = (await administrator.ask(listAreas, {})).rows.find((area) => area.level === 'village')?.id as string
  for (const login of ['a-one', 'a-two', 'a-three']) {
    server.clock.moveDays(1 / 1440)
    await administrator.ask(createAccount, { body: { login, name: '新人', role: 'village-worker', areaId, password: 'correct-horse' } })
  }
})
afterAll(() => server?.close())

test('the newest entry comes first, with who, what and where', async () => {
  const { rows, total } = await officer.ask(listAudit, {})
  expect(rows[0]).toMatchObject({ byName: '何静', action: 'create-account', objectType: 'account', details: { login: 'a-three', role: 'village-worker' } })
  expect(rows[0]?.areaName).not.toBe('')
  expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).toSorted().toReversed())
  expect(total).toBeGreaterThanOrEqual(rows.length)
})

test('pages follow each other without a gap and without a row twice, entries of one instant too', async () => {
  const whole = (await officer.ask(listAudit, { query: { limit: 500 } })).rows.map((row) => row.id)
  const paged: string[] = []
  let after: string | undefined
  do {
    const page = await officer.ask(listAudit, { query: { limit: 3, ...(after === undefined ? {} : { after }) } })
    paged.push(...page.rows.map((row) => row.id))
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(paged).toEqual(whole)
  expect(await problemOf(officer.ask(listAudit, { query: { after: 'from here' } }))).toBe('INPUT_INVALID')
})

test('an action or a thing can be picked out', async () => {
  const { rows } = await officer.ask(listAudit, { query: { action: 'create-account', limit: 500 } })
  expect(new Set(rows.map((row) => row.action))).toEqual(new Set(['create-account']))
  const [first] = rows
  expect((await officer.ask(listAudit, { query: { object: first?.objectId as string } })).rows.map((row) => row.objectId)).toEqual([first?.objectId])
})

test('an administrator sees what was done to accounts and areas, and nothing about people', async () => {
  const { rows } = await administrator.ask(listAudit, { query: { limit: 500 } })
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.filter((row) => !['account', 'area'].includes(row.objectType))).toEqual([])
  const person = (await officer.ask(listAudit, { query: { limit: 500 } })).rows.find((row) => !['account', 'area'].includes(row.objectType))
  if (person) expect((await administrator.ask(listAudit, { query: { object: person.objectId } })).rows).toEqual([])
})

test('a town and a village do not read the trail', async () => {
  expect(await problemOf((await server.as('hekou')).ask(listAudit, {}))).toBe('NOT_ALLOWED')
  expect(await problemOf((await server.as('wenchang')).ask(listAudit, {}))).toBe('NOT_ALLOWED')
})

test('is asked by person, by days and by area, and by a household wherever an entry names it', async () => {
  const today = server.clock.today()
  const all = (await officer.ask(listAudit, { query: { limit: 500 } })).rows
  const names = async (query: object) => new Set((await officer.ask(listAudit, { query: { limit: 500, ...query } })).rows.map((row) => row.byName))
  expect((await names({})).size).toBeGreaterThan(1)
  expect(await names({ by: '何' })).toEqual(new Set(['何静']))
  expect((await officer.ask(listAudit, { query: { by: '何_静' } })).total).toBe(0)
  expect((await officer.ask(listAudit, { query: { from: '2026-01-01', until: '2026-01-02' } })).total).toBe(0)
  const day = (await officer.ask(listAudit, { query: { from: today, until: today, limit: 500 } })).rows
  expect(day.map((row) => row.id)).toEqual(all.filter((row) => new Date(Date.parse(row.at) + 8 * 3_600_000).toISOString().slice(0, 10) === today).map((row) => row.id))
  const areas = (await officer.ask(listAreas, {})).rows
  const village = areas.find((area) => area.level === 'village')!
  const here = (await officer.ask(listAudit, { query: { area: village.id, limit: 500 } })).rows
  expect(here.length).toBeGreaterThan(0)
  expect(new Set(here.map((row) => row.areaName))).toEqual(new Set([village.name]))
  expect(await problemOf(officer.ask(listAudit, { query: { area: 'elsewhere' } }))).toBe('NOT_FOUND')

  const worker = await server.as('wenchang')
  const { householdId } = await putHousehold(server.connection, { campaignId: (await officer.ask(listCampaigns, {})).rows[0]!.id, areaName: '文昌社区', people: [{ name: '问一户', birthDate: '1950-01-01' }] })
  await worker.ask(planVisits, { body: { campaignId: null, householdIds: [householdId], on: today, purpose: '', visitors: '' } })
  await worker.ask(getHousehold, { params: { id: householdId } })
  expect((await officer.ask(listAudit, { query: { object: householdId } })).rows.map((row) => row.action).sort()).toEqual(expect.arrayContaining(['plan-visits', 'read-household']))
})

test('a filter that nobody knows is refused, here and in every other list', async () => {
  for (const path of ['/api/audit?person=x', '/api/accounts?nobody=1', '/api/areas?on=2026-01-01'])
    expect([path, (await officer.fetch(path)).status]).toEqual([path, 422])
})
