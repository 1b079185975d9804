import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCampaigns } from '#contract/campaigns.ts'
import { getCaseworkWaiting } from '#contract/casework.ts'
import { getFinding, listUpward, settleFinding } from '#contract/findings.ts'
import { answerReferral, closeReferral, getReferral, listReferableFacts, listReferrals, makeReferral, passOnUpward, type Referral } from '#contract/referrals.ts'
import { putFoundProblem } from './setup/found-problem.ts'
import { putHousehold, rowsOf, type PutHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'

let server: TestServer
let officer: Person
let district: Person
let federation: Person
let campaignId: string
let made = 0

beforeAll(async () => {
  server = await startServer('opened')
  officer = await server.as('dongcheng')
  district = await server.as('quxian')
  federation = await server.as('canlian')
  campaignId = (await district.ask(listCampaigns, {})).rows[0]?.id as string
})
afterAll(() => server?.close())

function newHousehold(): Promise<PutHousehold> {
  made += 1
  return putHousehold(server.connection, {
    campaignId,
    areaName: '文昌社区',
    people: [{ name: `转介${made}`, birthDate: '1960-01-01', facts: { 'disability.kind': 'PHYSICAL', 'disability.hasCard': false, phone: '13800000009', seriousIllness: true } }],
    facts: { housingSafety: 'SAFE' },
  })
}
async function referred(change: object = {}, person = district): Promise<Referral> {
  const { householdId, personIds } = await newHousehold()
  return person.ask(makeReferral, {
    params: { id: campaignId },
    body: { householdId, personId: personIds[0] as string, findingId: null, department: 'disabled-federation', need: '申领残疾人证', facts: [{ personId: personIds[0] as string, name: 'person.disability.kind' }, { personId: null, name: 'household.address' }], due: null, ...change } as never,
  })
}
const answer = (referral: Referral, body: object, person = federation): Promise<Referral> => {
  server.clock.moveDays(1 / 86_400)
  return person.ask(answerReferral, { params: { id: referral.id }, body: { version: referral.version, answer: 'ACCEPTED', reason: '', result: '', ...body } as never })
}
const close = (referral: Referral, change: object = {}) => {
  server.clock.moveDays(1 / 86_400)
  return officer.ask(closeReferral, { params: { id: referral.id }, body: { version: referral.version, toldOn: '2026-11-21', toldHow: '电话告知本人', ...change } })
}

test('somebody clearly disabled without a card reaches the disabled persons federation as a referral [J-22 on /campaigns/:id/referrals]', async () => {
  const referral = await referred({}, officer)
  expect(referral).toMatchObject({ department: { id: 'disabled-federation', title: { zh: '区残疾人联合会' } }, from: '东城街道', townName: '东城街道', state: 'SENT', due: '2026-12-06', personName: `转介${made}` })
  expect((await federation.ask(listReferrals, { params: { id: campaignId } })).rows.map((row) => row.id)).toContain(referral.id)
  expect((await federation.ask(getReferral, { params: { id: referral.id } })).need).toBe('申领残疾人证')
})

test('only the facts that were chosen go with it, as they stand that day; numbers of documents are never offered', async () => {
  const { householdId, personIds } = await newHousehold()
  const offered = await district.ask(listReferableFacts, { params: { id: householdId }, query: { person: personIds[0] as string } })
  expect(offered.facts.map((fact) => fact.name).sort()).toEqual(['household.address', 'household.housingSafety', 'person.birthDate', 'person.disability.hasCard', 'person.disability.kind', 'person.phone', 'person.seriousIllness', 'person.sex'])
  expect(JSON.stringify(offered)).not.toMatch(/\d{17}[\dX]/)
  const referral = await referred()
  expect(referral.facts).toEqual([{ personId: referral.personId, name: 'person.disability.kind', value: 'PHYSICAL', asOf: '2026-10-01' }, { personId: null, name: 'household.address', value: '1 组 2 号', asOf: null }])
  await rowsOf(server.connection, `UPDATE person SET facts = '{}' WHERE id = $1`, [referral.personId])
  const seen = JSON.stringify(await federation.ask(getReferral, { params: { id: referral.id } }))
  expect(seen).toContain('PHYSICAL')
  expect(seen).not.toContain('13800000009')
  expect(await problemOf(referred({ facts: [{ personId: null, name: 'household.bank' }] }))).toBe('INPUT_INVALID')
  expect(await problemOf(referred({ department: 'no-such-office' }))).toBe('INPUT_INVALID')
  expect(await problemOf(referred({ need: '本人 990010196001011236' }))).toBe('TEXT_HOLDS_CITIZEN_ID')
})

test('each ends with an answer: accepted or refused with a reason, a result, and the person told [J-66 on /campaigns/:id/referrals]', async () => {
  const sent = await referred()
  expect(await problemOf(close(sent))).toBe('CASE_STATE')
  const accepted = await answer(sent, {})
  expect(accepted).toMatchObject({ state: 'ACCEPTED', acceptedOn: '2026-11-21' })
  expect(await problemOf(answer(accepted, { answer: 'DONE' }))).toBe('INPUT_INVALID')
  expect(await problemOf(answer(sent, { answer: 'DONE', result: '已发证' }))).toBe('CHANGED_MEANWHILE')
  const done = await answer(accepted, { answer: 'DONE', result: '已评定二级，证已发' })
  expect(done).toMatchObject({ state: 'DONE', result: '已评定二级，证已发', answeredOn: '2026-11-21' })
  expect((await district.ask(getCaseworkWaiting, { params: { id: campaignId } })).referralsToTell).toBeGreaterThan(0)
  expect(await problemOf(close(done, { toldHow: '' }))).toBe('INPUT_INVALID')
  const closed = await close(done)
  expect(closed).toMatchObject({ state: 'CLOSED', toldOn: '2026-11-21', toldHow: '电话告知本人', closedOn: '2026-11-21' })
  expect((await district.ask(getReferral, { params: { id: sent.id } })).events.map((event) => event.state)).toEqual(['SENT', 'ACCEPTED', 'DONE', 'CLOSED'])

  const other = await referred()
  expect(await problemOf(answer(other, { answer: 'REFUSED' }))).toBe('INPUT_INVALID')
  expect(await answer(other, { answer: 'REFUSED', reason: '不属本部门职责' }, district)).toMatchObject({ state: 'REFUSED', reason: '不属本部门职责' })
})

test('a department sees and answers what was referred to it and nothing else; a town does not answer for it', async () => {
  const theirs = await referred({ department: 'womens-federation', facts: [] })
  expect((await federation.ask(listReferrals, { params: { id: campaignId } })).rows.map((row) => row.id)).not.toContain(theirs.id)
  expect(await problemOf(federation.ask(getReferral, { params: { id: theirs.id } }))).toBe('NOT_FOUND')
  expect(await problemOf(answer(theirs, {}))).toBe('NOT_FOUND')
  expect(await problemOf(answer(theirs, {}, officer))).toBe('NOT_ALLOWED')
  expect(await problemOf(federation.ask(makeReferral, { params: { id: campaignId }, body: {} as never }))).toBe('NOT_ALLOWED')
  expect((await (await server.as('fulian')).ask(getReferral, { params: { id: theirs.id } })).id).toBe(theirs.id)
  expect((await (await server.as('hekou')).ask(listReferrals, { params: { id: campaignId } })).total).toBe(0)
})

test('an answer that does not come is overdue and counted', async () => {
  const referral = await referred()
  await rowsOf(server.connection, `UPDATE referral SET due_date = '2026-11-20' WHERE id = $1`, [referral.id])
  const { rows, total } = await district.ask(listReferrals, { params: { id: campaignId }, query: { overdue: 'true' } })
  expect(rows.map((row) => [row.id, row.isOverdue])).toEqual([[referral.id, true]])
  expect((await district.ask(getCaseworkWaiting, { params: { id: campaignId } })).referralsOverdue).toBe(total)
  expect((await federation.ask(getCaseworkWaiting, { params: { id: campaignId } }))).toMatchObject({ referralsOverdue: 1, undecided: null, keyOverdue: null, receiptsMissing: null })
  expect((await district.ask(listReferrals, { params: { id: campaignId }, query: { unanswered: 'true', department: 'disabled-federation' } })).rows.every((row) => ['SENT', 'ACCEPTED'].includes(row.state))).toBe(true)
})

test('what went up is passed on to a department, and its answer stands in the course of the problem [J-54 on /referrals/:id]', async () => {
  const { findingId } = await putFoundProblem(server.connection, { campaignId, areaName: '文昌社区', headName: '上报转交', kind: 'card-missing', description: '无残疾人证', foundOn: '2026-11-10' })
  const finding = await officer.ask(getFinding, { params: { id: findingId } })
  const { measure, ownerUnit, ownerPerson, due, proof, version } = finding
  await officer.ask(settleFinding, { params: { id: findingId }, body: { version, state: 'ESCALATED', measure, ownerUnit, ownerPerson, due, proof, note: '需残联评定' } })
  const [matter] = (await district.ask(listUpward, { params: { id: campaignId }, query: { finding: findingId } })).rows
  const passed = await district.ask(passOnUpward, { params: { id: matter?.id as string }, body: { words: '转区残联办理', department: 'disabled-federation', need: '上门评定', facts: [], due: '2026-12-01' } })
  expect(passed.referral).toMatchObject({ findingId, department: { id: 'disabled-federation' }, due: '2026-12-01', state: 'SENT' })
  expect((await district.ask(listUpward, { params: { id: campaignId }, query: { finding: findingId } })).rows[0]).toMatchObject({ state: 'PASSED_ON', answer: '转区残联办理', referralId: passed.referral.id })
  server.clock.moveDays(1 / 86_400)
  await answer(passed.referral, { answer: 'DONE', result: '已上门评定并发证' })
  const after = await officer.ask(getFinding, { params: { id: findingId } })
  expect(after.state).toBe('ESCALATED')
  expect(after.events.at(-1)).toMatchObject({ by: '马建平', note: '已上门评定并发证' })
  expect(await problemOf(district.ask(passOnUpward, { params: { id: matter?.id as string }, body: { words: '再转', department: 'health', need: '评定', facts: [], due: null } }))).toBe('CASE_STATE')
})
