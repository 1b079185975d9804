import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '#contract/accounts.ts'
import { listAreas } from '#contract/areas.ts'
import { drawAlertSample, followAlert, getAlert, getAlertSample, getAlertsWaiting, getAlertYield, listAlerts, listAlertSamples, listSampledUnseen, lookAtSampled } from '#contract/alerts.ts'
import { listCampaigns } from '#contract/campaigns.ts'
import { addAid, recordFacts } from '#contract/household-desk.ts'
import { addParameter, listParameters } from '#contract/parameters.ts'
import { approveRule, approveRules, changeDraft, checkRule, draftRule, endRule, getRule, getRuleDocument, listRuleDocuments, listRules, listRuleSets, proposeRule, refuseRule, takeOverRuleSet, withdrawRule } from '#contract/rules.ts'
import { getCard, getScreening, getScreeningAreas, listScreened, previewParameter, previewRule, type CardLeaf, type CardTrace } from '#contract/screening.ts'
import { ProblemError } from '#client/problem-error.ts'
import { rulesExplain } from '#cli/rules-explain.ts'
import type { Rule } from '#domain/policy/rule.ts'
import { explainHousehold } from '#server/features/screening/public.ts'
import { addJob } from '#server/jobs/queue.ts'
import { putHousehold, rowsOf, type PutHousehold } from './setup/put-household.ts'
import { testRule } from './setup/put-rule.ts'
import { problemOf, startServer, type Person, type TestServer } from './setup/server.ts'
import { settleIn } from './setup/settle-in.ts'

let server: TestServer
let officer: Person
let second: Person
let village: Person
let campaignId: string
let districtId: string
const areaIds = new Map<string, string>()

const nursing = testRule({ id: 'nursing', of: 'person', when: 'person.disability.level <= 2', near: 'person.disability.level == 3', aid: 'DISABILITY_NURSING' })
const alone = testRule({ id: 'alone', of: 'person', when: 'person.age >= 80 && person.livingState == "LIVES_ALONE"', alert: { by: 'village', withinDays: 10, advice: { zh: '上门看看', en: 'Go and see' } } })

beforeAll(async () => {
  server = await startServer('opened')
  officer = await server.as('quxian')
  village = await server.as('wenchang')
  campaignId = (await officer.ask(listCampaigns, {})).rows[0]!.id
  for (const area of (await officer.ask(listAreas, { query: {} })).rows) areaIds.set(area.name, area.id)
  districtId = areaIds.get('示例区')!
  await (await server.as('guanli')).ask(createAccount, { body: { login: 'fukezhang', name: '杜衡', role: 'district-officer', areaId: districtId, password: 'first-password-1' } })
  second = await settleIn(server, 'fukezhang', 'first-password-1')
})
afterAll(() => server?.close())

/** Sessions end over night. */
async function later(days: number): Promise<void> {
  server.clock.moveDays(days)
  ;[officer, second, village] = [await server.as('quxian'), await server.as('fukezhang', 'first-password-1-of-my-own'), await server.as('wenchang')]
}

const body = ({ id: key, ...rule }: Rule) => ({ key, ...rule }) as never

async function untilIdle(): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if ((await rowsOf(server.connection, `SELECT 1 FROM graphile_worker.jobs WHERE attempts < max_attempts`)).length === 0) return
    await sleep(20)
  }
  throw new Error('the queue does not become empty')
}

async function publish(rule: Rule, from = '2026-11-21'): Promise<string> {
  const draft = await officer.ask(draftRule, { body: { rule: body(rule) } })
  await officer.ask(proposeRule, { params: { id: draft.id }, body: { effectiveFrom: from } })
  await second.ask(approveRule, { params: { id: draft.id } })
  return draft.ruleId
}

/** The end of a rule is proposed, and decided by the second person. */
async function finish(ruleId: string, reason = '只为试用', from = server.clock.today()): Promise<void> {
  const end = await officer.ask(endRule, { params: { id: ruleId }, body: { effectiveFrom: from, reason } })
  await second.ask(approveRule, { params: { id: end.id } })
  await untilIdle()
}

const house = (name: string, person: object, more: object = {}, areaName = '文昌社区'): Promise<PutHousehold> => putHousehold(server.connection, { campaignId, areaName, people: [{ name, birthDate: '1940-01-01', ...person }], ...more })
const results = () => rowsOf<Record<string, unknown>>(server.connection, `SELECT rule_id, household_id, person_id, subject_id, outcome, area_path, version_id, since::text, fingerprint FROM screen_result ORDER BY rule_id, household_id, subject_id`)
const figures = async (rule: string, area?: string, person = officer) => (await person.ask(getScreening, { query: area ? { area: areaIds.get(area)! } : {} })).rules.find((one) => one.ruleId === rule)!
const screenAll = async () => {
  await server.serving.services.database.transaction().execute((trx) => addJob(trx, 'screen', {}))
  await untilIdle()
}

test('mistakes are answered with line and column and are never kept', async () => {
  const { complaints } = await officer.ask(checkRule, { body: { of: 'household', when: 'household.size > 1 &&\n  household.sise < 3' } })
  expect(complaints).toMatchObject([{ field: 'when', code: 'EXPRESSION_UNKNOWN_NAME', line: 2, column: 3, suggestion: 'household.size' }])
  expect(await officer.ask(checkRule, { body: { of: 'household', when: 'household.size > 1' } })).toEqual({ complaints: [], names: ['household.size'] })
  const wrong = await officer.ask(draftRule, { body: { rule: body(testRule({ id: 'wrong', of: 'person', when: 'person.age >', near: '1', aid: 'NIX' })) } }).catch((error: ProblemError) => error)
  expect(wrong).toMatchObject({ code: 'RULE_INVALID' })
  expect((wrong as ProblemError).details['complaints']).toMatchObject([{ field: 'when', line: 1 }, { field: 'near', code: 'EXPRESSION_NOT_YES_OR_NO' }, { field: 'aid', code: 'EXPRESSION_UNKNOWN_CODE' }])
  expect((await officer.ask(listRules, {})).rows).toEqual([])
  expect(await problemOf(village.ask(draftRule, { body: { rule: body(nursing) } }))).toBe('NOT_ALLOWED')
})

