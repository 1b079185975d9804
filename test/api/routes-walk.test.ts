import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { scopedTables } from '#db/manifest.ts'
import type { Route } from '#contract/route.ts'
import { getSession } from '#contract/sessions.ts'
import { may, roles, type Role } from '#domain/access/access.ts'
import { reachedRoles } from '#domain/access/reach.ts'
import { addressOf } from '#client/address.ts'
import { exampleAccounts } from '#server/example/accounts.ts'
import { putAnyRow } from './setup/any-row.ts'
import { countAgain } from './setup/count-again.ts'
import { contractRoutes } from './setup/contract-routes.ts'
import { sampleInput } from './setup/sample-input.ts'
import { startServer, type Person, type TestServer } from './setup/server.ts'

// Every route there is, walked by each role and by nobody, with the ids of things that are not theirs.

const routes = await contractRoutes()
const signatureOf = (route: Route): string => `${route.method} ${route.path}`

/** Somebody of each role in the example, as far from the furnished village as the role stands; a new role needs one there. */
const login = Object.fromEntries(roles.map((role) => [role, ['hekou', 'xiwan'].find((one) => roleOf(one) === role) ?? exampleAccounts.find((one) => one.role === role)?.login])) as Record<Role, string>
function roleOf(name: string): Role | undefined {
  return exampleAccounts.find((one) => one.login === name)?.role
}
/** What a person of a role does not reach: another village, another town, another district. */
interface Elsewhere {
  /** A text that stands in everything there and must never be seen. */
  readonly marker: string
  readonly ids: Readonly<Record<string, string>>
  readonly town: string
  readonly village: string
  readonly districtKey: string
  readonly paths: readonly string[]
  /** Every row there as it was before anybody tried anything. */
  readonly rows: Readonly<Record<string, string>>
}

// The trail grows; figures are counted again from the rows, which are compared themselves.
const untouched = scopedTables.filter((name) => !['audit_entry', 'scope_sentinel', 'area_count'].includes(name))

async function rowsThere(ids: Readonly<Record<string, string>>, areaPaths: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of untouched) {
    // A table whose rows have no id of their own is looked at by what was put into it.
    const { rows } = ids[table] ? await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE id = $1`, [ids[table]]) : await client.query<{ row: string }>(`SELECT jsonb_agg(t ORDER BY t::text)::text AS row FROM ${table} t WHERE area_path = ANY ($1)`, [areaPaths])
    found[table] = rows[0]?.row ?? ''
  }
  return found
}

let server: TestServer
let client: pg.Client
let campaignId: string
let districtKey: string
const people = {} as Record<Role, Person>
const elsewhere = {} as Record<Role, Elsewhere>

/** The table in which the thing of a path lies. */
const tableOf: Record<string, string> = {
  campaigns: 'campaign', accounts: 'account', duties: 'duty', households: 'household', persons: 'person', imports: 'roster_import', visits: 'visit', differences: 'visit_difference', findings: 'finding', upward: 'upward', 'key-households': 'key_household', escalations: 'escalation', referrals: 'referral', attachments: 'attachment', records: 'campaign_record', tasks: 'record_task', aid: 'aid', payments: 'payment', obligors: 'obligor', merges: 'registry_merge', duplicates: 'duplicate_proposal', alerts: 'alert', 'alert-samples': 'alert_sample', 'alert-sample-rows': 'alert_sample_row', authorisations: 'authorisation', 'matching/runs': 'match_run', 'matching/hits': 'match_hit',
  'roster-entries': 'roster_entry', 'roster-versions': 'roster_version', 'deliverable-versions': 'deliverable_version',
}

/** What a list needs of rows that lie in its reader's own area too. */
const sound: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  match_run: { dataset: 'DEATHS', basis: 'LEGAL', state: 'DONE', digest_sofar: '{"bytes":0,"words":[]}', counts: JSON.stringify({ rows: 0, lines: 0, withoutId: 0, hits: 0, alike: 0, fresh: 0, otherName: 0, refused: {}, refusedAt: [], endsShort: false }) },
}

/** A row of every scoped table in an area, as somebody else's. */
async function furnish(marker: string, districtKey: string, town: string, village: string, campaign: string): Promise<Elsewhere> {
  const { rows } = await client.query<{ path: string }>('SELECT path FROM area WHERE id = ANY ($1) ORDER BY path', [[town, village]])
  const [townPath, villagePath] = rows.map((row) => row.path) as [string, string]
  const ids: Record<string, string> = { campaign }
  await client.query('BEGIN')
  await client.query('SET LOCAL session_replication_role = replica')
  for (const table of scopedTables) {
    const { rows: columns } = await client.query<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`, [table])
    const has = (name: string): boolean => columns.some((column) => column.name === name)
    ids[table] = await putAnyRow(
      client,
      table,
      {
        district_key: districtKey,
        area_path: table === 'deliverable_version' || table === 'roster_import' ? townPath : villagePath,
        ...(has('campaign_id') ? { campaign_id: campaign } : {}),
        ...(has('household_id') && table !== 'household' ? { household_id: ids['household'] ?? randomUUID() } : {}),
        ...(has('person_id') ? { person_id: ids['person'] ?? randomUUID() } : {}),
        ...(has('visit_id') && table !== 'visit' ? { visit_id: ids['visit'] ?? randomUUID() } : {}),
        ...(has('import_id') ? { import_id: ids['roster_import'] ?? randomUUID() } : {}),
        // Whoever is not found by name yet is made so by a job, whoever is asked.
        ...(has('is_findable') ? { is_findable: true } : {}),
        ...(has('finding_id') ? { finding_id: ids['finding'] ?? randomUUID() } : {}),
        ...sound[table],
      },
      marker,
    )
  }
  await client.query('COMMIT')
  const { rows: accounts } = await client.query<{ id: string }>('SELECT account.id FROM account WHERE area_id = $1 LIMIT 1', [village])
  return { marker, ids: { ...ids, account: accounts[0]?.id ?? randomUUID() }, town, village, districtKey, paths: [townPath, villagePath], rows: await rowsThere(ids, [townPath, villagePath]) }
}

