import { expect, test } from 'vitest'
import { fact, householdOf, member } from '#test/household-facts.ts'
import { planOf, ruleSetOf } from '#test/plan-files.ts'
import { addMonths } from '../calendar/plain-date.ts'
import { compile, isCompiled } from '../policy/compile.ts'
import { evaluate, isUnknown, type Verdict } from '../policy/evaluate.ts'
import type { HouseholdFacts, MemberFacts } from '../policy/facts.ts'
import { contextOf } from '../policy/indicators-of.ts'
import { labelsOf } from '../policy/labels.ts'
import type { Parameter, ParameterName } from '../policy/parameters.ts'
import type { Rule } from '../policy/rule.ts'
import { selfCareItems } from '../policy/self-care.ts'

// The rules that come with the software, run over facts: what codes.json gives as rule vectors, and the boundaries of each rule.

const rules: ReadonlyMap<string, Rule> = new Map([ruleSetOf('national'), ruleSetOf('xixia-2019')].flatMap((set) => set.rules.map((rule) => [`${set.id} ${rule.id}`, rule] as const)))

function says(id: string, facts: HouseholdFacts, personId?: string, part: 'when' | 'near' = 'when'): Verdict {
  const rule = rules.get(id)!
  const compiled = compile(rule[part]!, rule.of)
  if (!isCompiled(compiled)) throw new Error(id)
  return evaluate(compiled, contextOf(facts, rule.of === 'person' ? (personId ?? facts.members[0]!.personId) : undefined)!)
}

const given = (name: ParameterName, value: number, from = '2019-01-01'): Parameter => ({ name, areaPath: 'd/', hukou: '', from, value, recordedAt: `${from}T00:00:00Z` })
const place = (facts: HouseholdFacts, ...parameters: Parameter[]): HouseholdFacts => ({ ...facts, household: { ...facts.household, areaPath: 'd/t/v/' }, parameters })

/** One person of an income of so many yuan a month, measured by a standard. */
const earning = (standard: number, perHead: number, facts = {}, who: Partial<MemberFacts> = {}): HouseholdFacts =>
  place(householdOf([{ ...member('a', { birthDate: '1980-01-01' }), ...who }], { facts: { income12m: Math.round(perHead * 100) * 12, assetsWithin: true, ...facts } }), given('dibaoStandard', standard * 100), given('edgeMultiple', 1.5))

test.each([[700, 699.99, true, false], [700, 700, false, true], [700, 1049.99, false, true], [700, 1050, false, false]])('standard %s, %s a head: dibao %s, edge %s', (standard, perHead, dibao, edge) => {
  expect([says('national dibao', earning(standard, perHead)), says('national dibao-edge', earning(standard, perHead))]).toEqual([dibao, edge])
})

test('without the multiple of the place, or before the assets were verified, nobody can tell', () => {
  const facts = earning(700, 800)
  expect(says('national dibao-edge', { ...facts, parameters: facts.parameters!.slice(0, 1) })).toEqual({ unknown: ['parameter.edgeMultiple'] })
  expect(says('national dibao', earning(700, 600, { assetsWithin: 'x' }))).toEqual({ unknown: ['household.assetsWithin'] })
  expect(says('national dibao', earning(700, 600, {}, { aid: [{ kind: 'TEKUN' }] }))).toBe(false)
})

test.each([[600, 1200, true], [600, 1200.01, false]])('the screen of Xixia, standard %s, %s a head: %s', (standard, perHead, expected) => {
  const cause = { facts: { seriousIllness: fact(true) } }
  expect(says('xixia-2019 screen', earning(standard, perHead, {}, cause))).toBe(expected)
  expect(says('xixia-2019 screen', earning(standard, perHead, {}, { ...cause, aid: [{ kind: 'DIBAO' }] }))).toBe(false)
  expect(says('xixia-2019 screen', earning(standard, perHead, {}, { facts: { seriousIllness: fact(false), 'disability.kind': fact('NONE'), schooling: fact('NOT_AT_SCHOOL'), workState: fact('FARMING') } }))).toBe(false)
})

test.each([[6, 0, ['LARGE_HOUSEHOLD']], [5, 3, ['MANY_CHILDREN']], [1, 0, ['SINGLE']], [5, 2, []], [7, 4, ['LARGE_HOUSEHOLD', 'MANY_CHILDREN']]])('focus of dibao in Jintan: %s members, %s children', (members, children, expected) => {
  const people = Array.from({ length: members }, (_, n) => member(String(n), { birthDate: n < children ? '2015-01-01' : '1980-01-01' }))
  const focus = labelsOf(planOf('jintan-2022'), householdOf(people, { aid: ['DIBAO'] })).household.filter((label) => label.focusOf === 'dibao').map((label) => label.id)
  expect(focus.filter((id) => ['LARGE_HOUSEHOLD', 'MANY_CHILDREN', 'SINGLE'].includes(id)).sort()).toEqual([...expected].sort())
})

