import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getToday, listCampaigns } from '#contract/campaigns.ts'
import { getHousehold } from '#contract/households.ts'
import { getCompany, getVisit, listDifferences, listHouseholdDifferences, saveDraft, settleDifference, startVisit, submitVisit, takeOverVisit, type Visit } from '#contract/visits.ts'
import type { Answer } from '#domain/form/form.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { putHousehold, rowsOf, type PutHousehold, type SeedHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { answered, newPersonId, soundSubmission } from './setup/sound-submission.ts'

let server: TestServer
let village: Person
let town: Person
let campaignId: string

beforeAll(async () => {
  server = await startServer('opened')
  village = await server.as('wenchang')
  town = await server.as('dongcheng')
  campaignId = (await village.ask(listCampaigns, {})).rows[0]?.id as string
})
afterAll(() => server?.close())

const couple: Omit<SeedHousehold, 'campaignId'> = {
  areaName: '文昌社区',
  people: [
    { name: '双访明', birthDate: '1950-03-01', facts: { livingState: 'WITH_FAMILY' } },
    { name: '双访兰', relation: '10', sex: 'FEMALE', birthDate: '1952-08-09', facts: { livingState: 'WITH_FAMILY' } },
  ],
}
const put = (change: Partial<SeedHousehold> = {}): Promise<PutHousehold> => putHousehold(server.connection, { campaignId, ...couple, ...change })
const begin = (person: Person, householdId: string, own = false): Promise<Visit> => person.ask(startVisit, { body: { campaignId, householdId, ...(own && { own: true as const }) } })
const hand = (person: Person, visit: Visit, submission: Submission, base?: string | null) => person.ask(submitVisit, { params: { id: visit.id }, body: { submission, ...(base !== undefined && { base }) } })
const differencesOf = async (householdId: string, person = village) => (await person.ask(listHouseholdDifferences, { params: { id: householdId } })).rows
const living = (visit: Visit, personId: string, value: string) => answered(soundSubmission(visit), personId, 'livingState', { value })
const factOf = async (householdId: string, personId: string, name: string) =>
  (await village.ask(getHousehold, { params: { id: householdId } })).members.find((member) => member.personId === personId)?.facts.find((fact) => fact.name === name)

/** Two people who worked from the same state: both drafts stand before either is handed in. */
async function both(change: Partial<SeedHousehold> = {}): Promise<{ put: PutHousehold; first: Visit; second: Visit; head: string; wife: string }> {
  const household = await put(change)
  const first = await begin(village, household.householdId)
  const second = await begin(town, household.householdId, true)
  const [head = '', wife = ''] = household.personIds
  return { put: household, first, second, head, wife }
}

describe('the draft of somebody else', () => {
  test('is named to whoever comes next: to be looked at, taken over, or beside a visit of one’s own', async () => {
    const { householdId } = await put()
    const first = await begin(village, householdId)
    const told = await begin(town, householdId).catch((error: { details: unknown }) => error.details)
    expect(told).toEqual({ visitId: first.id, holder: '周玉兰' })
    const looked = await town.ask(getVisit, { params: { id: first.id } })
    expect(looked.holder).toEqual({ name: '周玉兰', isMe: false })
    expect(await problemOf(town.ask(saveDraft, { params: { id: first.id }, body: { draft: {}, draftVersion: 0 } }))).toBe('VISIT_HELD')
    expect(await problemOf(hand(town, first, soundSubmission(first)))).toBe('VISIT_HELD')

    const own = await begin(town, householdId, true)
    expect(own.id).not.toBe(first.id)
    expect((await begin(town, householdId)).id).toBe(own.id)
    expect(await problemOf(town.ask(takeOverVisit, { params: { id: first.id } }))).toBe('VISIT_OWN_DRAFT')
  })

  test('two who begin at once: the second is told of the first', async () => {
    const { householdId } = await put()
    const outcomes = await Promise.all([problemOf(begin(village, householdId)), problemOf(begin(town, householdId))])
    expect(outcomes.toSorted()).toEqual(['VISIT_DRAFT_ELSEWHERE', 'fine'])
  })

  test('taken over goes on where it was, and the one before only looks', async () => {
    const { householdId } = await put()
    const first = await begin(village, householdId)
    const draft: Partial<Submission> = { answers: { policiesInPlace: { value: true } } }
    await village.ask(saveDraft, { params: { id: first.id }, body: { draft, draftVersion: 0 } })
    expect(await town.ask(takeOverVisit, { params: { id: first.id } })).toMatchObject({ id: first.id, draft, draftVersion: 1, holder: { isMe: true } })
    expect(await problemOf(village.ask(saveDraft, { params: { id: first.id }, body: { draft, draftVersion: 1 } }))).toBe('VISIT_HELD')
    await hand(town, first, soundSubmission(first))
    expect(await problemOf(village.ask(takeOverVisit, { params: { id: first.id } }))).toBe('VISIT_SUBMITTED')
  })

  test('whoever has the household open is seen by the others, for a minute', async () => {
    const { householdId } = await put()
    const ask = (person: Person, page: 'household' | 'visit') => person.ask(getCompany, { params: { id: householdId }, query: { page } })
    expect(await ask(village, 'visit')).toEqual({ others: [] })
    expect(await ask(town, 'household')).toEqual({ others: [{ name: '周玉兰', page: 'visit' }] })
    expect((await ask(village, 'visit')).others).toMatchObject([{ page: 'household' }])
    server.clock.moveTo('2026-11-21T09:21:30+08:00')
    expect(await ask(town, 'household')).toEqual({ others: [] })
    expect(await problemOf((await server.as('xiwan')).ask(getCompany, { params: { id: householdId }, query: { page: 'visit' } }))).toBe('NOT_FOUND')
  })
})

