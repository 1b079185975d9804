import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listCampaigns, getBoard } from '#contract/campaigns.ts'
import { getAttachment } from '#contract/rosters.ts'
import { addPaper, getBlankForm, getVisit, listAgreements, saveDraft, startVisit, submitVisit, type Visit } from '#contract/visits.ts'
import { sectionsFor } from '#domain/form/sections-for.ts'
import { agreementState, agreementStates } from '#domain/visit/care-agreement.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { readPlan } from '#domain/plan/read-plan.ts'
import { planFiles } from '../plan-files.ts'
import { putHousehold, rowsOf, type PutHousehold, type SeedHousehold } from './setup/put-household.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { answered, foundProblem, soundSubmission } from './setup/sound-submission.ts'

let server: TestServer
let village: Person
let campaignId: string

beforeAll(async () => {
  server = await startServer('opened')
  village = await server.as('wenchang')
  campaignId = (await village.ask(listCampaigns, {})).rows[0]?.id as string
})
afterAll(() => server?.close())

const put = (change: Partial<SeedHousehold> = {}): Promise<PutHousehold> => putHousehold(server.connection, { campaignId, areaName: '文昌社区', people: [{ name: '问卷户', birthDate: '1990-03-01' }], ...change })
const begin = (householdId: string): Promise<Visit> => village.ask(startVisit, { body: { campaignId, householdId } })
const hand = (visit: Visit, submission: Submission) => village.ask(submitVisit, { params: { id: visit.id }, body: { submission } })
const asked = (visit: Visit, filled = {}) => sectionsFor(visit.form, visit.facts, filled)
const sectionsOf = (visit: Visit) => asked(visit).map(({ section }) => section.id)
const itemsOf = (visit: Visit, filled = {}) => asked(visit, filled).flatMap(({ items }) => items.map(({ item }) => item.id))