test('a rule goes from a draft through a proposal to somebody else who publishes it; its history is kept', async () => {
  const draft = await officer.ask(draftRule, { body: { rule: body(testRule({ id: 'course', of: 'household', when: 'household.size >= 6' })) } })
  expect(draft).toMatchObject({ number: 1, state: 'DRAFT', isValid: false, writtenBy: '王敏' })
  expect(await problemOf(officer.ask(draftRule, { body: { rule: body(testRule({ id: 'course', of: 'household', when: 'household.size > 0' })) } }))).toBe('RULE_KEY_TAKEN')
  expect(await problemOf(officer.ask(draftRule, { body: { rule: body({ ...testRule({ id: 'course-2', of: 'household', when: 'household.size > 0' }), title: draft.rule.title }) } }))).toBe('RULE_TITLE_TAKEN')
  expect(await problemOf(second.ask(approveRule, { params: { id: draft.id } }))).toBe('RULE_STATE')
  const change = (when: string, version: number | null, more: object = {}) => officer.ask(changeDraft, { params: { id: draft.ruleId }, body: { rule: body(testRule({ id: 'course', of: 'household', when, ...more })), version } })
  expect(await problemOf(change('household.size >= 5', 7))).toBe('CHANGED_MEANWHILE')
  expect(await problemOf(change('household.size >= 5', draft.version, { of: 'person' }))).toBe('INPUT_INVALID')
  const changed = await change('household.size >= 5', draft.version)
  expect(changed).toMatchObject({ id: draft.id, number: 1, rule: { when: 'household.size >= 5' } })
  expect(await problemOf(officer.ask(proposeRule, { params: { id: draft.id }, body: { effectiveFrom: '2026-11-20' } }))).toBe('INPUT_INVALID')
  expect(await officer.ask(proposeRule, { params: { id: draft.id }, body: { effectiveFrom: '2026-11-21' } })).toMatchObject({ state: 'PROPOSED', mayDecide: false })
  expect(await problemOf(change('true', changed.version + 1))).toBe('RULE_STATE')
  expect(await problemOf(officer.ask(approveRule, { params: { id: draft.id } }))).toBe('SAME_PERSON')
  expect((await second.ask(getRule, { params: { id: draft.ruleId } })).versions[0]).toMatchObject({ mayDecide: true })
  expect(await second.ask(refuseRule, { params: { id: draft.id }, body: { reason: '依据不足' } })).toMatchObject({ state: 'REFUSED', decidedBy: '杜衡', reason: '依据不足' })

  const next = await change('household.size >= 4', null)
  expect(next).toMatchObject({ number: 2, state: 'DRAFT' })
  await officer.ask(proposeRule, { params: { id: next.id }, body: { effectiveFrom: '2026-11-21' } })
  expect(await second.ask(approveRule, { params: { id: next.id } })).toMatchObject({ state: 'PUBLISHED', isValid: true, effectiveFrom: '2026-11-21' })
  const { versions } = await officer.ask(getRule, { params: { id: draft.ruleId } })
  expect(versions.map(({ number, state }) => [number, state])).toEqual([[2, 'PUBLISHED'], [1, 'REFUSED']])
  expect((await officer.ask(listRules, {})).rows).toMatchObject([{ valid: { number: 2, isBroken: false }, open: null, last: { state: 'PUBLISHED', ends: false } }])

  const given = await change('household.size >= 3', null)
  expect(await officer.ask(withdrawRule, { params: { id: given.id }, body: { reason: '不改了' } })).toMatchObject({ state: 'WITHDRAWN', endedBy: '王敏' })
  expect(await problemOf(officer.ask(withdrawRule, { params: { id: given.id }, body: { reason: '再来' } }))).toBe('RULE_STATE')
})

test('a rule stands on a known document or on one whose title somebody writes, and never on an id', async () => {
  const rule = (document: string) => body(testRule({ id: 'standing', of: 'household', when: 'household.size >= 6', clause: { document, at: '第二条', says: '人均收入' } }))
  const { rows } = await officer.ask(listRuleDocuments, {})
  const law = rows.find((one) => one.id === 'elders-law')!
  expect(law).toMatchObject({ title: { zh: '中华人民共和国老年人权益保障法' }, hasText: false })
  expect(await problemOf(officer.ask(getRuleDocument, { params: { id: law.id } }))).toBe('NOT_FOUND')
  const withText = rows.find((one) => one.hasText)!
  expect((await officer.ask(getRuleDocument, { params: { id: withText.id } })).text).toContain('低保')

  const draft = await officer.ask(draftRule, { body: { rule: rule('elders-law') } })
  expect(draft.document).toEqual({ title: law.title, number: law.number, hasText: false })
  const change = (document: string, version: number) => officer.ask(changeDraft, { params: { id: draft.ruleId }, body: { rule: rule(document), version } })
  const second = await change(withText.id, draft.version)
  expect(second.document).toEqual({ title: withText.title, number: withText.number, hasText: true })
  const free = await change('《探访办法》', second.version)
  expect(free.document).toEqual({ title: { zh: '探访办法', en: '探访办法' }, number: null, hasText: false })
  await officer.ask(withdrawRule, { params: { id: free.id }, body: { reason: '只为试用' } })
})