async function otherDistrict(): Promise<Elsewhere> {
  const marker = '外区的秘密'
  const [d, t, v] = ['otherdist1', 'othertown1', 'othervill1']
  const areas = [[d, null, 'district', '990020000000', `${d}/`], [t, d, 'town', '990020001000', `${d}/${t}/`], [v, t, 'village', '990020001001', `${d}/${t}/${v}/`]] as const
  for (const [id, parent, level, code, path] of areas) {
    await client.query('INSERT INTO area (id, parent_id, district_key, level, code, name, path) VALUES ($1, $2, $3, $4, $5, $6, $7)', [id, parent, d, level, code, marker, path])
  }
  const campaign = randomUUID()
  await client.query(`INSERT INTO campaign (id, district_key, area_path, plan_id, plan_digest, start_date, opened_at, opened_by) SELECT $1, $2, $3, plan_id, plan_digest, start_date, opened_at, $4 FROM campaign WHERE id = $5`, [campaign, d, `${d}/`, marker, campaignId])
  await client.query(`INSERT INTO account (id, login, name, role, area_id, password_hash, created_at) VALUES ($1, 'other-district', $2, 'village-worker', $3, '-', now())`, [randomUUID(), marker, v])
  return furnish(marker, d, t, v, campaign)
}

async function areaId(name: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM area WHERE name = $1', [name])
  return rows[0]?.id as string
}

beforeAll(async () => {
  server = await startServer('opened')
  client = new pg.Client(server.connection)
  await client.connect()
  const { rows } = await client.query<{ id: string; district_key: string }>('SELECT id, district_key FROM campaign')
  const [campaign] = rows as [{ id: string; district_key: string }]
  campaignId = campaign.id
  districtKey = campaign.district_key
  const [town, village] = [await areaId('东城街道'), await areaId('文昌社区')]
  const neighbour = await furnish('邻镇的秘密', campaign.district_key, town, village, campaignId)
  const far = await otherDistrict()
  for (const role of roles) {
    people[role] = await server.as(login[role])
    const { area } = await people[role].ask(getSession, {})
    // Whoever is reached household by household looks at its whole area, and finds the neighbour in it as little as anybody outside.
    elsewhere[role] = area?.level === 'district' && !reachedRoles.includes(role) ? far : neighbour
  }
})
afterAll(async () => {
  await client?.end()
  // What was furnished by hand was never counted.
  if (server) await countAgain(server.connection)
  await server?.close()
})

interface Answer {
  /** The body that was sent. */
  asked: string
  status: number
  code: string
  text: string
}