describe('the survey', () => {
  test('a dibao household is shown its last three payments and its last review, to be confirmed or denied one by one [J-07 on /visits/:id]', async () => {
    const { householdId, areaPath } = await put({ aid: ['DIBAO'], facts: { 'dibao.lastReviewOn': '2026-09-03' } })
    for (const on of ['2026-08-15', '2026-09-15', '2026-10-15', '2026-11-15']) {
      await rowsOf(server.connection, `INSERT INTO payment (district_key, id, area_path, household_id, kind, paid_on, amount_fen, source, recorded_at) SELECT district_key, gen_random_uuid(), $2, id, 'DIBAO', $3, 90000, 'desk:seed', now() FROM household WHERE id = $1`, [householdId, areaPath, on])
    }
    const visit = await begin(householdId)
    const item = asked(visit).flatMap(({ items }) => items).find((one) => one.item.id === 'dibaoPayments')
    expect(item?.payments?.map((payment) => payment.on)).toEqual(['2026-11-15', '2026-10-15', '2026-09-15'])
    expect(asked(visit).flatMap(({ items }) => items).find((one) => one.item.id === 'dibaoLastReviewOn')?.known).toMatchObject({ value: '2026-09-03' })
    expect(itemsOf(visit)).not.toContain('dibaoLastPaymentOn')
    const [newest, ...older] = item?.payments?.map((payment) => payment.id) ?? []
    const said = (value: readonly string[]) => answered(soundSubmission(visit), undefined, 'dibaoPayments', { value })
    const complaintOf = async (value: readonly string[]) => ((await hand(visit, said(value)).catch((error: { details: { complaints: { code: string }[] } }) => error.details.complaints)) as { code: string }[]).map((one) => one.code)
    expect(await complaintOf([`${newest} CONFIRMED`])).toEqual(['ANSWER_PAYMENTS_LEFT'])
    expect(await complaintOf([`${newest} PERHAPS`])).toEqual(['ANSWER_NOT_A_CHOICE'])
    const done = await hand(visit, said([`${newest} DENIED`, ...older.map((id) => `${id} CONFIRMED`)]))
    expect(done.submission?.answers.answers['dibaoPayments']).toEqual({ value: [`${newest} DENIED`, ...older.map((id) => `${id} CONFIRMED`)] })
  })

  test('its pages open by label, for elders, for children, for disabled persons, for nobody else [J-12 J-13 J-15 on /visits/:id]', async () => {
    const plain = await begin((await put()).householdId)
    expect(sectionsOf(plain).filter((id) => ['elders', 'guardians', 'child-in-difficulty', 'left-behind', 'tekun', 'dibao'].includes(id))).toEqual([])
    const elder = await begin((await put({ people: [{ name: '老', birthDate: '1940-01-01', facts: { livingState: 'LIVES_ALONE' } }] })).householdId)
    expect(itemsOf(elder)).toEqual(expect.arrayContaining(['elderHealth', 'elderDailyCare', 'elderSafety', 'elderCareService']))
    const child = await begin((await put({ people: [{ name: '祖', birthDate: '1960-01-01' }, { name: '童', birthDate: '2015-01-01', relation: '41', facts: { childClass: 'ORPHAN' } }] })).householdId)
    expect(itemsOf(child)).toEqual(expect.arrayContaining(['guardian', 'carer', 'childPaid', 'childCare']))
    const disabled = await begin((await put({ people: [{ name: '残', birthDate: '1980-01-01', facts: { 'disability.kind': 'PSYCHOSOCIAL', 'disability.level': 2 } }] })).householdId)
    expect(itemsOf(disabled)).toEqual(expect.arrayContaining(['twoSubsidies', 'homeCare', 'freeMedicine', 'income12m']))
    expect(itemsOf(disabled, { members: { [disabled.facts.members[0]?.personId as string]: { answers: { twoSubsidies: { value: 'ENTITLED' } } } } })).toContain('twoSubsidiesWhy')
  })

  test('focus groups of a dibao household follow its members, each of whom needs an entry [J-08 on /visits/:id]', async () => {
    const child = (name: string, birthDate: string) => ({ name, relation: '20', birthDate })
    const { householdId, personIds } = await put({ aid: ['DIBAO'], people: [{ name: '多孩户', birthDate: '1988-03-01' }, child('大', '2010-01-01'), child('二', '2012-01-01'), child('三', '2014-01-01')] })
    const labelsOf = async () => (await begin(householdId)).labels.map((label) => label.id)
    const visit = await begin(householdId)
    expect(visit.labels.map((label) => label.id)).toContain('MANY_CHILDREN')
    const { [personIds[3] as string]: _last, ...members } = soundSubmission(visit).members
    const complaints = (await hand(visit, { ...soundSubmission(visit), members }).catch((error: { details: { complaints: unknown } }) => error.details.complaints)) as { code: string; path: string }[]
    expect(complaints).toContainEqual(expect.objectContaining({ code: 'MEMBER_NOT_ASKED', path: `members.${personIds[3]}` }))
    await hand(visit, soundSubmission(visit, { left: [{ personId: personIds[3] as string, reason: 'MOVED', date: '2026-11-01' }] }))
    expect(await labelsOf()).not.toContain('MANY_CHILDREN')
  })

  test('what makes no sense is refused with the sentence of the plan', async () => {
    const visit = await begin((await put({ aid: ['DIBAO'] })).householdId)
    const submission = answered(soundSubmission(visit), undefined, 'dibaoLastPaymentOn', { value: '2027-01-01' })
    const error = await hand(visit, submission).catch((thrown: { details: { complaints: unknown } }) => thrown.details.complaints)
    expect(error).toMatchObject([{ path: 'answers.dibaoLastPaymentOn', code: 'ANSWER_CONSTRAINT', details: { zh: '最近一次发放日期不能晚于走访日期。' } }])
  })

  test('who declined to apply is asked again at the next visit, not on the same day; told of hotlines, card left [J-55 J-56 on /visits/:id]', async () => {
    const { householdId } = await put()
    const first = await begin(householdId)
    const declined = answered(answered(soundSubmission(first), undefined, 'wantsToApply', { value: 'NO' }), undefined, 'applyWhyNot', { value: '眼下过得去' })
    const { applyWhat: _none, ...answers } = declined.answers
    const done = await hand(first, { ...declined, answers })
    expect(done.submission?.answers.answers).toMatchObject({ toldOfHotlines: { value: true }, cardLeft: { value: true }, wantsToApply: { value: 'NO' }, applyWhyNot: { value: '眼下过得去' } })
    const again = await begin(householdId)
    expect(itemsOf(again, { visit: { date: again.today } })).not.toContain('wantsToApply')
    expect(itemsOf(again, { visit: { date: '2026-11-22' } })).toContain('wantsToApply')
  })

  test('a proposal that was put aside is handed in with its reason, and opens nothing', async () => {
    const { householdId, personIds } = await put({ people: [{ name: '祖', birthDate: '1960-01-01' }, { name: '留守童', birthDate: '2015-01-01', relation: '41', facts: { leftBehind: true } }] })
    const visit = await begin(householdId)
    const path = `members.${personIds[1]}.answers.entrusted`
    const said = answered(soundSubmission(visit), personIds[1], 'entrusted', { value: false })
    const members = { ...said.members, [personIds[1] as string]: { ...said.members[personIds[1] as string]!, answers: Object.fromEntries(Object.entries(said.members[personIds[1] as string]!.answers).filter(([id]) => !id.startsWith('entrusted') || id === 'entrusted')) } }
    const done = await hand(visit, { ...said, members, dismissed: [{ path, why: '母亲下周回来' }] })
    expect(done.submission).toMatchObject({ findingIds: [], answers: { dismissed: [{ path, why: '母亲下周回来' }] } })
  })

  test('a household whose every member is gone was not seen', async () => {
    const { householdId, personIds } = await put()
    const visit = await begin(householdId)
    await hand(visit, soundSubmission(visit, { left: personIds.map((personId) => ({ personId, reason: 'MOVED', date: '2026-11-10' })) }))
    expect(await rowsOf(server.connection, 'SELECT coverage FROM roster_entry WHERE household_id = $1', [householdId])).toEqual([{ coverage: 'GONE' }])
    const { total } = await village.ask(getBoard, { params: { id: campaignId }, query: {} })
    expect(total.gone).toBeGreaterThan(0)
    expect(total.seen + total.partly + total.gone + total.notVisited).toBe(total.households)
  })

  test('a citizen id in a text is refused at its field, in a draft and when handed in', async () => {
    const { householdId, citizenIds } = await put()
    const visit = await begin(householdId)
    const text = { value: `身份证 ${citizenIds[0]}` }
    const draft = { answers: { policiesText: text } } as Partial<Submission>
    const refused = await village.ask(saveDraft, { params: { id: visit.id }, body: { draft, draftVersion: 0 } }).catch((error: { code: string; details: unknown }) => [error.code, error.details])
    expect(refused).toEqual(['TEXT_HOLDS_CITIZEN_ID', { paths: ['answers.policiesText'] }])
    const found = await hand(visit, soundSubmission(visit, { problems: [foundProblem({ measure: citizenIds[0] as string })] })).catch((error: { details: { complaints: unknown } }) => error.details.complaints)
    expect(found).toMatchObject([{ path: 'problems.0.measure', code: 'TEXT_HOLDS_CITIZEN_ID' }])
    expect((await village.ask(getVisit, { params: { id: visit.id } })).draft).toEqual({})
  })
})