test.each([['2022-03', 3.4, 5.9, false], ['2022-03', 3.5, 0, true], ['2022-03', 1.5, 6, true], ['2022-09', 3, 0, true], ['2023-03', 3, 0, false]])('prices of %s up by %s, food by %s: started %s', (month, cpi, food, start) => {
  const triggers = [given('cpiTrigger', 3.5), given('cpiTrigger', 3, '2022-08-01'), given('cpiTrigger', 3.5, '2023-03-01'), given('foodCpiTrigger', 6)]
  const of = (aid: string[]) => place(householdOf([member('a')], { asOf: `${month}-15`, aid }), ...triggers, given('cpiRise', cpi, `${month}-01`), given('foodCpiRise', food, `${month}-01`))
  expect([says('national price-subsidy', of(['DIBAO'])), says('national price-subsidy', of([]))]).toEqual([start, false])
})

test.each([[0, 'ABLE'], [1, 'PARTLY_LOST'], [3, 'PARTLY_LOST'], [4, 'LOST'], [6, 'LOST']])('tekun with %s of six items not met: %s', (unmet, expected) => {
  const items = Object.fromEntries(selfCareItems.map((name, at) => [name, at >= unmet]))
  const facts = householdOf([member('a', { aid: [{ kind: 'TEKUN' }], facts: items })])
  expect([says('national tekun-partly-lost', facts), says('national tekun-lost', facts), says('national tekun-not-assessed', facts)]).toEqual([expected === 'PARTLY_LOST', expected === 'LOST', false])
  expect(says('national tekun-not-assessed', householdOf([member('a', { aid: [{ kind: 'TEKUN' }] })]))).toBe(true)
})

test.each([['1942-03-30', '2022-03-31', true], ['1942-04-01', '2022-03-31', false], ['1942-03-31', '2022-03-31', true]])('born %s, on %s: 80 and over %s', (birthDate, asOf, expected) => {
  expect(says('national age-allowance', householdOf([member('a', { birthDate })], { aid: ['DIBAO'], asOf }))).toBe(expected)
})
test.each([['2022-02-28', true], ['2022-03-01', false]])('born on 29 February 2004, on %s under 18: %s', (asOf, isChild) => {
  const facts = householdOf([member('a', { birthDate: '2004-02-29', facts: { 'father.state': 'DEAD', 'mother.state': 'MISSING' } })], { asOf })
  expect(says('national orphan', facts)).toBe(isChild)
})

test('tekun: no ability, no source, no obligor, all three; a child keeps it to 18', () => {
  const poor = (birthDate: string, facts = {}, aid: string[] = []) => earning(700, 100, {}, { birthDate, aid: aid.map((kind) => ({ kind })), facts: Object.fromEntries(Object.entries({ hasAbleObligor: false, 'disability.kind': 'NONE', ...facts }).map(([name, value]) => [name, fact(value as string)])) })
  expect(says('national tekun', poor('1962-04-29'))).toBe(true)
  expect(says('national tekun', poor('1962-04-30'))).toBe(false)
  expect(says('national tekun', poor('1980-01-01', { 'disability.kind': 'PSYCHOSOCIAL', 'disability.level': 3 }))).toBe(true)
  expect(says('national tekun', poor('1950-01-01', { hasAbleObligor: true }))).toBe(false)
  expect(says('national tekun', poor('2005-01-01'))).toBe(false)
  expect(says('national tekun', poor('2005-01-01', {}, ['TEKUN']))).toBe(true)
  expect(says('national tekun', { ...poor('1950-01-01'), members: [member('a', { birthDate: '1950-01-01' })] })).toEqual({ unknown: ['person.hasAbleObligor'] })
})

test('rigid spending: above the share, not at it; not for those in the groups before', () => {
  const spending = (yuan: number, aid: string[] = []) =>
    place(householdOf([member('a')], { aid, facts: { income12m: 20_000_00, assetsWithin: true, 'spent.medical': yuan * 100, 'spent.schooling': 0, 'spent.rehab': 0, 'spent.accident': 0, 'spent.other': 0 } }), given('disposableIncome', 30_000_00), given('rigidShare', 0.5))
  expect([10_000, 10_001].map((yuan) => says('national rigid-spending', spending(yuan)))).toEqual([false, true])
  expect(says('national rigid-spending', spending(10_001, ['DIBAO']))).toBe(false)
})