test('a rule ends as it began: one proposes the day, somebody else decides, and what was to come after it comes no more', async () => {
  const rule = testRule({ id: 'ending', of: 'household', when: 'household.size >= 6' })
  const ruleId = await publish(rule)
  const [first] = (await officer.ask(getRule, { params: { id: ruleId } })).versions
  expect(await problemOf(officer.ask(withdrawRule, { params: { id: first!.id }, body: { reason: '不再适用' } }))).toBe('RULE_STATE')
  const later = await officer.ask(changeDraft, { params: { id: ruleId }, body: { rule: body({ ...rule, when: 'household.size >= 7' }), version: null } })
  const end = (effectiveFrom: string) => officer.ask(endRule, { params: { id: ruleId }, body: { effectiveFrom, reason: '文件已废止' } })
  expect(await problemOf(end('2026-12-01'))).toBe('RULE_STATE')
  await officer.ask(proposeRule, { params: { id: later.id }, body: { effectiveFrom: '2027-01-01' } })
  await second.ask(approveRule, { params: { id: later.id } })
  expect(await problemOf(end('2026-11-20'))).toBe('INPUT_INVALID')

  const asked = await end('2026-12-01')
  expect(asked).toMatchObject({ number: 3, state: 'PROPOSED', endsBecause: '文件已废止', isValid: false, mayDecide: false })
  expect(await problemOf(officer.ask(approveRule, { params: { id: asked.id } }))).toBe('SAME_PERSON')
  const listed = async () => (await officer.ask(listRules, {})).rows.find((row) => row.id === ruleId)!
  expect(await listed()).toMatchObject({ valid: { number: 1 }, coming: { from: '2027-01-01', ends: false }, open: { state: 'PROPOSED', ends: true } })
  await second.ask(refuseRule, { params: { id: asked.id }, body: { reason: '文件仍有效' } })
  expect(await listed()).toMatchObject({ valid: { number: 1 }, open: null, last: { state: 'REFUSED', ends: true } })

  await second.ask(approveRule, { params: { id: (await end('2026-12-01')).id } })
  expect(await listed()).toMatchObject({ valid: { number: 1 }, coming: { from: '2026-12-01', ends: true }, open: null })
  expect(await rowsOf(server.connection, `SELECT by_name, details->>'ends' AS ends FROM audit_entry WHERE action = 'approve-rule-end' AND object_id = $1`, [ruleId])).toEqual([{ by_name: '杜衡', ends: '文件已废止' }])
  expect((await officer.ask(getRule, { params: { id: ruleId } })).versions.map(({ state, endsBecause, reason }) => [state, endsBecause, reason])).toEqual([
    ['PUBLISHED', '文件已废止', ''], ['REFUSED', '文件已废止', '文件仍有效'], ['WITHDRAWN', null, '文件已废止'], ['PUBLISHED', null, ''],
  ])
  expect(await problemOf(end('2026-12-02'))).toBe('RULE_STATE')
  // What has ended left its name; what has not yet keeps it.
  const again = { ...testRule({ id: 'ending-2', of: 'household', when: 'household.size > 0' }), title: rule.title }
  expect(await problemOf(officer.ask(draftRule, { body: { rule: body(again) } }))).toBe('RULE_TITLE_TAKEN')
})

/** A preview, asked again while the district is being read. */
async function untilRead<T extends { reading: unknown }>(ask: () => Promise<T>): Promise<T> {
  let answer = await ask()
  for (let tries = 0; answer.reading !== null && tries < 50; tries += 1) answer = await ask()
  return answer
}

test('another value of a parameter is tried before it is written down: who enters and leaves each rule that it decides', async () => {
  const standard = (value: number, from: string) => ({ name: 'dibaoStandard' as const, areaId: districtId, hukou: '' as const, from, value })
  await officer.ask(addParameter, { body: { ...standard(700_00, '2026-01-01'), basis: '文件' } })
  const ruleId = await publish(testRule({ id: 'poor', of: 'household', when: 'household.incomeRatio < 1.0', aid: 'DIBAO', amount: { yuan: '(parameter.dibaoStandard - household.incomePerHeadMonthly) * double(household.size)' } }))
  await house('差一点', {}, { facts: { income12m: 750_00 * 12 } })
  const tried = (value: number, from = '2027-01-01') => untilRead(() => officer.ask(previewParameter, { body: standard(value, from) }))
  expect(await officer.ask(previewParameter, { body: { ...standard(90, '2027-01-01'), name: 'cardNoticeDays' } })).toEqual({ reading: null, readAt: null, rules: [] })
  const { rules } = await tried(800_00)
  expect(rules.map((rule) => [rule.ruleId, rule.isPriced])).toEqual([[ruleId, true]])
  expect(rules[0]!.found.entering.map((one) => one.name)).toEqual(['差一点'])
  expect(rules[0]!.found.total).toMatchObject({ enters: 1, leaves: 0, moreFen: 50_00 })
  expect((await tried(700_00)).rules[0]!.found.total).toMatchObject({ enters: 0, leaves: 0, moreFen: 0, lessFen: 0 })
  expect((await officer.ask(listParameters, {})).rows.filter((row) => row.from === '2027-01-01')).toEqual([])
  expect(await problemOf(officer.ask(previewParameter, { body: standard(0, '2027-01-01') }))).toBe('INPUT_INVALID')
  expect(await problemOf(village.ask(previewParameter, { body: standard(1, '2027-01-01') }))).toBe('NOT_ALLOWED')
  await finish(ruleId)
})