describe('paper', () => {
  test('a blank form has what the registry knows, and begins no visit', async () => {
    const { householdId, citizenIds } = await put({ aid: ['DIBAO'], facts: { 'dibao.lastReviewOn': '2026-09-03' } })
    const sheet = await village.ask(getBlankForm, { params: { id: campaignId, householdId } })
    expect(sheet).toMatchObject({ headName: '问卷户', areaName: '文昌社区' })
    expect(sheet.facts.household.facts['dibao.lastReviewOn']).toMatchObject({ value: '2026-09-03' })
    expect(JSON.stringify(sheet)).not.toContain(citizenIds[0])
    expect(await rowsOf(server.connection, 'SELECT 1 FROM visit WHERE household_id = $1', [householdId])).toEqual([])
    expect(await problemOf((await server.as('xiwan')).ask(getBlankForm, { params: { id: campaignId, householdId } }))).toBe('NOT_FOUND')
  })

  test('is the form of the annex, and each of its questions names the words of the notice that need it [J-70 J-75 on /visits/:id]', async () => {
    const { householdId } = await put()
    const { form } = await village.ask(getBlankForm, { params: { id: campaignId, householdId } })
    expect(form).toMatchObject({ title: { zh: '特殊困难群体入户调查表' }, clause: { at: '附件', says: '附件：特殊困难群体入户调查表' } })
    const bare = (text: string) => text.replaceAll(/\s/g, '')
    const notice = bare(String(planFiles('jintan-2022')['notice.txt']))
    const asked = form.sections.flatMap((section) => section.items.map((item) => ({ id: item.id, isRequired: item.required, says: item.clause?.says, serves: item.clause ?? section.clause ?? section.serves })))
    expect(asked.length).toBeGreaterThan(150)
    expect(asked.filter(({ isRequired, says, serves }) => serves === undefined || (isRequired && says === undefined) || (says !== undefined && !notice.includes(bare(says))))).toEqual([])
    expect(form.sections.filter(({ clause }) => clause && !notice.includes(bare(clause.says)))).toEqual([])
    // One that names none makes the plan unfit.
    const files = planFiles('jintan-2022')
    const survey = String(files['forms/household-survey.yaml'])
    const cut = survey.replace("        fact: household.fpSpecialSupport\n        clause: { at: 二（一）3, says: 计划生育特别扶助家庭, row: J-11 }\n", '        fact: household.fpSpecialSupport\n')
    expect(cut).not.toBe(survey)
    const { complaints } = readPlan({ ...files, 'forms/household-survey.yaml': cut })
    expect(complaints).toContainEqual(expect.objectContaining({ file: 'forms/household-survey.yaml', code: 'REQUIRED_WITHOUT_CLAUSE', details: { item: 'fpSpecialSupport' } }))
  })

  test('no photo, no scan and no place is compulsory: a visit without any is handed in, and no gate asks for one [J-70 on /visits/:id]', async () => {
    const visit = await begin((await put()).householdId)
    const submission = soundSubmission(visit)
    // Whom one saw, when, and what was answered: nothing else is asked of a visit.
    expect(Object.keys(submission).sort()).toEqual(['added', 'answers', 'left', 'members', 'problems', 'visit'])
    expect(Object.keys(submission.visit).sort()).toEqual(['answeredBy', 'date', 'manner', 'visitors'])
    expect(visit.form.sections.flatMap(({ items }) => items.map(({ type }) => type)).filter((type) => /photo|file|place|position/.test(type))).toEqual([])
    expect(visit.gates.map((gate) => gate.id).filter((id) => /photo|place|position|paper/.test(id))).toEqual([])
    expect(await hand(visit, submission)).toMatchObject({ state: 'SUBMITTED', papers: [] })
  })

  test('the scan of the signed form is kept beside the visit, also after it was handed in', async () => {
    const { householdId } = await put()
    const visit = await begin(householdId)
    await hand(visit, soundSubmission(visit))
    const scan = new Blob([Uint8Array.from([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31])])
    const paper = await village.ask(addPaper, { params: { id: visit.id }, query: { kind: 'SIGNED_FORM', name: '签字表.pdf' }, body: scan })
    expect((await village.ask(getVisit, { params: { id: visit.id } })).papers).toEqual([paper])
    expect((await village.fetch(getAttachment.path.replace(':id', paper.attachmentId))).status).toBe(200)
    expect(await problemOf(village.ask(addPaper, { params: { id: visit.id }, query: { kind: 'PHOTO', name: 'x.html' }, body: new Blob(['<html>']) }))).toBe('ATTACHMENT_KIND')
    expect(await problemOf((await server.as('xiwan')).ask(addPaper, { params: { id: visit.id }, query: { kind: 'PHOTO', name: 'x.pdf' }, body: scan }))).toBe('NOT_FOUND')
  })
})

