import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ProblemError } from '#client/problem-error.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { getFinding, listFindings } from '#contract/findings.ts'
import { factHistory } from '#contract/household-desk.ts'
import { getHousehold } from '#contract/households.ts'
import { getVisit, saveDraft, startVisit, submitVisit, type Visit } from '#contract/visits.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { contentHash } from '#server/sealing/content-hash.ts'
import { putHousehold, rowsOf, type PutHousehold, type SeedHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { answered, foundProblem, newPersonId, soundSubmission } from './setup/sound-submission.ts'

let server: TestServer
let village: Person
let campaignId: string

beforeAll(async () => {
  server = await startServer('opened')
  village = await server.as('wenchang')
  campaignId = (await village.ask(listCampaigns, {})).rows[0]?.id as string
})
afterAll(() => server?.close())

const couple: Omit<SeedHousehold, 'campaignId'> = {
  areaName: '文昌社区',
  people: [
    { name: '示例明', birthDate: '1950-03-01', facts: { livingState: 'WITH_FAMILY' } },
    { name: '示例兰', relation: '10', sex: 'FEMALE', birthDate: '1952-08-09' },
  ],
  aid: ['DIBAO'],
}
const put = (change: Partial<SeedHousehold> = {}): Promise<PutHousehold> => putHousehold(server.connection, { campaignId, ...couple, ...change })
const start = (householdId: string, person = village): Promise<Visit> => person.ask(startVisit, { body: { campaignId, householdId } })
const submit = (visit: Visit, submission: Submission, person = village): Promise<Visit> => person.ask(submitVisit, { params: { id: visit.id }, body: { submission } })
/** What one person says about how they live; the rest of the visit is made sound around it. */
const living = (personId: string, value: string): Pick<Submission, 'members'> => ({ members: { [personId]: { seen: true, how: 'AT_HOME', answers: { livingState: { value } } } } })
const entryOf = async (householdId: string) => (await rowsOf<{ coverage: string; visit_id: string | null; seen_on: string | null; again_on: string | null }>(server.connection, 'SELECT coverage, visit_id, seen_on::text, again_on::text FROM roster_entry WHERE household_id = $1', [householdId]))[0]

describe('a draft', () => {
  test('begins empty: the registry is shown beside it and answers nothing', async () => {
    const { householdId } = await put()
    const visit = await start(householdId)
    expect(visit).toMatchObject({ state: 'DRAFT', draft: {}, draftVersion: 0, headName: '示例明', areaName: '文昌社区', townName: '东城街道', submission: null, today: '2026-11-21' })
    expect(visit.facts.members[0]?.facts['livingState']).toMatchObject({ value: 'WITH_FAMILY', asOf: '2026-10-01' })
    expect(visit.gates.map((gate) => gate.id)).toEqual(['three-questions', 'every-member-asked', 'every-member-seen-or-excused', 'every-problem-has-a-kind'])
    expect(visit.labels.map((label) => label.id)).toContain('dibao')
    expect(await entryOf(householdId)).toMatchObject({ coverage: 'DRAFT', visit_id: visit.id })
  })

  test('is opened again by whoever began it, also when one begins several times at once; nobody else comes into it unasked', async () => {
    const { householdId } = await put()
    const visits = await Promise.all([start(householdId), start(householdId), start(householdId)])
    expect(new Set(visits.map((visit) => visit.id)).size).toBe(1)
    expect(visits[0]?.holder).toEqual({ name: '周玉兰', isMe: true })
    expect(await problemOf(start(householdId, await server.as('dongcheng')))).toBe('VISIT_DRAFT_ELSEWHERE')
  })

  test('is kept as far as it is filled in, and a save on an older version loses nothing', async () => {
    const { householdId, personIds } = await put()
    const visit = await start(householdId)
    const draft: Partial<Submission> = { answers: { dibaoPolicy: { value: true } }, members: { [personIds[0] as string]: { seen: true, answers: {} } } }
    expect(await village.ask(saveDraft, { params: { id: visit.id }, body: { draft, draftVersion: 0 } })).toMatchObject({ draftVersion: 1 })
    expect(await problemOf(village.ask(saveDraft, { params: { id: visit.id }, body: { draft: {}, draftVersion: 0 } }))).toBe('CHANGED_MEANWHILE')
    expect(await village.ask(getVisit, { params: { id: visit.id } })).toMatchObject({ draft, draftVersion: 1, state: 'DRAFT' })
    const both = await Promise.all([1, 2].map((n) => problemOf(village.ask(saveDraft, { params: { id: visit.id }, body: { draft: { answers: { housingText: { value: String(n) } } }, draftVersion: 1 } }))))
    expect(both.toSorted()).toEqual(['CHANGED_MEANWHILE', 'fine'])
    expect(await problemOf(village.ask(submitVisit, { params: { id: visit.id }, body: { submission: soundSubmission(visit), draftVersion: 1 } }))).toBe('CHANGED_MEANWHILE')
  })

  test('what the database cannot hold is refused, not lost in an error', async () => {
    const visit = await start((await put()).householdId)
    for (const text of ['a\u0000b', '\ud800']) {
      expect(await problemOf(village.ask(saveDraft, { params: { id: visit.id }, body: { draft: { answers: { housingText: { value: text } } }, draftVersion: 0 } }))).toBe('INPUT_INVALID')
    }
  })

  test('needs a household that is listed and in reach', async () => {
    const struck = await put({ state: 'STRUCK' })
    expect(await problemOf(start(struck.householdId))).toBe('HOUSEHOLD_NOT_ON_ROSTER')
    expect(await problemOf(start(randomUUID()))).toBe('NOT_FOUND')
    const elsewhere = await put({ areaName: '西湾村' })
    expect(await problemOf(start(elsewhere.householdId))).toBe('NOT_FOUND')
    const mine = await start((await put()).householdId)
    for (const login of ['xiwan', 'chengjiao', 'hekou']) {
      const other = await server.as(login)
      expect(await problemOf(other.ask(getVisit, { params: { id: mine.id } }))).toBe('NOT_FOUND')
      expect(await problemOf(other.ask(saveDraft, { params: { id: mine.id }, body: { draft: {}, draftVersion: 0 } }))).toBe('NOT_FOUND')
      expect(await problemOf(submit(mine, soundSubmission(mine), other))).toBe('NOT_FOUND')
    }
    expect(await problemOf(submit(mine, soundSubmission(mine), await server.as('guanli')))).toBe('NOT_ALLOWED')
  })
})

describe('the gates', () => {
  type Complaint = { gate: string | null; path: string; code: string; clause: { row?: string } | null }
  const complaintsOf = async (visit: Visit, submission: unknown): Promise<Complaint[]> => {
    const error = await submit(visit, submission as Submission).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).code).toBe('VISIT_GATES')
    return (error as ProblemError).details['complaints'] as Complaint[]
  }
  let visit: Visit
  let [head, wife] = ['', '']
  beforeAll(async () => {
    const household = await put()
    ;[head, wife] = household.personIds as [string, string]
    visit = await start(household.householdId)
  })

  const without = (submission: Submission, name: string): Submission => ({ ...submission, answers: Object.fromEntries(Object.entries(submission.answers).filter(([id]) => id !== name)) })
  const questions = () => visit.form.sections.flatMap((section) => section.items).filter((item) => item.gate === 'three-questions')

  test('each of the three questions, or "cannot tell" with a reason [J-06 on /visits/:id]', async () => {
    expect(questions()).toHaveLength(3)
    for (const { id } of questions()) {
      const bad = await complaintsOf(visit, without(soundSubmission(visit), id))
      expect(bad).toContainEqual(expect.objectContaining({ gate: 'three-questions', path: `answers.${id}`, code: 'QUESTION_UNANSWERED', clause: expect.objectContaining({ row: 'J-06' }) }))
      expect(await complaintsOf(visit, answered(soundSubmission(visit), undefined, id, { none: 'CANNOT_TELL' }))).toMatchObject([{ gate: 'three-questions', code: 'ANSWER_WHY_MISSING' }])
    }
  })

  test('every member of a focus household has an entry; elsewhere each question stands on its own clause [J-08 on /visits/:id]', async () => {
    const alone = await start((await put({ people: [couple.people[0]!] })).householdId)
    expect(await complaintsOf(alone, { ...soundSubmission(alone), members: {} })).toContainEqual(expect.objectContaining({ gate: 'every-member-asked', code: 'MEMBER_NOT_ASKED', clause: expect.objectContaining({ row: 'J-08' }) }))
    // A couple on dibao is none of the three groups.
    const { [wife]: _left, ...members } = soundSubmission(visit).members
    const bad = await complaintsOf(visit, { ...soundSubmission(visit), members })
    expect(bad.filter((one) => one.gate === 'every-member-asked')).toEqual([])
    expect(bad).toContainEqual(expect.objectContaining({ gate: 'every-member-seen-or-excused', path: `members.${wife}` }))
    expect(bad).toContainEqual(expect.objectContaining({ gate: null, path: `members.${wife}.answers.disabilityKind`, code: 'ANSWER_MISSING', clause: expect.objectContaining({ row: 'J-16' }) }))
    expect(bad.filter((one) => one.clause === null)).toEqual([])
  })

  test('what was fixed on the spot has a proof of its own; what was done, said twice, is none', async () => {
    const fixed = (proof: string) => ({ ...soundSubmission(visit), problems: [foundProblem({ fixedOnSpot: true, measure: '当场换了开关', proof, due: undefined as never })] })
    expect(await complaintsOf(visit, fixed(''))).toMatchObject([{ path: 'problems.0.proof', code: 'PROBLEM_PROOF_MISSING', clause: { row: 'J-03' } }])
    expect(await complaintsOf(visit, fixed(' . '))).toMatchObject([{ path: 'problems.0.proof', code: 'PROBLEM_PROOF_MISSING' }])
    expect(await complaintsOf(visit, fixed('当场换了开关'))).toMatchObject([{ path: 'problems.0.proof', code: 'PROBLEM_PROOF_REPEATS' }])
  })

  test('every member is seen, or excused by name with a reason and a day [J-37 on /visits/:id]', async () => {
    const sound = soundSubmission(visit)
    const bad = await complaintsOf(visit, { ...sound, members: { ...sound.members, [wife]: { seen: false, answers: sound.members[wife]?.answers } } })
    expect(bad.map(({ gate, code, clause }) => [gate, code, clause?.row])).toEqual([
      ['every-member-seen-or-excused', 'MEMBER_REASON_MISSING', 'J-37'],
      ['every-member-seen-or-excused', 'MEMBER_NEXT_DATE_MISSING', 'J-37'],
    ])
    const phone = await complaintsOf(visit, { ...sound, visit: { ...sound.visit, manner: 'PHONE' } })
    expect(new Set(phone.map((one) => one.code))).toEqual(new Set(['MEMBER_SEEN_BY_PHONE']))
  })

  test('every problem has a kind and a text; what is to be done may follow [J-39 on /visits/:id]', async () => {
    const bad = await complaintsOf(visit, { ...soundSubmission(visit), problems: [foundProblem({ kind: '', description: ' ', measure: '' })] })
    expect(bad.map(({ path, code, clause }) => [path, code, clause?.row])).toEqual([
      ['problems.0.kind', 'PROBLEM_KIND_MISSING', 'J-39'],
      ['problems.0.description', 'PROBLEM_DESCRIPTION_MISSING', 'J-39'],
    ])
  })

  test('answers are of their type, and each complaint names the clause of its question', async () => {
    const bad = await complaintsOf(visit, answered(soundSubmission(visit), head, 'livingState', { value: 'ON_THE_MOON' }))
    expect(bad).toMatchObject([{ path: `members.${head}.answers.livingState`, code: 'ANSWER_NOT_A_CHOICE', clause: expect.any(Object) }])
  })

  test('nobody is named whom the household does not have, nobody takes the place of another', async () => {
    const sound = soundSubmission(visit)
    const bad = await complaintsOf(visit, { ...sound, added: [{ id: wife, name: '冒名', relation: '20' }], problems: [foundProblem({ personId: randomUUID() })] })
    expect(bad.map((one) => one.code)).toEqual(['ADDED_ID_TAKEN', 'PROBLEM_PERSON_UNKNOWN'])
  })

  test('whatever is sent is refused at its place or not at all: nothing unexpected, nothing kept', async () => {
    const count = async () => (await rowsOf<{ n: number }>(server.connection, 'SELECT count(*)::int AS n FROM submission'))[0]?.n
    const before = await count()
    const unanswered = without(soundSubmission(visit), questions()[0]?.id as string)
    const names = ['visit', 'answers', 'members', 'added', 'left', 'problems']
    const broken = fc.oneof(fc.object({ maxDepth: 3 }), fc.tuple(fc.constantFrom(...names), fc.jsonValue()).map(([name, value]) => ({ ...unanswered, [name]: value })))
    await fc.assert(
      fc.asyncProperty(broken, async (value) => {
        const code = await problemOf(submit(visit, JSON.parse(JSON.stringify(value)) as Submission))
        expect(['VISIT_GATES', 'INPUT_INVALID']).toContain(code)
      }),
      { numRuns: 60 },
    )
    expect(await count()).toBe(before)
  })
})