test('a rule is tried on the district while it is written: who would enter and who would leave', async () => {
  const eighty = await house('八十岁壬', { birthDate: '1945-05-05' })
  await house('九十岁癸', { birthDate: '1935-05-05' })
  const ruleId = await publish(testRule({ id: 'aged', of: 'person', when: 'person.age >= 90' }))
  const ask = (when: string, id: string | null = ruleId, more: object = {}) => officer.ask(previewRule, { body: { ruleId: id, of: 'person', when, ...more } as never })
  const tried = async (when: string, id?: string | null, more?: object) => (await untilRead(() => ask(when, id, more))).found!
  expect((await ask('person.aeg > 1')).complaints).toMatchObject([{ code: 'EXPRESSION_UNKNOWN_NAME', suggestion: 'person.age' }])
  const wider = await tried('person.age >= 80')
  expect(wider.total.enters).toBeGreaterThan(0)
  expect(wider.total).toMatchObject({ leaves: 0 })
  expect(wider.areas.reduce((sum, area) => sum + area.holds, 0)).toBe(wider.total.holds)
  expect(wider.entering.map((one) => one.name)).toContain('八十岁壬')
  const severe = async () => (await tried('person.age >= 80 && person.seriousIllness', null)).entering.map((one) => one.name)
  expect(await severe()).not.toContain('八十岁壬')
  await village.ask(recordFacts, { params: { id: eighty.householdId }, body: { personId: eighty.personIds[0]!, asOf: '2026-11-21', facts: [{ name: 'seriousIllness', value: true }] } })
  expect(await severe()).toContain('八十岁壬')
  const gone = await tried('person.age < 90 && person.isHead')
  expect(gone.leaving.map((one) => one.name)).toContain('九十岁癸')
  expect((await tried('person.age >= 90')).total).toMatchObject({ enters: 0, leaves: 0 })
  expect((await tried('person.age >= 90', ruleId, { on: '2036-06-01' })).total.holds).toBeGreaterThan((await tried('person.age >= 90')).total.holds)
  expect((await tried('person.age / (household.size - 1) > 1')).failure).toMatchObject({ code: 'division_by_zero', at: { name: expect.any(String) } })
  expect((await tried('person.age >= 90', null)).total.enters).toBe((await tried('person.age >= 90')).total.holds)
  const priced = await tried('person.age >= 80', ruleId, { amount: 'person.age >= 85 ? 100.0 : 50.5' })
  expect(priced.total).toMatchObject({ enters: wider.total.enters, lessFen: 0, unpriced: 0 })
  expect(priced.total.moreFen).toBeGreaterThanOrEqual(priced.total.enters * 5050)
  expect(priced.areas.reduce((sum, area) => sum + area.moreFen, 0)).toBe(priced.total.moreFen)
  expect(priced.groups.find((one) => one.group === 'elder')).toMatchObject({ enters: priced.total.enters, moreFen: priced.total.moreFen })
  expect((await tried('person.age >= 80', ruleId, { amount: 'parameter.ageAllowance80' })).total).toMatchObject({ moreFen: 0, settled: 0, unpriced: priced.total.enters })
  expect((await ask('person.age >= 80', ruleId, { amount: 'person.age >= 80' })).complaints).toMatchObject([{ field: 'amount', code: 'EXPRESSION_NOT_AN_AMOUNT' }])
  expect(await problemOf(village.ask(previewRule, { body: { ruleId, of: 'person', when: 'true' } }))).toBe('NOT_ALLOWED')
  await finish(ruleId)
})

test('the rules of a set that came along are proposed and published together; what the district has word for word is left as it is', async () => {
  const { rows: sets } = await officer.ask(listRuleSets, {})
  const { rules: count, fresh } = sets.find((set) => set.id === 'xixia-2019')!
  expect(fresh).toBe(count)
  const take = (set: string) => officer.ask(takeOverRuleSet, { body: { set, effectiveFrom: '2026-11-21' } })
  expect(await take('xixia-2019')).toEqual({ proposed: count, unchanged: 0, open: 0 })
  expect(await take('xixia-2019')).toEqual({ proposed: 0, unchanged: 0, open: count })
  const waiting = async (person: Person) => (await person.ask(listRules, {})).rows.flatMap((row) => (row.open?.mayDecide ? [row.open.id] : []))
  expect(await waiting(officer)).toEqual([])
  const ids = await waiting(second)
  expect(ids).toHaveLength(count)
  expect(await problemOf(officer.ask(approveRules, { body: { ids } }))).toBe('SAME_PERSON')
  expect(await second.ask(approveRules, { body: { ids } })).toEqual({ approved: count })
  expect(await take('xixia-2019')).toEqual({ proposed: 0, unchanged: count, open: 0 })
  expect((await officer.ask(listRuleSets, {})).rows.find((set) => set.id === 'xixia-2019')!.fresh).toBe(0)
  expect(await problemOf(take('nowhere'))).toBe('NOT_FOUND')
  for (const { id } of (await officer.ask(listRules, {})).rows.filter((row) => row.valid)) {
    const { versions } = await officer.ask(getRule, { params: { id } })
    if (ids.includes(versions[0]!.id)) await finish(id)
  }
})

let nursingId: string
let aloneId: string
const houses = {} as Record<'should' | 'receives' | 'shouldNot' | 'near' | 'unknown' | 'elsewhere', PutHousehold>