test('scattered tekun without an agreement in force: every one, with the reason, and nobody else [J-09 on /campaigns/:id/agreements]', async () => {
  const today = '2026-11-21'
  const person = (name: string, facts: Record<string, unknown>, aid: string[] = ['TEKUN']) => put({ people: [{ name, birthDate: '1950-01-01', aid, facts: { supportForm: 'SCATTERED', ...facts } }] })
  const signed = (more: Record<string, unknown> = {}) => ({ 'careAgreement.signed': true, 'careAgreement.carer': '邻居', ...more })
  await person('有协议', signed({ 'careAgreement.from': '2026-01-01', 'careAgreement.until': today }))
  await person('已到期', signed({ 'careAgreement.until': '2026-11-20' }))
  await person('未开始', signed({ 'careAgreement.from': '2026-11-22', 'careAgreement.until': '2027-11-22' }))
  await person('无期限', signed())
  await person('没有签', { 'careAgreement.signed': false })
  await person('没问过', {})
  await person('不是特困', {}, ['AGE_ALLOWANCE'])
  await put({ people: [{ name: '集中供养', birthDate: '1950-01-01', aid: ['TEKUN'], facts: { supportForm: 'CENTRAL' } }] })
  const list = (query = {}) => village.ask(listAgreements, { params: { id: campaignId }, query })
  const all = await list()
  expect(Object.fromEntries(all.rows.map((row) => [row.name, row.state]))).toEqual({ 已到期: 'EXPIRED', 未开始: 'NOT_BEGUN', 无期限: 'TERM_UNKNOWN', 没有签: 'NOT_SIGNED', 没问过: 'NOT_ASKED' })
  expect([all.total, all.counts.find((one) => one.state === 'IN_FORCE')?.count]).toEqual([5, 1])
  expect((await list({ state: 'IN_FORCE' })).rows.map((row) => row.name)).toEqual(['有协议'])
  const paged = await list({ limit: 2 })
  expect([paged.rows.length, (await list({ limit: 200, after: paged.next })).rows.length]).toEqual([2, 3])
  // The list and the rule of the domain say the same of everybody.
  const stored = await rowsOf<{ name: string; facts: Record<string, { value: string; asOf: string; source: string }> }>(server.connection, `SELECT name, facts FROM person WHERE facts ? 'supportForm'`)
  for (const row of [...all.rows, ...(await list({ state: 'IN_FORCE' })).rows]) expect(agreementState(stored.find((one) => one.name === row.name)!.facts, today)).toBe(row.state)
  expect(all.counts.map((one) => one.state)).toEqual([...agreementStates])
})
