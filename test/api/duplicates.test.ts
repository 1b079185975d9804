import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { comparePersons, compareHouseholds, declineDuplicate, findDuplicates, getMerge, listDuplicates, mergeHouseholds, mergePersons, undoMerge, type Comparison } from '#contract/duplicates.ts'
import { addAid, addPayment, factHistory, newHousehold, recordFacts } from '#contract/household-desk.ts'
import { getHousehold, searchHouseholds } from '#contract/households.ts'
import { addInstitution, addResident, endResidence } from '#contract/institutions.ts'
import { listPointingTables } from '#server/features/duplicates/rows.queries.ts'
import { refreshStaleLabels } from '#server/features/registry/public.ts'
import { refreshParts } from '#server/features/rosters/public.ts'
import { putHousehold, rowsOf, type PutHousehold, type SeedPerson } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let client: pg.Client
let district: Person
let town: Person
let campaignId: string

beforeAll(async () => {
  server = await startServer('opened')
  client = new pg.Client(server.connection)
  await client.connect()
  district = await server.as('quxian')
  town = await server.as('dongcheng')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]?.id as string
})
afterAll(async () => {
  await client?.end()
  await server?.close()
})

/** The registry as it is: every row of every table that names a household or a person, in order. What counts changes, when a label was computed, and the trail are left out. */
async function registry(): Promise<Record<string, unknown[]>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('household_id', 'person_id', 'merged_into') AND table_name <> 'household_reach' ORDER BY 1`,
  )
  const found: Record<string, unknown[]> = {}
  for (const { name } of tables) found[name] = (await client.query<{ row: string }>(`SELECT (to_jsonb(t) - ARRAY['version', 'labels_as_of'])::text AS row FROM ${name} t ORDER BY 1`)).rows.map((row) => row.row)
  return found
}

const reason = '同一人两次登记'
const all = (comparison: Comparison, side: (key: string) => 'kept' | 'gone' = () => 'kept') => Object.fromEntries(comparison.differences.map(({ key }) => [key, side(key)]))

async function put(areaName: string, people: readonly SeedPerson[], more: { aid?: readonly string[]; facts?: Readonly<Record<string, unknown>> } = {}): Promise<PutHousehold> {
  return putHousehold(server.connection, { campaignId, areaName, people, ...more })
}

/** Somebody without a number, as a desk records it. */
function withoutDocument(person: Person, areaId: string, name: string, part: { birthDate?: string; sex?: 'MALE' | 'FEMALE'; address?: string } = {}) {
  return person.ask(newHousehold, { body: { areaId, name, address: part.address ?? '', ...part } })
}

async function areaId(name: string): Promise<string> {
  return (await rowsOf<{ id: string }>(server.connection, 'SELECT id FROM area WHERE name = $1', [name]))[0]?.id as string
}

test('two records of one person: the choice is shown, everything moves, the numbers of both lead on, and it is taken back exactly [A-01 on /households/:id]', async () => {
  const one = await put('文昌社区', [{ name: '公冶长青', birthDate: '1950-02-03', facts: { livingState: 'LIVES_ALONE', phone: '13900000021' } }], { aid: ['DIBAO'] })
  const two = await withoutDocument(town, await areaId('文昌社区'), '公冶长清', { birthDate: '1950-02-03', sex: 'MALE', address: '7 组 1 号' })
  await town.ask(recordFacts, { params: { id: two.householdId }, body: { personId: two.personId, asOf: '2026-11-20', facts: [{ name: 'livingState', value: 'EMPTY_NEST' }, { name: 'seriousIllness', value: true }] } })
  await town.ask(addPayment, { params: { id: two.householdId }, body: { kind: 'TEMP_RELIEF', paidOn: '2026-10-08', amountFen: 50000, personId: two.personId } })
  await refreshStaleLabels(server.serving.services, true, refreshParts)
  const [kept, gone] = [one.personIds[0] as string, two.personId]
  const before = await registry()

  const comparison = await town.ask(comparePersons, { params: { id: kept, otherId: gone } })
  expect(comparison.differences.map((one) => [one.key, one.kept, one.gone])).toEqual([
    ['name', '公冶长青', '公冶长清'],
    ['fact:livingState', 'LIVES_ALONE', 'EMPTY_NEST'],
    ['household.address', '1 组 2 号', '7 组 1 号'],
  ])
  expect(await problemOf(town.ask(mergePersons, { params: { id: kept }, body: { otherId: gone, choices: {}, reason } }))).toBe('MERGE_UNDECIDED')
  expect(await registry()).toEqual(before)

  const { mergeId, householdId } = await town.ask(mergePersons, { params: { id: kept }, body: { otherId: gone, choices: { ...all(comparison), 'fact:livingState': 'gone' }, reason } })
  expect(householdId).toBe(one.householdId)
  const page = await town.ask(getHousehold, { params: { id: one.householdId } })
  expect(page.members.map((member) => member.name)).toEqual(['公冶长青'])
  expect(Object.fromEntries(page.members[0]!.facts.map((fact) => [fact.name, fact.value]))).toMatchObject({ livingState: 'EMPTY_NEST', seriousIllness: true, phone: '13900000021' })
  expect(page.payments).toMatchObject([{ kind: 'TEMP_RELIEF', amountFen: 50000 }])
  const history = async (householdId: string, personId: string, name: string) => (await town.ask(factHistory, { params: { id: householdId }, query: { name, personId } })).rows.map((row) => row.value)
  expect(await history(one.householdId, kept, 'livingState')).toEqual(['EMPTY_NEST', 'LIVES_ALONE'])
  expect(await history(one.householdId, kept, 'seriousIllness')).toEqual([true])
  expect(page.timeline.filter((entry) => entry.kind === 'merge')).toMatchObject([{ code: 'timeline.merge-persons', link: { page: 'merge', id: mergeId } }])
  // The old address and the old number lead on.
  expect((await town.ask(getHousehold, { params: { id: two.householdId } })).id).toBe(one.householdId)
  expect((await town.ask(searchHouseholds, { query: { search: two.provisionalNumber as string } })).rows.map((row) => row.id)).toEqual([one.householdId])
  expect((await town.ask(searchHouseholds, { query: { search: '公冶' } })).rows.map((row) => row.id)).toEqual([one.householdId])

  expect(await town.ask(getMerge, { params: { id: mergeId } })).toMatchObject({ kind: 'person', hindrances: [], mayUndo: true, householdId: one.householdId })
  await town.ask(undoMerge, { params: { id: mergeId }, body: { reason: '不是同一人' } })
  expect(await registry()).toEqual(before)
  expect(await history(one.householdId, kept, 'livingState')).toEqual(['LIVES_ALONE'])
  expect(await problemOf(town.ask(undoMerge, { params: { id: mergeId }, body: { reason } }))).toBe('MERGE_UNDONE')
})

test('whatever two persons and their households say, and whatever is chosen: merged and taken back it is as it was [A-01 on /households/:id]', async () => {
  const villages = ['文昌社区', '城郊村'] as const
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
  const side = fc.record({
    village: fc.constantFrom(...villages),
    name: fc.constantFrom('东方甲', '东方乙'),
    birthDate: fc.constantFrom('1950-02-03', '1950-03-02'),
    living: maybe(fc.constantFrom('LIVES_ALONE', 'EMPTY_NEST')),
    income: maybe(fc.integer({ min: 0, max: 9 })),
    aid: fc.subarray(['DIBAO', 'TEMP_RELIEF']),
    own: fc.subarray(['AGE_ALLOWANCE', 'DISABILITY_LIVING']),
    others: fc.integer({ min: 0, max: 2 }),
    isHead: fc.boolean(),
  })
  const build = async (part: (typeof side) extends fc.Arbitrary<infer T> ? T : never) => {
    const person: SeedPerson = { name: part.name, birthDate: part.birthDate, aid: part.own, facts: { ...(part.living && { livingState: part.living }) } }
    const others = Array.from({ length: part.others }, (_, at): SeedPerson => ({ name: `家人${at}`, birthDate: '1980-01-01', relation: '20' }))
    const isFirst = part.isHead || others.length === 0
    const put = await putHousehold(server.connection, { campaignId, areaName: part.village, people: isFirst ? [person, ...others] : [...others.slice(0, 1), { ...person, relation: '51' }, ...others.slice(1)], aid: part.aid, facts: { ...(part.income !== undefined && { income12m: part.income }) } })
    return { ...put, personId: put.personIds[isFirst ? 0 : 1] as string }
  }
  await fc.assert(
    fc.asyncProperty(side, side, fc.infiniteStream(fc.constantFrom('kept', 'gone')), fc.constantFrom('person', 'household', 'household then person'), async (a, b, choose, what) => {
      const [x, y] = [await build(a), await build(b)]
      await refreshStaleLabels(server.serving.services, true, refreshParts)
      const before = await registry()
      const pick = () => choose.next().value as 'kept' | 'gone'
      const merges: string[] = []
      const persons = async () => {
        const comparison = await district.ask(comparePersons, { params: { id: x.personId, otherId: y.personId } })
        merges.push((await district.ask(mergePersons, { params: { id: x.personId }, body: { otherId: y.personId, choices: all(comparison, pick), reason } })).mergeId)
      }
      const households = async () => {
        const comparison = await district.ask(compareHouseholds, { params: { id: x.householdId, otherId: y.householdId } })
        merges.push((await district.ask(mergeHouseholds, { params: { id: x.householdId }, body: { otherId: y.householdId, choices: all(comparison, pick), reason } })).mergeId)
        const page = await district.ask(getHousehold, { params: { id: y.householdId } })
        expect(page.id).toBe(x.householdId)
        expect(page.members.filter((member) => member.isHead && member.to === null)).toHaveLength(1)
        expect(page.members.map((member) => member.personId).sort()).toEqual([...x.personIds, ...y.personIds].sort())
        const entries = await rowsOf<{ state: string }>(server.connection, `SELECT e.state FROM roster_entry e WHERE household_id = $1`, [x.householdId])
        expect(entries.map((entry) => entry.state)).toEqual(['LISTED'])
      }
      if (what !== 'person') await households()
      if (what !== 'household') {
        const result = await persons().then(() => 'fine', (error: { code?: string }) => error.code ?? String(error))
        // Whoever is head of a household with others in it does not vanish from there unseen.
        if (result !== 'fine') expect(result).toBe('HEAD_NEEDED')
      }
      for (const id of merges.toReversed()) await district.ask(undoMerge, { params: { id }, body: { reason } })
      expect(await registry()).toEqual(before)
    }),
    { numRuns: 25 },
  )
})

test('two rows of one roster become one, with the sources of both and the part that the plan gives it; the other is struck; two open drafts are refused', async () => {
  const [one, two] = [await put('文昌社区', [{ name: '申屠一', birthDate: '1951-01-01' }]), await put('文昌社区', [{ name: '申屠二', birthDate: '1952-01-01' }], { aid: ['DIBAO'] })]
  await client.query(`UPDATE roster_entry SET sources = '["never-applied"]', part = 'possible', reason = '村里知道' WHERE household_id = $1`, [one.householdId])
  await client.query(`UPDATE roster_entry SET sources = '["registration"]' WHERE household_id = $1`, [two.householdId])
  for (const { householdId, areaPath } of [one, two]) {
    const districtKey = areaPath.split('/')[0]
    await client.query(`INSERT INTO visit (district_key, id, area_path, campaign_id, household_id, state, draft, draft_version, started_at, started_by_id, started_by) VALUES ($1, $2, $3, $4, $5, 'DRAFT', '{}', 0, now(), $2, '周玉兰')`, [districtKey, randomUUID(), areaPath, campaignId, householdId])
    await client.query(`UPDATE roster_entry SET coverage = 'DRAFT' WHERE household_id = $1`, [householdId])
  }
  const comparison = await town.ask(compareHouseholds, { params: { id: one.householdId, otherId: two.householdId } })
  const body = { otherId: two.householdId, choices: all(comparison), reason }
  expect(comparison.hindrances).toEqual(['TWO_DRAFTS'])
  expect(await problemOf(town.ask(mergeHouseholds, { params: { id: one.householdId }, body }))).toBe('MERGE_TWO_DRAFTS')
  await client.query(`DELETE FROM visit WHERE household_id = $1`, [two.householdId])
  await town.ask(mergeHouseholds, { params: { id: one.householdId }, body })
  const entries = await rowsOf(server.connection, `SELECT household_id, state, sources, part, reason, coverage FROM roster_entry WHERE household_id = ANY($1) ORDER BY state`, [[one.householdId, two.householdId]])
  expect(entries).toEqual([
    { household_id: one.householdId, state: 'LISTED', sources: ['never-applied', 'registration'], part: 'covered', reason: '村里知道；在册低保户', coverage: 'DRAFT' },
    expect.objectContaining({ household_id: two.householdId, state: 'STRUCK' }),
  ])
})

test('the part of a united row is what the plan says of what is known now, not what one of the two stood under', async () => {
  const [one, two] = [await put('文昌社区', [{ name: '令狐一', birthDate: '1951-01-01' }]), await put('文昌社区', [{ name: '令狐二', birthDate: '1952-01-01' }])]
  await client.query(`UPDATE roster_entry SET sources = '["never-applied"]', part = 'possible' WHERE household_id = $1`, [one.householdId])
  const comparison = await town.ask(compareHouseholds, { params: { id: one.householdId, otherId: two.householdId } })
  expect(comparison.hindrances).toEqual([])
  await town.ask(mergeHouseholds, { params: { id: one.householdId }, body: { otherId: two.householdId, choices: all(comparison), reason } })
  // The other stood under `covered` and nobody in it receives anything.
  expect(await rowsOf(server.connection, `SELECT part FROM roster_entry WHERE household_id = $1`, [one.householdId])).toEqual([{ part: 'possible' }])
})

test('two records that both live in an institution are not merged before one of the stays has ended, and that is said first', async () => {
  const [one, two] = [await put('文昌社区', [{ name: '司空一', birthDate: '1941-01-01' }]), await put('文昌社区', [{ name: '司空一', birthDate: '1941-01-01' }])]
  const home = await district.ask(addInstitution, { body: { kind: 'ELDER_HOME', department: 'civil-affairs', address: '1 号', phone: '0900-1', areaId: await areaId('东城街道'), name: '颐年院' } })
  const stay = (of: PutHousehold) => district.ask(addResident, { params: { id: home.id }, body: { householdId: of.householdId, personId: of.personIds[0]!, bed: '', payer: 'SELF', contactName: '', contactPhone: '', from: '2026-01-05' } })
  await stay(one)
  const second = await stay(two)
  const params = { id: one.personIds[0]!, otherId: two.personIds[0]! }
  const comparison = await town.ask(comparePersons, { params })
  expect(comparison.hindrances).toEqual(['TWO_STAYS'])
  const body = { otherId: params.otherId, choices: all(comparison), reason }
  const before = await registry()
  expect(await problemOf(town.ask(mergePersons, { params: { id: params.id }, body }))).toBe('MERGE_TWO_STAYS')
  expect(await registry()).toEqual(before)
  await district.ask(endResidence, { params: { id: second.id }, body: { on: '2026-11-20', reason: '重复登记', livingState: null } })
  expect((await town.ask(comparePersons, { params })).hindrances).toEqual([])
  await town.ask(mergePersons, { params: { id: params.id }, body })
})

test('a merge after which something was written is not taken back by itself, and says what it was', async () => {
  const one = await put('文昌社区', [{ name: '濮阳甲', birthDate: '1951-01-01' }])
  const two = await put('文昌社区', [{ name: '濮阳乙', birthDate: '1952-01-01' }])
  const comparison = await town.ask(compareHouseholds, { params: { id: one.householdId, otherId: two.householdId } })
  const { mergeId } = await town.ask(mergeHouseholds, { params: { id: one.householdId }, body: { otherId: two.householdId, choices: all(comparison), reason } })
  await town.ask(addAid, { params: { id: one.householdId }, body: { kind: 'TEMP_RELIEF', from: '2026-11-01', note: '' } })
  expect(await problemOf(town.ask(undoMerge, { params: { id: mergeId }, body: { reason } }))).toBe('MERGE_CHANGED_SINCE')
  expect((await town.ask(getMerge, { params: { id: mergeId } })).hindrances).toEqual(['aid'])
})

test('a table that is new and names a household or a person is merged too', async () => {
  const tables = await server.serving.services.database.transaction().execute((trx) => listPointingTables(trx, 'household_id'))
  for (const name of ['aid', 'fact', 'finding', 'membership', 'payment', 'obligor', 'roster_entry', 'submission', 'visit', 'household_elsewhere']) expect(tables).toContain(name)
  for (const name of ['household', 'registry_merge', 'duplicate_proposal', 'household_reach']) expect(tables).not.toContain(name)
})

test('likely duplicates are proposed with what speaks for them, and one that was declined never comes again', async () => {
  const hekou = await server.as('hekou')
  const one = await put('西湾村', [{ name: '淳于小明', birthDate: '1948-04-05', facts: { phone: '13900000031' } }])
  const two = await withoutDocument(hekou, await areaId('柳圩村'), '淳于晓明', { birthDate: '1948-04-05', sex: 'MALE' })
  const three = await withoutDocument(hekou, await areaId('西湾村'), '淳于大海', { birthDate: '1948-04-05', sex: 'MALE' })
  const proposals = async () => {
    await hekou.ask(findDuplicates, { body: {} })
    for (let tries = 0; tries < 200; tries += 1) {
      const [job] = await rowsOf(server.connection, `SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'find-duplicates'`)
      if (!job) break
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    return (await hekou.ask(listDuplicates, { query: {} })).rows.filter((row) => row.a.name.startsWith('淳于'))
  }
  const [found, ...rest] = await proposals()
  expect(rest).toEqual([])
  expect([found!.a.personId, found!.b.personId].sort()).toEqual([one.personIds[0], two.personId].sort())
  expect(found!.reasons).toEqual(['SAME_SOUND', 'SAME_BIRTH', 'NO_NUMBER'])
  // A village sees neither the other village's person nor the pair.
  expect(await problemOf((await server.as('xiwan')).ask(listDuplicates, { query: {} }))).toBe('NOT_ALLOWED')
  expect((await town.ask(listDuplicates, { query: { limit: 500 } })).rows.filter((row) => row.a.name.startsWith('淳于'))).toEqual([])
  await hekou.ask(declineDuplicate, { params: { id: found!.id }, body: { note: '两个人都见过' } })
  expect(await proposals()).toEqual([])
  expect((await hekou.ask(listDuplicates, { query: { state: 'DIFFERENT' } })).rows.map((row) => row.id)).toContain(found!.id)
  expect(three.provisionalNumber).toMatch(/^无证-/)
})

test('two whole numbers in two villages are proposed when the address is written alike too, with what speaks against it', async () => {
  const hekou = await server.as('hekou')
  const twice = { name: '淳于长山', birthDate: '1947-06-07' }
  const pair = [await put('西湾村', [twice]), await put('柳圩村', [twice])].map((one) => one.personIds[0])
  await put('竹林村', [{ name: '淳于长山', birthDate: '1947-06-08' }])
  await hekou.ask(findDuplicates, { body: {} })
  const found = async () => (await hekou.ask(listDuplicates, { query: {} })).rows.filter((row) => row.a.name === '淳于长山')
  await expect.poll(async () => (await found()).length, { timeout: 15_000 }).toBeGreaterThan(0)
  expect((await found()).map((row) => [[row.a.personId, row.b.personId].sort(), row.reasons])).toEqual([[pair.toSorted(), ['SAME_NAME', 'SAME_BIRTH', 'ADDRESS_ALIKE', 'TWO_NUMBERS']]])
})

test('nobody merges what lies outside the own area, or one record with itself', async () => {
  const [one, far] = [await put('文昌社区', [{ name: '公羊甲', birthDate: '1951-01-01' }]), await put('西湾村', [{ name: '公羊乙', birthDate: '1952-01-01' }])]
  const body = (otherId: string) => ({ otherId, choices: {}, reason })
  expect(await problemOf(town.ask(mergeHouseholds, { params: { id: one.householdId }, body: body(far.householdId) }))).toBe('NOT_FOUND')
  expect(await problemOf(town.ask(mergePersons, { params: { id: far.personIds[0] as string }, body: body(one.personIds[0] as string) }))).toBe('NOT_FOUND')
  expect(await problemOf(town.ask(mergePersons, { params: { id: one.personIds[0] as string }, body: body(randomUUID()) }))).toBe('NOT_FOUND')
  expect(await problemOf(town.ask(mergeHouseholds, { params: { id: one.householdId }, body: body(one.householdId) }))).toBe('MERGE_SAME')
})