test('a rule that is published is asked of the whole district: lists and figures by area, each number with its rows', async () => {
  houses.should = await house('应享甲', { facts: { 'disability.level': 1, livingState: 'LIVES_ALONE' } })
  houses.receives = await house('在享乙', { facts: { 'disability.level': 2 }, aid: ['DISABILITY_NURSING'] })
  houses.shouldNot = await house('疑享丙', { facts: { 'disability.level': 4 }, aid: ['DISABILITY_NURSING'] })
  houses.near = await house('接近丁', { facts: { 'disability.level': 3 } })
  houses.unknown = await house('未知戊', {})
  houses.elsewhere = await house('他村己', { facts: { 'disability.level': 1 } }, {}, '西湾村')
  nursingId = await publish(nursing)
  aloneId = await publish(alone)
  await untilIdle()

  const here = await figures(nursingId, '文昌社区')
  expect(here).toMatchObject({ should: 1, receives: 1, shouldNot: 1, near: 1, holds: 0, failed: 0 })
  expect(here.unknown).toBeGreaterThan(0)
  expect(here.missing.find((one) => one.fact === 'person.disability.level')!.count).toBe(here.unknown)
  const { rows } = await officer.ask(getScreeningAreas, { params: { id: nursingId }, query: {} })
  const total = await figures(nursingId)
  for (const name of ['all', 'should', 'unknown', 'near'] as const) expect(rows.reduce((sum, row) => sum + row[name], 0)).toBe(total[name])
  expect(rows.find((row) => row.name === '东城街道')).toMatchObject({ should: 1, isVillage: false })

  const list = async (outcome: string, query: object = {}, person = officer) => person.ask(listScreened, { params: { id: nursingId }, query: { outcome, ...query } as never })
  expect((await list('SHOULD')).rows.map((row) => row.headName).toSorted()).toEqual(['他村己', '应享甲'])
  expect((await list('SHOULD', { limit: 1 })).rows).toHaveLength(1)
  const first = await list('SHOULD', { limit: 1 })
  expect((await list('SHOULD', { limit: 1, after: first.next! })).rows[0]!.householdId).not.toBe(first.rows[0]!.householdId)
  expect((await list('SHOULD', { search: '他村' })).total).toBe(1)
  for (const row of (await list('SHOULD')).rows) expect(row.why.find((fact) => fact.name === 'person.disability.level')).toMatchObject({ value: expect.any(Number), asOf: expect.any(String) })
  expect((await list('SHOULD_NOT')).rows).toMatchObject([{ headName: '疑享丙', personName: '疑享丙', since: '2026-11-21', townName: '东城街道' }])
  expect((await list('SHOULD', {}, village)).rows.map((row) => row.headName)).toEqual(['应享甲'])
  expect((await list('SHOULD', {}, await server.as('hekou'))).total).toBe(1)
  for (const [outcome, count] of [['UNKNOWN', total.unknown], ['RECEIVES', total.receives], ['ALL', total.all]] as const) {
    const whole = await list(outcome)
    expect([outcome, whole.total, whole.rows.length]).toEqual([outcome, count, count])
    const paged: string[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page: typeof whole = await list(outcome, { limit: 2, ...(after !== '' && { after }) })
      paged.push(...page.rows.map((row) => row.personId!))
      after = page.next
    }
    expect(paged).toEqual(whole.rows.map((row) => row.personId))
  }
  expect((await list('UNKNOWN', { missing: 'person.disability.level' })).total).toBe(total.missing.find((one) => one.fact === 'person.disability.level')!.count)
  expect((await list('UNKNOWN', { search: '未知' })).rows).toMatchObject([{ headName: '未知戊', areaName: '文昌社区', townName: '东城街道' }])
  const undecided = await list('UNKNOWN', { area: areaIds.get('文昌社区'), missing: 'person.disability.level' })
  expect(undecided.total).toBe(here.unknown)
  expect(undecided.rows.find((row) => row.headName === '未知戊')).toMatchObject({ missing: ['person.disability.level'] })
  const [one, two] = [await list('UNKNOWN', { area: areaIds.get('文昌社区'), limit: 1 }), undecided.rows[1]]
  if (two) expect((await list('UNKNOWN', { area: areaIds.get('文昌社区'), limit: 1, after: one.next! })).rows[0]!.personId).toBe(two.personId)
})

test('when a fact changes the household is looked at at once, as the whole district would see it; since when it stands there stays', async () => {
  await later(1)
  const personId = houses.near.personIds[0]!
  const say = (level: number) => village.ask(recordFacts, { params: { id: houses.near.householdId }, body: { personId, asOf: '2026-11-21', facts: [{ name: 'disability.level', value: level }] } })
  await say(2)
  const [row] = await rowsOf(server.connection, `SELECT outcome, since::text FROM screen_result WHERE household_id = $1 AND rule_id = $2`, [houses.near.householdId, nursingId])
  expect(row).toEqual({ outcome: 'SHOULD', since: '2026-11-22' })
  await village.ask(addAid, { params: { id: houses.near.householdId }, body: { kind: 'DISABILITY_NURSING', personId, from: '2026-11-22', note: '' } })
  expect(await rowsOf(server.connection, `SELECT 1 FROM screen_result WHERE household_id = $1 AND rule_id = $2`, [houses.near.householdId, nursingId])).toEqual([])
  await untilIdle()
  expect(await figures(nursingId, '文昌社区')).toMatchObject({ should: 1, receives: 2, near: 0 })
  const before = await results()
  expect(before.length).toBeGreaterThan(3)
  await screenAll()
  expect(await results()).toEqual(before)
  expect(new Set(before.map((one) => one['since']))).toContain('2026-11-21')
  // Whoever stands in another village, as those who left do, is one of the household's people all the same.
  const put = (areaPath: string) => rowsOf(server.connection, `UPDATE person p SET area_path = $2 FROM (SELECT id, area_path FROM person) was WHERE p.id = $1 AND was.id = p.id RETURNING was.area_path`, [houses.should.personIds[0]!, areaPath])
  const [there] = await rowsOf(server.connection, `SELECT area_path FROM person WHERE id = $1`, [houses.elsewhere.personIds[0]!])
  const [home] = await put(there!['area_path'] as string)
  expect(home).not.toEqual(there)
  await screenAll()
  expect(await results()).toEqual(before)
  await put(home!['area_path'] as string)
})

const leaves = (traced: CardTrace): CardLeaf[] => (traced.kind === 'leaf' ? [traced] : traced.parts.flatMap(leaves))