describe('a visit that is handed in', () => {
  test('gives facts to the registry with the day of the visit and the visit as their source', async () => {
    const { householdId, personIds } = await put()
    const visit = await start(householdId)
    const head = personIds[0] as string
    const done = await submit(visit, soundSubmission(visit, { ...living(head, 'LIVES_ALONE'), visit: { date: '2026-11-20', manner: 'HOME', visitors: ['周玉兰', '陈立'], answeredBy: 'SELF' } }))
    expect(done).toMatchObject({ state: 'SUBMITTED', draft: {} })
    expect(done.submission?.changes).toContainEqual({ subject: head, name: 'livingState', before: 'WITH_FAMILY', after: 'LIVES_ALONE', isConfirmation: false, isApplied: true })
    const page = await village.ask(getHousehold, { params: { id: householdId } })
    expect(page.members[0]?.facts).toContainEqual({ name: 'livingState', value: 'LIVES_ALONE', asOf: '2026-11-20', source: { kind: 'visit', id: visit.id, label: '周玉兰' } })
    expect(page.campaigns).toMatchObject([{ coverage: 'SEEN', visitId: visit.id }])
    expect(page.timeline[0]).toMatchObject({ kind: 'visit', code: 'timeline.visited', details: { visitedOn: '2026-11-20' }, link: { page: 'visit', id: visit.id } })
    expect(await village.ask(getVisit, { params: { id: visit.id } })).toEqual(done)
    const { rows } = await village.ask(factHistory, { params: { id: householdId }, query: { name: 'livingState', personId: head } })
    expect(rows).toMatchObject([{ value: 'LIVES_ALONE', asOf: '2026-11-20', recordedAt: done.submission?.at, source: { kind: 'visit', id: visit.id } }, { value: 'WITH_FAMILY' }])
  })

  test('the trail counts what a visit changed, and what it confirmed apart', async () => {
    const { householdId, personIds } = await put()
    const counted = async (state: string) => {
      const visit = await start(householdId)
      await submit(visit, soundSubmission(visit, living(personIds[0] as string, state)))
      const [entry] = await rowsOf<{ details: { facts: number; confirmed: number } }>(server.connection, `SELECT details FROM audit_entry WHERE action = 'submit-visit' AND object_id = $1`, [visit.id])
      return entry!.details
    }
    const first = await counted('LIVES_ALONE')
    const again = await counted('LIVES_ALONE')
    expect(first.facts).toBeGreaterThan(0)
    expect(again.facts).toBe(0)
    expect(again.confirmed).toBeGreaterThan(first.confirmed)
  })

  test('labels follow at once', async () => {
    const { householdId, personIds } = await put({ people: [{ name: '高寿', birthDate: '1940-01-01' }] })
    const visit = await start(householdId)
    await submit(visit, soundSubmission(visit, living(personIds[0] as string, 'LIVES_ALONE')))
    const [stored] = await rowsOf<{ labels: { household: string[]; persons: Record<string, string[]> }; labels_as_of: string }>(server.connection, 'SELECT labels, labels_as_of::text FROM household WHERE id = $1', [householdId])
    expect(stored?.labels.persons[personIds[0] as string]).toContain('elders-80')
    expect(stored?.labels.household).toEqual(expect.arrayContaining(['dibao', 'SINGLE']))
    expect(stored?.labels_as_of).toBe('2026-11-21')
  })

  test('never overwrites what was learned later, and does not undo a later state of the roster', async () => {
    const { householdId, personIds } = await put()
    const head = personIds[0] as string
    const newer = await start(householdId)
    await submit(newer, soundSubmission(newer, living(head, 'EMPTY_NEST')))
    const older = await start(householdId)
    expect(older.id).not.toBe(newer.id)
    const wife = { [personIds[1] as string]: { seen: false, reason: 'AWAY_WORKING', nextDate: '2026-11-25', answers: {} } }
    const done = await submit(older, soundSubmission(older, { members: { ...living(head, 'LIVES_ALONE').members, ...wife }, visit: { date: '2026-11-03', manner: 'HOME', visitors: ['周玉兰'], answeredBy: 'SELF' } }))
    expect(done.submission?.changes.find((change) => change.subject === head && change.name === 'livingState')).toMatchObject({ after: 'LIVES_ALONE', isApplied: false })
    const page = await village.ask(getHousehold, { params: { id: householdId } })
    expect(page.members[0]?.facts.find((fact) => fact.name === 'livingState')).toMatchObject({ value: 'EMPTY_NEST', asOf: '2026-11-21' })
    expect(page.campaigns).toMatchObject([{ coverage: 'SEEN', visitId: newer.id }])
  })

  test('brings in who came and lets go who left, with day and reason', async () => {
    const { householdId, personIds } = await put()
    const [head, wife] = personIds as [string, string]
    const visit = await start(householdId)
    const added = { id: newPersonId(), name: '示例孙', sex: 'MALE', birthDate: '2015-02-03', relation: '41' } as const
    const child = { seen: true, how: 'AT_HOME', answers: { leftBehind: { value: true } } }
    const submission = soundSubmission(visit, { added: [added], left: [{ personId: wife, reason: 'DIED', date: '2026-10-30' }], members: { [added.id]: child } })
    expect(submission.members[wife]).toBeUndefined()
    await submit(visit, submission)
    const page = await village.ask(getHousehold, { params: { id: householdId } })
    expect(page.members.map((member) => [member.name, member.maskedId === '', member.from, member.to])).toEqual([
      ['示例明', false, null, null],
      ['示例孙', true, '2026-11-21', null],
      ['示例兰', false, null, '2026-10-30'],
    ])
    const labels = new Map(page.members.map((member) => [member.personId, member.labels.map((label) => label.id)]))
    expect(labels.get(added.id)).toContain('left-behind-children')
    expect(labels.get(head)).toBeDefined()
    const [membership] = await rowsOf<{ end_reason: string }>(server.connection, 'SELECT end_reason FROM membership WHERE person_id = $1', [wife])
    expect(membership?.end_reason).toBe('DIED')
    expect((await start(householdId)).facts.members).toHaveLength(3)
  })

  test('opens its problems; one fixed on the spot is closed on the day it was found and still counts [J-03 on /problems/:id]', async () => {
    const { householdId, personIds } = await put()
    const visit = await start(householdId)
    const problems = [foundProblem({ personId: personIds[1] as string }), foundProblem({ kind: 'house-unsafe', fixedOnSpot: true, measure: '当场换了开关', ownerUnit: '', ownerPerson: '', due: undefined as never, proof: '新开关已通电' })]
    const done = await submit(visit, JSON.parse(JSON.stringify(soundSubmission(visit, { problems }))) as Submission)
    const [open, fixed] = await Promise.all((done.submission?.findingIds ?? []).map((id) => village.ask(getFinding, { params: { id } })))
    expect(open).toMatchObject({ kind: 'care-missing', kindTitle: { zh: '照料缺失' }, personName: '示例兰', state: 'NOT_STARTED', due: '2026-11-28', foundOn: '2026-11-21', foundBy: '周玉兰', visitId: visit.id, fixedOnSpot: false })
    expect(fixed).toMatchObject({ kind: 'house-unsafe', state: 'FIXED', foundOn: '2026-11-21', closedOn: '2026-11-21', fixedOnSpot: true, measure: '当场换了开关', proof: '新开关已通电', due: null })
    expect((await village.ask(listFindings, { params: { id: campaignId }, query: { spot: 'true' } })).rows.map((row) => row.id)).toContain(fixed?.id)
    const page = await village.ask(getHousehold, { params: { id: householdId } })
    expect(page.timeline.slice(0, 3).map((line) => line.code).toSorted()).toEqual(['timeline.found', 'timeline.found-and-fixed', 'timeline.visited-found'])
  })

  test('leaves a household partly seen when somebody was excused, until the earliest next day', async () => {
    const { householdId, personIds } = await put()
    const visit = await start(householdId)
    const sound = soundSubmission(visit)
    const excused = Object.fromEntries(personIds.map((id, index) => [id, { seen: false, reason: 'AWAY_WORKING', nextDate: `2026-12-0${index + 3}`, answers: sound.members[id]!.answers }]))
    await submit(visit, { ...sound, members: excused })
    expect(await entryOf(householdId)).toEqual({ coverage: 'PARTLY', visit_id: visit.id, seen_on: '2026-11-21', again_on: '2026-12-03' })
    const again = await start(householdId)
    expect(await entryOf(householdId)).toMatchObject({ coverage: 'PARTLY', visit_id: visit.id })
    await submit(again, soundSubmission(again))
    expect(await entryOf(householdId)).toEqual({ coverage: 'SEEN', visit_id: again.id, seen_on: '2026-11-21', again_on: null })
  })

  test('is handed in once: the same key again gets the same answer, of two keys at once one wins', async () => {
    const { householdId } = await put()
    const visit = await start(householdId)
    const submission = soundSubmission(visit, { problems: [foundProblem()] })
    const key = randomUUID()
    const hand = (idempotencyKey: string) => village.ask(submitVisit, { params: { id: visit.id }, body: { submission }, idempotencyKey })
    const outcomes = await Promise.allSettled([hand(key), hand(randomUUID()), hand(randomUUID())])
    const done = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    expect(done).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'VISIT_SUBMITTED' })
    const winner = randomUUID()
    const next = await start(householdId)
    const first = await village.ask(submitVisit, { params: { id: next.id }, body: { submission: soundSubmission(next) }, idempotencyKey: winner })
    const second = await village.ask(submitVisit, { params: { id: next.id }, body: { submission: soundSubmission(next) }, idempotencyKey: winner })
    expect(second).toEqual(first)
    expect(await problemOf(village.ask(saveDraft, { params: { id: next.id }, body: { draft: {}, draftVersion: 0 } }))).toBe('VISIT_SUBMITTED')
    const [counts] = await rowsOf<{ findings: number; submissions: number }>(
      server.connection,
      'SELECT (SELECT count(*)::int FROM finding WHERE household_id = $1) AS findings, (SELECT count(*)::int FROM submission WHERE household_id = $1) AS submissions',
      [householdId],
    )
    expect(counts).toEqual({ findings: 1, submissions: 2 })
  })

  test('does not change any more, whatever is written later; its digest can be computed again from its row', async () => {
    const { householdId, personIds } = await put()
    const visit = await start(householdId)
    const done = await submit(visit, soundSubmission(visit, { problems: [foundProblem()] }))
    const stored = async () => (await rowsOf<Record<string, unknown>>(server.connection, 'SELECT submission.*, submission::text AS whole FROM submission WHERE visit_id = $1', [visit.id]))[0] as Record<string, unknown>
    const before = await stored()
    expect(before['digest']).toBe(contentHash({ visitId: visit.id, householdId, campaignId, form: { id: before['form_id'], version: before['form_version'] }, submission: before['answers'] }))
    expect(before['digest']).toBe(done.submission?.digest)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('LIVES_ALONE', 'EMPTY_NEST', 'WITH_FAMILY'), fc.boolean(), async (livingState, isLeaving) => {
        const next = await start(householdId)
        const isThere = next.facts.members.some((member) => member.personId === personIds[1] && member.to === undefined)
        const change = isLeaving && isThere ? { left: [{ personId: personIds[1] as string, reason: 'MOVED', date: '2026-11-21' }] } : {}
        await submit(next, soundSubmission(next, { ...change, ...living(personIds[0] as string, livingState) }))
        expect((await stored())['whole']).toBe(before['whole'])
        expect(await village.ask(getVisit, { params: { id: visit.id } })).toEqual(done)
      }),
      { numRuns: 6 },
    )
    await expect(rowsOf(server.connection, `SET ROLE doudi_scoped; UPDATE submission SET digest = ''`)).rejects.toThrow(/permission denied/)
  })

  test('no answer about a visit holds a whole citizen id', async () => {
    const { householdId, citizenIds } = await put()
    const visit = await start(householdId)
    const answers = [visit, await submit(visit, soundSubmission(visit)), await village.ask(getVisit, { params: { id: visit.id } })]
    for (const whole of citizenIds) expect(JSON.stringify(answers)).not.toContain(whole)
  })
})