test('a child of parents in prison qualifies from the sixth month, and not beside tekun', () => {
  const child = (since: string, aid: string[] = []) => householdOf([member('a', { birthDate: '2015-01-01', aid: aid.map((kind) => ({ kind })), facts: { 'father.state': 'DEAD', 'mother.state': 'PRISON', 'mother.since': since } })], { asOf: '2022-04-29' })
  expect(['2021-10-29', '2021-10-30'].map((since) => says('national unattended-child', child(since)))).toEqual([true, false])
  expect(says('national unattended-child', child('2021-10-30'), 'a', 'near')).toBe(true)
  expect(says('national unattended-child', child('2021-10-29', ['TEKUN']))).toBe(false)
})

test('the two subsidies: by card, level and dibao', () => {
  const disabled = (level: number, more = {}, aid = ['DIBAO']) => householdOf([member('a', { facts: { 'disability.hasCard': true, 'disability.kind': 'PHYSICAL', 'disability.level': level, needsLongCare: true, ...more } })], { aid })
  expect([2, 3].map((level) => says('national disability-nursing', disabled(level)))).toEqual([true, false])
  expect(says('national disability-nursing', disabled(1, { 'disability.cardUntil': '2022-04-28' }))).toBe(false)
  expect([says('national disability-living', disabled(4)), says('national disability-living', disabled(4, {}, [])), says('national disability-living', disabled(4, {}, ['DIBAO_EDGE']), 'a', 'near')]).toEqual([true, false, true])
})

test('a household partly in dibao is found, one of a single person never', () => {
  const partly = householdOf([member('a', { aid: [{ kind: 'DIBAO' }] }), member('b')])
  for (const id of ['national partly-covered', 'xixia-2019 partly-covered']) {
    expect(says(id, partly)).toBe(true)
    expect(says(id, householdOf(partly.members, { aid: ['DIBAO'] }))).toBe(false)
    expect(says(id, householdOf([member('a', { aid: [{ kind: 'DIBAO' }] })]))).toBe(false)
  }
})

test('reviews and visits fall due by the cycles of the place, and of whoever was never seen nothing is said', () => {
  const reviewed = (monthsAgo: number, workAbility: string) => place(householdOf([member('a', { facts: { workAbility } })], { asOf: '2022-04-29', aid: ['DIBAO'], facts: { 'dibao.lastReviewOn': addMonths('2022-04-29', -monthsAgo) } }), given('reviewMonths', 12), given('reviewMonthsUnstable', 6))
  expect([11, 12].map((months) => says('national dibao-review-due', reviewed(months, 'LOST')))).toEqual([false, true])
  expect([5, 6].map((months) => says('national dibao-review-due', reviewed(months, 'ABLE')))).toEqual([false, true])

  const elder = (lastSeenOn?: string) => place(householdOf([member('a', { birthDate: '1940-01-01', facts: { livingState: 'LIVES_ALONE' }, ...(lastSeenOn && { lastSeenOn }) })]), given('visitDaysHighRisk', 7))
  expect([elder('2022-04-22'), elder('2022-04-21'), elder()].map((facts) => says('national visit-high-risk', facts))).toEqual([false, true, { unknown: ['person.daysSinceSeen'] }])
})

test('a child under 16 alone, or among children, is an alert of the same day', () => {
  const with16 = (...births: string[]) => householdOf(births.map((birthDate, n) => member(String(n), { birthDate, facts: { livingState: 'WITH_FAMILY' } })), { asOf: '2022-04-29' })
  expect([with16('2010-01-01', '2012-01-01'), with16('2010-01-01', '1980-01-01'), with16('2006-04-29', '2012-01-01')].map((facts) => says('national child-alone', facts))).toEqual([true, false, false])
  expect(rules.get('national child-alone')!.alert).toMatchObject({ by: 'town', withinDays: 1 })
})

test('about an empty household no rule fails: it is no, or it is not known', () => {
  const nothing = householdOf([member('a')])
  for (const [id, rule] of rules) {
    for (const part of ['when', 'near'] as const) {
      if (rule[part] === undefined) continue
      const verdict = says(id, nothing, 'a', part)
      expect(verdict === false || isUnknown(verdict), `${id} ${part} ${JSON.stringify(verdict)}`).toBe(true)
    }
  }
})