test('the card of a household tells of each rule why, why not or for want of what, on any day', async () => {
  const card = await village.ask(getCard, { params: { id: houses.near.householdId }, query: {} })
  const rule = card.rules.find((one) => one.ruleId === nursingId)!
  expect(rule).toMatchObject({ clause: { at: '第一条', says: '应当给予' }, aid: 'DISABILITY_NURSING', subjects: [{ name: '接近丁', outcome: 'RECEIVES', missing: [], turning: [] }] })
  expect(leaves(rule.subjects[0]!.trace)).toMatchObject([{ outcome: true, rule: 'person.disability.level <= 2', facts: [{ name: 'person.disability.level', value: 2, asOf: '2026-11-21', source: { kind: 'desk', label: '周玉兰' } }] }])
  const lives = card.rules.find((one) => one.ruleId === aloneId)!
  expect(lives.subjects[0]).toMatchObject({ outcome: 'UNKNOWN', missing: [{ fact: 'person.livingState' }], turning: [{ rule: 'person.livingState == "LIVES_ALONE"', to: true }] })

  const then = await village.ask(getCard, { params: { id: houses.near.householdId }, query: { asOf: '2026-11-21' } })
  expect(then.rules.find((one) => one.ruleId === nursingId)!.subjects[0]).toMatchObject({ outcome: 'SHOULD' })
  const longAgo = await village.ask(getCard, { params: { id: houses.near.householdId }, query: { asOf: '2026-11-01' } })
  expect(longAgo.rules).toEqual([])
  await expect(village.ask(getCard, { params: { id: houses.near.householdId }, query: { asOf: '2028-01-01' } })).rejects.toMatchObject({ code: 'DAY_TOO_FAR', details: { until: '2027-12-31' } })
  expect(await problemOf(village.ask(getCard, { params: { id: houses.elsewhere.householdId }, query: {} }))).toBe('NOT_FOUND')
})

test('the card of a day to come is foreseen: the facts of today, with the ages, parameters and rules of that day', async () => {
  const { householdId } = await house('明年八十寅', { birthDate: '1947-03-01' })
  const ruleId = await publish(testRule({ id: 'allowance', of: 'person', when: 'person.age >= 80 && parameter.ageAllowance80 >= 60.0' }), '2027-01-01')
  await officer.ask(addParameter, { body: { name: 'ageAllowance80', areaId: districtId, hukou: '', from: '2027-06-01', value: 60_00, basis: '文件' } })
  const outcomeOn = async (asOf?: string) => {
    const card = await village.ask(getCard, { params: { id: householdId }, query: asOf ? { asOf } : {} })
    return [card.knownOn, card.rules.find((one) => one.ruleId === ruleId)?.subjects[0]!.outcome]
  }
  expect(await outcomeOn()).toEqual(['2026-11-22', undefined])
  expect(await outcomeOn('2026-11-21')).toEqual(['2026-11-21', undefined])
  expect(await outcomeOn('2027-02-28')).toEqual(['2026-11-22', 'NO'])
  expect(await outcomeOn('2027-03-01')).toEqual(['2026-11-22', 'UNKNOWN'])
  expect(await outcomeOn('2027-06-01')).toEqual(['2026-11-22', 'HOLDS'])
  await finish(ruleId, '只为试用', '2027-09-01')
  expect(await outcomeOn('2027-09-01')).toEqual(['2026-11-22', undefined])
})

test('whoever keeps the machine has a household explained, and that stands in the trail', async () => {
  const lines: string[] = []
  const card = await explainHousehold(server.serving.services, houses.near.householdId, '2026-11-22')
  expect(card.rules.find((one) => one.ruleId === nursingId)!.subjects[0]).toMatchObject({ name: '接近丁', outcome: 'RECEIVES' })
  expect(await rowsOf(server.connection, `SELECT by_name FROM audit_entry WHERE action = 'read-household' AND object_id = $1 AND by_name = 'command line'`, [houses.near.householdId])).toHaveLength(1)
  await expect(explainHousehold(server.serving.services, '00000000-0000-7000-8000-00000000abcd', undefined)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(`! ${line}`), language: 'zh-CN' as const }
  expect(await rulesExplain(['--household', 'no-id'], io)).toBe(2)
  expect(await rulesExplain(['--household', houses.near.householdId, '--as-of', '2026-02-30'], io)).toBe(2)
  expect(lines.filter((line) => line.startsWith('! 用法：npx doudi rules explain'))).toHaveLength(2)
})

