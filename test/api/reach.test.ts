import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { getFinding, listFindings, settleFinding } from '#contract/findings.ts'
import { getHousehold, openCitizenId, searchHouseholds } from '#contract/households.ts'
import { listEntries } from '#contract/rosters.ts'
import { getInstitution } from '#contract/institutions.ts'
import { getSession } from '#contract/sessions.ts'
import { startVisit } from '#contract/visits.ts'
import { accountKey, institutionKey } from '#domain/access/reach.ts'
import { exampleInstitution } from '#server/example/accounts.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

// Who sees no whole area sees, household by household, what is reached: by a department, an assignment, an institution.

let server: TestServer
let client: pg.Client
let officer: Person
let campaignId: string
beforeAll(async () => {
  server = await startServer('example')
  client = new pg.Client(server.connection)
  await client.connect()
  officer = await server.as('quxian')
  campaignId = (await officer.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

async function entriesOf(person: Person, query: { label?: string; search?: string } = {}): Promise<{ id: string; name: string; labels: string[] }[]> {
  const found: { id: string; name: string; labels: string[] }[] = []
  for (let after: string | undefined; ; ) {
    const page = await person.ask(listEntries, { params: { id: campaignId }, query: { ...query, limit: 500, ...(after !== undefined && { after }) } })
    found.push(...page.rows.map((row) => ({ id: row.householdId, name: row.headName, labels: row.labels.map((label) => label.id) })))
    if (page.next === null) return found
    after = page.next
  }
}

const ids = (entries: readonly { id: string }[]) => entries.map((entry) => entry.id).sort()

async function reach(key: string, householdId: string, until: string | null = null): Promise<void> {
  const { rows } = await client.query<{ district_key: string; area_path: string }>('SELECT district_key, area_path FROM household WHERE id = $1', [householdId])
  const [place] = rows as [{ district_key: string; area_path: string }]
  await client.query('INSERT INTO household_reach (district_key, area_path, household_id, reach_key, until_date) VALUES ($1, $2, $3, $4, $5)', [place.district_key, place.area_path, householdId, key, until])
}

describe('a line department', () => {
  test('sees the households of its populations and no other [J-65 on /campaigns/:id/roster]', async () => {
    const federation = await server.as('canlian')
    const all = await entriesOf(officer)
    const own = all.filter((entry) => entry.labels.includes('disabled'))
    const seen = await entriesOf(federation)
    expect(ids(seen)).toEqual(ids(own))
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThan(all.length)
    const foreign = all.find((entry) => !entry.labels.includes('disabled'))!
    expect(await problemOf(federation.ask(getHousehold, { params: { id: own[0]!.id } }))).toBe('fine')
    expect(await problemOf(federation.ask(getHousehold, { params: { id: foreign.id } }))).toBe('NOT_FOUND')
    expect((await federation.ask(searchHouseholds, { query: { search: foreign.name } })).rows.map((row) => row.id)).not.toContain(foreign.id)
    expect((await federation.ask(searchHouseholds, { query: { search: own[0]!.name } })).rows.map((row) => row.id)).toContain(own[0]!.id)
  })

  test('of women and children sees others than that of the disabled', async () => {
    const [federation, women] = [await server.as('canlian'), await server.as('fulian')]
    const children = (await entriesOf(officer)).filter((entry) => entry.labels.includes('children-in-difficulty') || entry.labels.includes('left-behind-children'))
    expect(ids(await entriesOf(women))).toEqual(ids(children))
    expect(ids(await entriesOf(women))).not.toEqual(ids(await entriesOf(federation)))
  })

  test('reads a problem of its households, owned by a town, and settles none [J-02 on /problems/:id]', async () => {
    const federation = await server.as('canlian')
    const own = new Set(ids(await entriesOf(federation)))
    const all = (await officer.ask(listFindings, { params: { id: campaignId }, query: { limit: 500 } })).rows
    expect(all.filter((finding) => finding.townName === '')).toEqual([])
    const line = all.filter((finding) => own.has(finding.householdId))
    expect(line.length).toBeGreaterThan(0)
    const seen = (await federation.ask(listFindings, { params: { id: campaignId }, query: { limit: 500 } })).rows
    expect(seen.filter((finding) => !own.has(finding.householdId) && finding.line?.id !== 'disabled-federation')).toEqual([])
    const shown = await federation.ask(getFinding, { params: { id: seen[0]!.id } })
    const { version, state, measure, ownerUnit, ownerPerson, proof } = shown
    expect(await problemOf(federation.ask(settleFinding, { params: { id: shown.id }, body: { version, state, measure, ownerUnit, ownerPerson, due: null, proof, note: '' } }))).toBe('NOT_ALLOWED')
  })

  test('opens no citizen id', async () => {
    const federation = await server.as('canlian')
    const [entry] = await entriesOf(federation)
    const { members } = await federation.ask(getHousehold, { params: { id: entry!.id } })
    expect(await problemOf(federation.ask(openCitizenId, { params: { id: members[0]!.personId }, body: { purpose: '核对残疾证' } }))).toBe('NOT_ALLOWED')
  })
})

describe('a contracted surveyor', () => {
  test('sees what is assigned to it, until the day its assignment ends', async () => {
    const surveyor = await server.as('diaocha')
    // The example gave the surveyor some, without a day.
    const given = ids(await entriesOf(surveyor))
    expect(given.length).toBeGreaterThan(0)
    const { account } = await surveyor.ask(getSession, {})
    const [one, two] = (await entriesOf(officer)).filter((entry) => !given.includes(entry.id))
    const today = server.clock.today()
    await reach(accountKey(account.id), one!.id, today)
    await reach(accountKey(randomUUID()), two!.id)
    expect(ids(await entriesOf(surveyor))).toEqual([...given, one!.id].sort())
    expect(await problemOf(surveyor.ask(getHousehold, { params: { id: one!.id } }))).toBe('fine')
    expect(await problemOf(surveyor.ask(getHousehold, { params: { id: two!.id } }))).toBe('NOT_FOUND')
    expect(await problemOf(surveyor.ask(startVisit, { body: { campaignId, householdId: two!.id } }))).toBe('NOT_FOUND')
    server.clock.moveDays(1)
    const later = await server.as('diaocha')
    expect(ids(await entriesOf(later))).toEqual(given)
    expect(await problemOf(later.ask(getHousehold, { params: { id: one!.id } }))).toBe('NOT_FOUND')
  })
})

describe('an institution worker', () => {
  test('sees the residents of its institution', async () => {
    const worker = await server.as('yanglaoyuan')
    const residents = (await worker.ask(getInstitution, { params: { id: exampleInstitution }, query: {} })).residents.map((resident) => resident.householdId)
    expect(residents).toHaveLength(3)
    expect(ids(await entriesOf(worker))).toEqual([...residents].sort())
    const [inTown, ...others] = await entriesOf(await server.as('xiwan'))
    await reach(institutionKey(exampleInstitution), inTown!.id)
    await reach(institutionKey('another-home'), others[0]!.id)
    expect(ids(await entriesOf(worker))).toEqual([...residents, inTown!.id].sort())
    expect(await problemOf(worker.ask(getHousehold, { params: { id: others[0]!.id } }))).toBe('NOT_FOUND')
  })
})

test('a village account sees one village only [J-28 on /campaigns/:id/roster]', async () => {
  const village = await server.as('wenchang')
  const rows = (await village.ask(listEntries, { params: { id: campaignId }, query: { limit: 500 } })).rows
  expect(new Set(rows.map((row) => row.areaName))).toEqual(new Set(['文昌社区']))
  const other = (await entriesOf(await server.as('xiwan')))[0]!
  expect(await problemOf(village.ask(getHousehold, { params: { id: other.id } }))).toBe('NOT_FOUND')
  const town = new Set((await (await server.as('dongcheng')).ask(listEntries, { params: { id: campaignId }, query: { limit: 500 } })).rows.map((row) => row.areaName))
  expect([...town].filter((name) => !['文昌社区', '南门社区', '城郊村', '东城街道'].includes(name))).toEqual([])
  expect(town.size).toBeGreaterThan(1)
  const district = new Set((await (await server.as('quxian')).ask(listEntries, { params: { id: campaignId }, query: { limit: 500 } })).rows.map((row) => row.areaName))
  expect(district.size).toBeGreaterThan(5)
})