async function ask(person: Person, route: Route, place: Elsewhere | undefined): Promise<Answer> {
  const [, , first = '', second = ''] = route.path.split('/')
  const table = tableOf[first] ?? tableOf[`${first}/${second}`]
  const known = place
    ? { id: place.ids[table ?? ''] ?? randomUUID(), areaId: route.path.includes('deliverables') ? place.town : place.village, villageId: place.village, area: place.village, entryIds: [place.ids['roster_entry']], campaignId: place.ids['campaign'], householdId: place.ids['household'], object: place.ids['household'], code: 'problem-list', search: place.marker }
    : { id: randomUUID(), code: 'problem-list' }
  const input = sampleInput(route, known)
  const headers: Record<string, string> = route.method === 'GET' ? {} : { 'x-doudi': '1', 'idempotency-key': randomUUID(), 'content-type': route.takes === 'file' ? 'application/octet-stream' : 'application/json' }
  const response = await person.fetch(addressOf(route.path, input.params, input.query), {
    method: route.method,
    headers,
    ...(route.method === 'GET' ? {} : { body: route.takes === 'file' ? 'some bytes' : JSON.stringify(input.body) }),
  })
  const text = await response.text()
  const code = response.ok ? 'OK' : ((JSON.parse(text) as { code: string }).code)
  return { asked: JSON.stringify(input.body), status: response.status, code, text }
}

test('every route of the contract is mounted, and every mounted route is in the contract', async () => {
  const description = (await (await server.nobody().fetch('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, Record<string, { 'x-access': string }>> }
  expect(description.openapi).toBe('3.1.0')
  const mounted = Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, route]) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')} ${route['x-access']}`))
  expect(mounted.sort()).toEqual(routes.map(([, route]) => `${signatureOf(route)} ${route.access}`).sort())
})

test('a path that nobody mounted is not found, for nobody and for anybody', async () => {
  for (const person of [server.nobody(), people['district-officer']]) {
    const response = await person.fetch('/api/nothing-here')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  }
})

describe('as nobody', () => {
  test.each(routes)('%s', async (_name, route) => {
    const { status, code } = await ask(server.nobody(), route, undefined)
    if (route.access === 'anyone') expect(code).not.toBe('NOT_SIGNED_IN')
    else expect([status, code]).toEqual([401, 'NOT_SIGNED_IN'])
    expect(status).not.toBe(500)
  })
})

// Session routes change who is signed in and are about nobody else; the tests of accounts have them.
const walked = routes.filter(([, route]) => route.access !== 'anyone' && route.access !== 'signed-in')
/**
 * Routes that name nothing which could be somebody else's although their path has a part: a list of the district, or something
 * new in it. A path without any part needs no mention.
 */
const ofDistrict = new Set<string>(['publishShippedPlan'])
/** Areas and who works in them are open to everybody of the district. */
const openToAll = new Set(['area.read', 'directory.read', 'plan.read'])

describe.each(roles)('as %s', (role) => {
  test.each(walked)('%s', async (name, route) => {
    const place = elsewhere[role]
    const { asked, ...answer } = await ask(people[role], route, place)
    if (!may(role, route.access as never)) {
      expect([answer.status, answer.code]).toEqual([403, 'NOT_ALLOWED'])
      return
    }
    expect(answer.text).not.toContain(place.marker)
    expect(answer.code, answer.text).not.toBe('UNEXPECTED')
    const isOwnCampaign = route.path.startsWith('/api/campaigns/:id') && place.ids['campaign'] === campaignId
    const rest = isOwnCampaign ? route.path.slice('/api/campaigns/:id'.length) : route.path
    const isOwnArea = openToAll.has(route.access) && place.districtKey === districtKey
    // A list in the own campaign may name a foreign area in its address; what it names is then empty or not found.
    const isOpen = ofDistrict.has(name) || isOwnArea || !/:/.test(rest.replace(/:code\b/, '')) || (isOwnCampaign && route.method === 'GET' && !/:(areaId|villageId)/.test(rest))
    if (!isOpen) return expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND'])
    expect(leaked(answer, place), answer.text).toEqual([])
    const isNaming = route.method !== 'GET' && Object.values(place.ids).some((id) => id !== campaignId && asked.includes(id))
    if (isNaming) expect(answer.status, answer.text).not.toBe(200)
  })
})

/** Ids of somebody else's things in an answer that did not refuse. */
function leaked({ status, text }: Omit<Answer, 'asked'>, place: Elsewhere): string[] {
  if (status !== 200) return []
  return Object.entries(place.ids).filter(([table, id]) => table !== 'campaign' && text.includes(id)).map(([table]) => table)
}

test('nothing of what was tried by any role has changed anything elsewhere [A-07 on /accounts]', async () => {
  for (const place of new Set(Object.values(elsewhere))) {
    expect(Object.values(place.rows).filter((row) => row === '')).toEqual([])
    expect(await rowsThere(place.ids, place.paths)).toEqual(place.rows)
  }
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM audit_entry WHERE district_key = 'otherdist1' AND by_name <> $1`, [elsewhere.administrator.marker])
  expect(rows[0]?.count).toBe(0)
})