test('an alert is raised once, and after it was closed only when a fact that the rule reads is another', async () => {
  const mine = async () => (await village.ask(listAlerts, { query: { household: houses.should.householdId } })).rows
  expect(await mine()).toMatchObject([{ state: 'NEW', actor: 'village', raisedOn: '2026-11-21', dueOn: '2026-12-01', title: { zh: '规则 alone' }, advice: { zh: '上门看看' }, stillHolds: true }])
  await screenAll()
  const [raised] = await mine()
  expect(raised!.why).toMatchObject([{ name: 'person.age', value: expect.any(Number) }, { name: 'person.livingState', value: 'LIVES_ALONE' }])
  expect(await village.ask(getAlert, { params: { id: raised!.id } })).toMatchObject({ why: raised!.why, clause: { at: alone.clause.at } })
  expect(await mine()).toHaveLength(1)
  expect((await village.ask(getAlertsWaiting, {})).open).toBeGreaterThan(0)
  expect(await (await server.as('dongcheng')).ask(getAlertsWaiting, {})).toEqual({ open: 0, overdue: 0, sampled: 0 })

  const follow = (id: string, state: string, note: string, version: number, person = village) => person.ask(followAlert, { params: { id }, body: { state, note, version } as never })
  expect(await problemOf(follow(raised!.id, 'WRONG', '', raised!.version))).toBe('INPUT_INVALID')
  const visiting = await follow(raised!.id, 'VISITING', '', raised!.version)
  expect(await problemOf(follow(raised!.id, 'WRONG', '与女儿同住', raised!.version))).toBe('CHANGED_MEANWHILE')
  server.clock.moveDays(1 / 86_400)
  await follow(raised!.id, 'WRONG', '与女儿同住', visiting.version)
  expect(await problemOf(follow(raised!.id, 'HELPED', '已办', visiting.version + 1))).toBe('ALERT_STATE')
  expect((await village.ask(getAlert, { params: { id: raised!.id } })).events.map((event) => [event.state, event.note, event.by])).toEqual([['VISITING', '', '周玉兰'], ['WRONG', '与女儿同住', '周玉兰']])
  await screenAll()
  expect(await mine()).toHaveLength(1)
  expect(await problemOf((await server.as('hekou')).ask(getAlert, { params: { id: raised!.id } }))).toBe('NOT_FOUND')

  const say = (value: string) => village.ask(recordFacts, { params: { id: houses.should.householdId }, body: { personId: houses.should.personIds[0]!, asOf: '2026-11-22', facts: [{ name: 'livingState', value }] } })
  await say('EMPTY_NEST')
  expect(await mine()).toMatchObject([{ state: 'WRONG', stillHolds: false }])
  await say('LIVES_ALONE')
  expect((await mine()).map((one) => one.state)).toEqual(['WRONG'])

  const open = (await village.ask(listAlerts, { query: { state: 'OPEN' } })).rows
  expect(open.every((one) => one.state === 'NEW' || one.state === 'VISITING')).toBe(true)
  const other = await house('独居庚', { facts: { livingState: 'LIVES_ALONE' } })
  await screenAll()
  const [theirs] = (await village.ask(listAlerts, { query: { household: other.householdId } })).rows
  await follow(theirs!.id, 'HELPED', '已纳入探访', theirs!.version)
  const { rows } = await officer.ask(getAlertYield, { query: { rule: aloneId, area: areaIds.get('文昌社区')! } })
  expect(rows.reduce((sum, row) => [sum[0]! + row.lookedAt, sum[1]! + row.true, sum[2]! + row.helped], [0, 0, 0])).toEqual([2, 1, 1])
  // Of all rules together one line a month; of one rule the areas next below, which come to the same.
  const yields = async (query: { rule?: string; area?: string }) => (await officer.ask(getAlertYield, { query })).rows
  const [whole, ...others] = (await yields({})).filter((row) => row.ruleId === aloneId)
  expect([whole!.areaName, others]).toEqual(['示例区', []])
  const towns = await yields({ rule: aloneId })
  expect(towns.map((row) => row.areaName)).toContain('东城街道')
  expect(towns.reduce((sum, row) => sum + row.raised, 0)).toBe(whole!.raised)
  expect((await yields({ rule: aloneId, area: areaIds.get('东城街道')! })).map((row) => row.areaName)).toContain('文昌社区')
  await house('独居辛', { facts: { livingState: 'LIVES_ALONE' } })
  await screenAll()
  await later(30)
  const waiting = await village.ask(getAlertsWaiting, {})
  expect(waiting.open).toBeGreaterThan(0)
  expect(waiting.overdue).toBe(waiting.open)
  expect((await village.ask(listAlerts, { query: { overdue: 'true', mine: 'true' } })).total).toBe(waiting.overdue)
})

test('households outside all alerts are drawn again by whoever has the seed; their look tells how many are missed', async () => {
  const town = await server.as('dongcheng')
  const draw = (seed: string) => town.ask(drawAlertSample, { body: { areaId: areaIds.get('东城街道')!, size: 4, seed } })
  const sample = await draw('2026-11-23 开奖号 0731')
  const again = await draw('2026-11-23 开奖号 0731')
  expect(sample).toMatchObject({ size: 4, looked: 0, estimate: null, frameHash: again.frameHash })
  const drawn = async (id: string) => (await town.ask(getAlertSample, { params: { id } })).rows
  expect((await drawn(sample.id)).map((row) => row.householdId)).toEqual((await drawn(again.id)).map((row) => row.householdId))
  const alerted = (await town.ask(listAlerts, { query: { state: 'OPEN' } })).rows.map((row) => row.householdId)
  const rows = await drawn(sample.id)
  expect(rows.filter((row) => alerted.includes(row.householdId))).toEqual([])
  const unseen = async (person: Person, query = {}) => (await person.ask(listSampledUnseen, { query }))
  const duties = await unseen(town)
  expect(duties).toMatchObject({ total: 8, next: null })
  expect((await town.ask(getAlertsWaiting, {})).sampled).toBe(8)
  expect((await officer.ask(getAlertsWaiting, {})).sampled).toBe(0)
  const inVillage = duties.rows.filter((row) => row.areaName === '文昌社区')
  expect(await unseen(village)).toMatchObject({ total: inVillage.length, rows: inVillage })
  expect((await village.ask(getAlertsWaiting, {})).sampled).toBe(inVillage.length)
  const first = await unseen(town, { limit: 3 })
  expect([...first.rows, ...(await unseen(town, { limit: 100, after: first.next })).rows]).toEqual(duties.rows)
  const toldOf = async (id: string) => (await town.ask(listAlertSamples, {})).rows.find((one) => one.id === id)!
  for (const [at, row] of rows.entries()) {
    // Who is looked at first is nobody's draw: nothing is estimated from them.
    expect(await toldOf(sample.id)).toMatchObject({ looked: at, missed: Math.min(at, 1), estimate: null })
    expect(await town.ask(lookAtSampled, { params: { id: row.id }, body: { isMissed: at === 0, note: at === 0 ? '重病未登记' : '' } })).toMatchObject({ isMissed: at === 0, lookedOn: '2026-12-22' })
  }
  // One look serves both samples, which drew the same households.
  expect(await unseen(town)).toMatchObject({ total: 0, rows: [] })
  expect((await drawn(again.id)).map((row) => row.isMissed)).toEqual([true, false, false, false])
  const told = await toldOf(sample.id)
  expect(told).toMatchObject({ looked: 4, missed: 1, estimate: { share: 0.25 } })
  expect(told.estimate!.from).toBeCloseTo(0.0456, 3)
  expect(told.estimate!.to).toBeCloseTo(0.6994, 3)
  // Where nobody lives any more nobody can look: it is waited for by nobody.
  const third = await draw('2026-11-24 开奖号 1204')
  const [gone, ...left] = await drawn(third.id)
  await rowsOf(server.connection, `UPDATE membership SET to_date = '2026-12-01' WHERE household_id = $1 AND to_date IS NULL`, [gone!.householdId])
  expect((await unseen(town)).rows.map((row) => row.householdId)).not.toContain(gone!.householdId)
  expect((await town.ask(getAlertsWaiting, {})).sampled).toBe(3)
  for (const row of left) await town.ask(lookAtSampled, { params: { id: row.id }, body: { isMissed: false, note: '' } })
  expect(await toldOf(third.id)).toMatchObject({ size: 4, looked: 3, gone: 1, estimate: { share: 0 } })
  expect((await drawn(third.id))[0]).toMatchObject({ isMissed: null, isGone: true })
  const other = await server.as('hekou')
  expect(await problemOf(other.ask(lookAtSampled, { params: { id: rows[0]!.id }, body: { isMissed: true, note: '' } }))).toBe('NOT_FOUND')
  expect(await problemOf(other.ask(drawAlertSample, { body: { areaId: areaIds.get('东城街道')!, size: 1 } }))).toBe('NOT_FOUND')
})