describe('two visits of one household from the same state', () => {
  test('what both say alike or only one says is merged; what they say differently waits, with both answers', async () => {
    const { put: { householdId }, first, second, head, wife } = await both()
    await hand(village, first, living(first, head, 'LIVES_ALONE'), first.base)
    const mine = answered(living(second, head, 'EMPTY_NEST'), wife, 'livingState', { value: 'WITH_FAMILY' })
    const done = await hand(town, second, mine, second.base)
    expect(done.submission?.changes.find((change) => change.subject === head && change.name === 'livingState')).toMatchObject({ after: 'EMPTY_NEST', isApplied: false, isHeld: true })

    const rows = await differencesOf(householdId)
    expect(rows.map((row) => [row.personName, row.item?.id, row.sides.map((side) => side.said)])).toEqual([['双访明', 'livingState', [{ value: 'LIVES_ALONE' }, { value: 'EMPTY_NEST' }]]])
    expect(await factOf(householdId, head, 'livingState')).toMatchObject({ value: 'LIVES_ALONE' })
    expect(await factOf(householdId, wife, 'livingState')).toMatchObject({ value: 'WITH_FAMILY', source: { id: second.id } })
    for (const person of [village, town]) {
      expect((await person.ask(getToday, {})).waiting.find((one) => one.kind === 'differences')?.count).toBeGreaterThan(0)
      expect((await person.ask(listDifferences, { params: { id: campaignId }, query: { open: 'true' } })).rows.map((row) => row.id)).toContain(rows[0]?.id)
    }
    expect((await (await server.as('xiwan')).ask(listDifferences, { params: { id: campaignId }, query: {} })).rows).toEqual([])
  })

  test('a person chooses, with a reason; the chosen answer holds with the visit it comes from, and both visits stay as they were', async () => {
    const { put: { householdId }, first, second, head } = await both()
    const one = await hand(village, first, living(first, head, 'LIVES_ALONE'))
    const other = await hand(town, second, living(second, head, 'EMPTY_NEST'), second.base)
    const [difference] = await differencesOf(householdId)
    const id = difference?.id as string
    const choose = (chosenSubmissionId: string, reason = '电话问过本人') => town.ask(settleDifference, { params: { id }, body: { chosenSubmissionId, reason } })
    expect(await problemOf(choose(randomUUID()))).toBe('INPUT_INVALID')
    expect(await problemOf(choose(other.submission?.id as string, ' '))).toBe('INPUT_INVALID')
    expect(await problemOf(choose(other.submission?.id as string, '号 990010195003010012'))).toBe('TEXT_HOLDS_CITIZEN_ID')
    const settled = await choose(other.submission?.id as string)
    expect(settled.settled).toMatchObject({ chosenSubmissionId: other.submission?.id, reason: '电话问过本人' })
    expect(await factOf(householdId, head, 'livingState')).toMatchObject({ value: 'EMPTY_NEST', source: { kind: 'visit', id: second.id } })
    expect(await problemOf(choose(one.submission?.id as string))).toBe('DIFFERENCE_SETTLED')
    expect(await village.ask(getVisit, { params: { id: first.id } })).toMatchObject({ submission: one.submission })
    const trail = await rowsOf<{ details: { chosen: string; other: string; reason: string } }>(server.connection, `SELECT details FROM audit_entry WHERE action = 'settle-difference' AND object_id = $1`, [householdId])
    expect(trail.map((line) => line.details)).toMatchObject([{ chosen: other.submission?.id, other: one.submission?.id, reason: '电话问过本人' }])
  })

  test('what a later visit has learned is not put back by a choice', async () => {
    const { put: { householdId }, first, second, head } = await both()
    const on = (visit: Visit, value: string, date: string): Submission => {
      const sound = soundSubmission(visit, { visit: { date, manner: 'HOME', visitors: ['甲'], answeredBy: 'SELF' } })
      return answered(sound, head, 'livingState', { value })
    }
    const one = await hand(village, first, on(first, 'LIVES_ALONE', '2026-11-18'))
    await hand(town, second, on(second, 'EMPTY_NEST', '2026-11-19'), second.base)
    const later = await begin(village, householdId)
    await hand(village, later, on(later, 'IN_INSTITUTION', '2026-11-20'))
    const [difference] = await differencesOf(householdId)
    await town.ask(settleDifference, { params: { id: difference?.id as string }, body: { chosenSubmissionId: one.submission?.id as string, reason: '第一份当面问的' } })
    expect(await factOf(householdId, head, 'livingState')).toMatchObject({ value: 'IN_INSTITUTION' })
  })

  test('somebody who is gone for one and there for the other stays until a person says', async () => {
    const { put: { householdId }, first, second, wife } = await both()
    const left = [{ personId: wife, reason: 'DIED', date: '2026-11-01' }]
    const one = await hand(village, first, soundSubmission(first, { left }))
    const other = await hand(town, second, soundSubmission(second), second.base)
    const [difference] = await differencesOf(householdId)
    expect(difference?.sides.map((side) => side.said)).toEqual([{ gone: { reason: 'DIED', date: '2026-11-01' } }, { here: true }])
    const memberTo = async () => (await village.ask(getHousehold, { params: { id: householdId } })).members.find((member) => member.personId === wife)?.to
    expect(await memberTo()).toBe('2026-11-01')
    await town.ask(settleDifference, { params: { id: difference?.id as string }, body: { chosenSubmissionId: other.submission?.id as string, reason: '本人在家，见到了' } })
    expect(await memberTo()).toBeNull()
    expect(one.state).toBe('SUBMITTED')
  })

  test('somebody whom both wrote down as new comes once', async () => {
    const { put: { householdId }, first, second } = await both()
    const came = () => ({ id: newPersonId(), name: '双访孙', birthDate: '2015-02-03', relation: '41' })
    await hand(village, first, soundSubmission(first, { added: [came()] }), first.base)
    await hand(town, second, soundSubmission(second, { added: [came()] }), second.base)
    const page = await village.ask(getHousehold, { params: { id: householdId } })
    expect(page.members.filter((member) => member.name === '双访孙')).toHaveLength(1)
    expect(await differencesOf(householdId)).toEqual([])
  })

  test('whom one saw and the other did not has been seen', async () => {
    const { put: { householdId }, first, second, head, wife } = await both()
    const away = (visit: Visit, id: string): Submission => {
      const sound = soundSubmission(visit)
      return { ...sound, members: { ...sound.members, [id]: { seen: false, reason: 'AWAY_WORKING', nextDate: '2026-12-01', answers: sound.members[id]?.answers ?? {} } } }
    }
    await hand(village, first, away(first, head))
    await hand(town, second, away(second, wife), second.base)
    const [entry] = await rowsOf<{ coverage: string; again_on: string | null }>(server.connection, 'SELECT coverage, again_on::text FROM roster_entry WHERE household_id = $1', [householdId])
    expect(entry).toEqual({ coverage: 'SEEN', again_on: null })
  })

  test('one after the other is no difference: the later one answers what the first has left', async () => {
    const household = await put()
    const head = household.personIds[0] as string
    const first = await begin(village, household.householdId)
    await hand(village, first, living(first, head, 'LIVES_ALONE'))
    const second = await begin(town, household.householdId)
    await hand(town, second, living(second, head, 'EMPTY_NEST'), second.base)
    expect(await differencesOf(household.householdId)).toEqual([])
    expect(await factOf(household.householdId, head, 'livingState')).toMatchObject({ value: 'EMPTY_NEST' })
  })

  test('an answer that gives no fact differs too, and is decided without touching the registry', async () => {
    const { put: { householdId }, first, second } = await both()
    const saying = (visit: Visit, value: boolean): Submission => {
      const said = answered(soundSubmission(visit), undefined, 'notCoveredAtRisk', { value } as Answer)
      return value ? answered(said, undefined, 'riskText', { value: '收入不稳' }) : { ...said, answers: Object.fromEntries(Object.entries(said.answers).filter(([item]) => item !== 'riskText')) }
    }
    const one = await hand(village, first, saying(first, true))
    await hand(town, second, saying(second, false), second.base)
    const [difference, ...others] = await differencesOf(householdId)
    expect([difference?.item?.id, others]).toEqual(['notCoveredAtRisk', []])
    const before = await rowsOf(server.connection, 'SELECT facts FROM household WHERE id = $1', [householdId])
    await village.ask(settleDifference, { params: { id: difference?.id as string }, body: { chosenSubmissionId: one.submission?.id as string, reason: '核实过' } })
    expect(await rowsOf(server.connection, 'SELECT facts FROM household WHERE id = $1', [householdId])).toEqual(before)
  })
})
