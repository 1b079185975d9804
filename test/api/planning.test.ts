import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCampaigns, openCampaign } from '#contract/campaigns.ts'
import * as contract from '#contract/planning.ts'
import { getVisit, saveDraft, startVisit, submitVisit, type Visit } from '#contract/visits.ts'
import { movableClock } from './setup/fixed.ts'
import { onServer } from './setup/global.ts'
import { putHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { answered, soundSubmission } from './setup/sound-submission.ts'

let server: TestServer
let town: Person
let village: Person
let other: Person
let campaign: string
const clock = movableClock()
beforeAll(async () => {
  server = await startServer('opened', clock)
  await signIn()
  campaign = (await town.ask(listCampaigns, {})).rows[0]!.id
})
afterAll(() => server?.close())

async function signIn(): Promise<void> {
  ;[town, village, other] = (await Promise.all(['hekou', 'xiwan', 'liuwei'].map((login) => server.as(login)))) as [Person, Person, Person]
}
/** Sessions do not last that long. */
async function later(instant: string): Promise<void> {
  clock.moveTo(instant)
  await signIn()
}

const put = (name: string) => putHousehold(server.connection, { campaignId: campaign, areaName: '西湾村', people: [{ name, birthDate: '1950-03-01', facts: { phone: '13800000009' } }] })
const begin = (householdId: string, campaignId = campaign) => village.ask(startVisit, { body: { campaignId, householdId } })
const handIn = async (visit: Visit) => village.ask(submitVisit, { params: { id: visit.id }, body: { submission: soundSubmission(visit), base: visit.base } as never })
const plan = (person: Person, body: Record<string, unknown>) => person.ask(contract.planVisits, { body: { campaignId: campaign, on: '2026-11-24', purpose: '入户', ...body } as never })
const week = async (person: Person, query: Record<string, unknown> = {}) => (await person.ask(contract.listPlannedVisits, { query: { from: '2026-11-23', to: '2026-11-29', ...query } as never })).rows

describe('a week of visits', () => {
  test('has the visit that was agreed on in another one, and not twice [J-60 on /planning]', async () => {
    const { householdId } = await put('约一户')
    for (const _ of [1, 2]) {
      const visit = await begin(householdId)
      await village.ask(submitVisit, { params: { id: visit.id }, body: { submission: answered(soundSubmission(visit), undefined, 'nextVisitOn', { value: '2026-11-25' }), base: visit.base } as never })
    }
    expect(await week(village, { household: householdId })).toMatchObject([{ on: '2026-11-25', state: 'PLANNED', decision: 'STILL_NEEDED', team: { name: '西湾村排查组' }, by: '李芳' }])
    const [row] = await week(village, { household: householdId })
    await town.ask(contract.cancelPlannedVisit, { params: { id: row!.id }, body: { reason: '测试结束' } })
  })

  test('is planned by household and day, with the team and what the one who goes there needs [J-69 on /planning]', async () => {
    const { householdId } = await put('排一户')
    expect(await plan(town, { householdIds: [householdId] })).toEqual({ planned: 1, held: [] })
    const [row] = await week(village)
    expect(row).toMatchObject({ headName: '排一户', areaName: '西湾村', townName: '河口镇', on: '2026-11-24', team: { name: '西湾村排查组' }, phone: '13800000009', members: ['排一户'], state: 'PLANNED', purpose: '入户' })
    expect(row!.visitors).toContain('李芳')
    expect(await week(other)).toEqual([])
    expect(await problemOf(plan(other, { householdIds: [householdId] }))).toBe('NOT_FOUND')
    expect(await problemOf(plan(town, { householdIds: [householdId], on: '2026-11-20' }))).toBe('INPUT_INVALID')
  })

  test('a plan moves, is done by the visit that is handed in, or is cancelled with a reason', async () => {
    const [one, two] = [await put('会做的'), await put('取消的')]
    await plan(town, { householdIds: [one.householdId, two.householdId] })
    const find = async (name: string) => (await week(village)).find((row) => row.headName === name)!
    const moved = await find('会做的')
    expect(await village.ask(contract.movePlannedVisit, { params: { id: moved.id }, body: { on: '2026-11-25', version: moved.version } })).toMatchObject({ on: '2026-11-25' })
    expect(await problemOf(village.ask(contract.movePlannedVisit, { params: { id: moved.id }, body: { on: '2026-11-26', version: moved.version } }))).toBe('CHANGED_MEANWHILE')
    expect(await problemOf(other.ask(contract.cancelPlannedVisit, { params: { id: moved.id }, body: { reason: '不去' } }))).toBe('NOT_FOUND')
    const cancelled = await find('取消的')
    expect(await village.ask(contract.cancelPlannedVisit, { params: { id: cancelled.id }, body: { reason: '全家外出' } })).toMatchObject({ state: 'CANCELLED' })
    await later('2026-11-25T10:00:00+08:00')
    const done = await handIn(await begin(one.householdId))
    expect(await find('会做的')).toMatchObject({ state: 'DONE', visitId: done.id })
    expect(await find('取消的')).toMatchObject({ state: 'CANCELLED', reason: '全家外出' })
  })
})

describe('a household that was asked shortly before', () => {
  test('is held back with the earlier visit until it is decided: its answers do, or the visit is still needed, and why [J-69 on /campaigns/:id/roster]', async () => {
    const [asked, fresh] = [await put('刚问过'), await put('没问过')]
    const earlier = await handIn(await begin(asked.householdId))
    const ids = [asked.householdId, fresh.householdId]
    const answer = await plan(town, { householdIds: ids, on: '2026-11-28' })
    expect(answer).toMatchObject({ planned: 1, held: [{ headName: '刚问过', near: [{ kind: 'MADE', visitId: earlier.id, days: 3, by: '李芳' }] }] })
    expect(answer.held[0]!.near[0]!.answers).toBeGreaterThan(5)
    expect(await problemOf(plan(town, { householdIds: [asked.householdId], on: '2026-11-28', decision: 'STILL_NEEDED' }))).toBe('INPUT_INVALID')
    expect(await problemOf(plan(town, { householdIds: [asked.householdId], on: '2026-11-28', decision: 'REUSE' }))).toBe('INPUT_INVALID')
    expect(await plan(town, { householdIds: [asked.householdId], on: '2026-11-28', decision: 'REUSE', earlierVisitId: earlier.id })).toMatchObject({ planned: 1, held: [] })
    expect((await week(town)).find((row) => row.headName === '刚问过')).toMatchObject({ decision: 'REUSE', earlierVisitId: earlier.id })
    // What somebody else plans counts too, whoever that is.
    expect((await plan(village, { householdIds: [fresh.householdId], campaignId: null, on: '2026-11-29', purpose: '慰问', department: '区妇联' })).held).toMatchObject([{ near: [{ kind: 'PLANNED', on: '2026-11-28' }] }])
  })

  test('counts the days of the plan, and not one more', async () => {
    const { householdId } = await put('隔得久')
    await handIn(await begin(householdId))
    const held = async (on: string) => (await plan(town, { householdIds: [householdId], on })).held.length
    expect(await held('2026-12-25')).toBe(1)
    expect(await held('2026-12-26')).toBe(0)
  })

  test('its answers are taken over into the draft of another campaign at the visitor’s word, each marked; what was answered stays, conclusions are not taken [J-69 on /visits/:id]', async () => {
    const district = await server.as('quxian')
    const second = (await district.ask(openCampaign, { body: { planId: 'jintan-2022', start: '2026-11-05' } })).id
    const { householdId, personIds } = await put('两个行动')
    await onServer(server.connection, (client) =>
      client.query(`INSERT INTO roster_entry (district_key, area_path, id, campaign_id, household_id, is_placed, part, sources, reason, state, coverage, at) SELECT district_key, area_path, gen_random_uuid(), $2, household_id, true, part, sources, reason, state, 'NOT_VISITED', at FROM roster_entry WHERE household_id = $1`, [householdId, second]),
    )
    const earlier = await handIn(await begin(householdId))
    const near = await village.ask(contract.listNearVisits, { params: { id: householdId }, query: {} })
    expect(near).toMatchObject({ withinDays: 30, rows: [{ kind: 'MADE', visitId: earlier.id, campaign: { id: campaign } }] })

    const draft = await begin(householdId, second)
    const answers = earlier.submission!.answers.answers
    const taken = Object.keys(answers).find((id) => !isConclusion(draft, id) && 'value' in answers[id]!)!
    const own = Object.keys(answers).find((id) => id !== taken && !isConclusion(draft, id) && 'value' in answers[id]!)!
    const { draftVersion } = await village.ask(saveDraft, { params: { id: draft.id }, body: { draft: { answers: { [own]: { none: 'UNKNOWN' } } }, draftVersion: 0 } })
    expect(await problemOf(village.ask(contract.reuseAnswers, { params: { id: draft.id }, body: { visitId: earlier.id, draftVersion: 0 } }))).toBe('CHANGED_MEANWHILE')
    const reused = await village.ask(contract.reuseAnswers, { params: { id: draft.id }, body: { visitId: earlier.id, draftVersion } })
    expect(reused.reused).toMatchObject({ visitId: earlier.id, on: earlier.submission!.answers.visit.date })
    expect(reused.draft.answers![taken]).toMatchObject({ value: (answers[taken] as { value: unknown }).value })
    expect(reused.reused!.answers).toHaveProperty([`answers.${taken}`])
    expect(reused.draft.answers![own]).toEqual({ none: 'UNKNOWN' })
    expect(reused.reused!.answers).not.toHaveProperty([`answers.${own}`])
    expect(Object.keys(reused.draft.answers!).filter((id) => isConclusion(draft, id))).toEqual([])
    expect(reused.draft.members?.[personIds[0]!]?.seen).toBeUndefined()
    expect((await village.ask(getVisit, { params: { id: draft.id } })).reused).toEqual(reused.reused)

    await later('2026-12-27T10:00:00+08:00')
    expect(await problemOf(village.ask(contract.reuseAnswers, { params: { id: draft.id }, body: { visitId: earlier.id, draftVersion: draftVersion + 1 } }))).toBe('VISIT_TOO_OLD_TO_REUSE')
  })
})

const isConclusion = (visit: Visit, itemId: string) => visit.form.sections.some((section) => section.items.some((item) => item.id === itemId && item.gate !== undefined))