test('a published text that the language no longer takes is told by name and skipped', async () => {
  await rowsOf(server.connection, `UPDATE rule_version SET rule = jsonb_set(rule, '{when}', '"person.gone > 1"') WHERE rule_id = $1`, [nursingId])
  const person = officer
  expect((await person.ask(listRules, {})).rows.find((row) => row.id === nursingId)).toMatchObject({ valid: { isBroken: true } })
  expect((await person.ask(getRule, { params: { id: nursingId } })).versions[0]!.complaints).toMatchObject([{ code: 'EXPRESSION_UNKNOWN_NAME' }])
  expect((await person.ask(getScreening, { query: {} })).rules.map((one) => one.ruleId)).not.toContain(nursingId)
  await screenAll()
  expect((await results()).filter((row) => row['rule_id'] === nursingId)).toEqual([])
})

test('what became another while an alert was open is raised when that one is closed and the area is looked at again', async () => {
  const rule = testRule({ id: 'alone-or-empty', of: 'person', when: 'person.livingState == "LIVES_ALONE" || person.livingState == "EMPTY_NEST"', alert: { by: 'village', withinDays: 5, advice: { zh: '去看看', en: 'Go' } } })
  const changing = await house('改口壬', { facts: { livingState: 'LIVES_ALONE' } })
  const ruleId = await publish(rule, server.clock.today())
  await untilIdle()
  const alerts = async () => (await village.ask(listAlerts, { query: { household: changing.householdId, rule: ruleId } })).rows
  const [first] = await alerts()
  await village.ask(recordFacts, { params: { id: changing.householdId }, body: { personId: changing.personIds[0]!, asOf: server.clock.today(), facts: [{ name: 'livingState', value: 'EMPTY_NEST' }] } })
  expect((await alerts()).map((one) => one.state)).toEqual(['NEW'])
  await village.ask(followAlert, { params: { id: first!.id }, body: { state: 'NO_NEED', note: '看过了', version: first!.version } })
  await screenAll()
  expect((await alerts()).map((one) => one.state)).toEqual(['NEW', 'NO_NEED'])
})

test('with a rule end its alerts that nobody began, and are raised again should it come back; where somebody is on the way it stays to be said what came of it', async () => {
  const rule = testRule({ id: 'ended-alerts', of: 'person', when: 'person.age >= 70', alert: { by: 'village', withinDays: 5, advice: { zh: '去看看', en: 'Go' } } })
  const [waiting, visited] = [await house('无人去子', { birthDate: '1950-01-01' }), await house('在路上丑', { birthDate: '1950-01-01' })]
  const ruleId = await publish(rule, server.clock.today())
  await untilIdle()
  const alertOf = async ({ householdId }: PutHousehold) => (await village.ask(listAlerts, { query: { household: householdId, rule: ruleId } })).rows
  const [going] = await alertOf(visited)
  await village.ask(followAlert, { params: { id: going!.id }, body: { state: 'VISITING', note: '', version: going!.version } })

  await finish(ruleId, '文件已废止')
  expect(await alertOf(waiting)).toMatchObject([{ state: 'WITHDRAWN', closedOn: server.clock.today(), note: '文件已废止', by: '杜衡', isOverdue: false }])
  const [closed] = await alertOf(waiting)
  expect((await village.ask(getAlert, { params: { id: closed!.id } })).events).toMatchObject([{ state: 'WITHDRAWN', note: '文件已废止', by: '杜衡' }])
  expect(await problemOf(village.ask(followAlert, { params: { id: closed!.id }, body: { state: 'HELPED', note: '去了', version: closed!.version } }))).toBe('ALERT_STATE')
  expect(await alertOf(visited)).toMatchObject([{ state: 'VISITING', hasRuleStopped: true, closedOn: null }])
  await village.ask(followAlert, { params: { id: going!.id }, body: { state: 'NO_NEED', note: '女儿照料', version: going!.version + 1 } })
  const sums = (await officer.ask(getAlertYield, { query: { rule: ruleId } })).rows.reduce((all, row) => ({ raised: all.raised + row.raised, lookedAt: all.lookedAt + row.lookedAt, withdrawn: all.withdrawn + row.withdrawn }), { raised: 0, lookedAt: 0, withdrawn: 0 })
  expect(sums).toEqual({ raised: sums.withdrawn + 1, lookedAt: 1, withdrawn: expect.any(Number) })
  expect(sums.withdrawn).toBeGreaterThan(0)

  const back = await officer.ask(changeDraft, { params: { id: ruleId }, body: { rule: body(rule), version: null } })
  await officer.ask(proposeRule, { params: { id: back.id }, body: { effectiveFrom: server.clock.today() } })
  await second.ask(approveRule, { params: { id: back.id } })
  await untilIdle()
  expect((await alertOf(waiting)).map((one) => one.state)).toEqual(['NEW', 'WITHDRAWN'])
  expect((await alertOf(visited)).map((one) => one.state)).toEqual(['NO_NEED'])
})
