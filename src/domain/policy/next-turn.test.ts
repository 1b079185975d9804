import fc from 'fast-check'
import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { ruleSetNames, ruleSetOf } from '#test/plan-files.ts'
import { addDays } from '../calendar/plain-date.ts'
import { compile, isCompiled, type Compiled } from './compile.ts'
import { evaluate } from './evaluate.ts'
import type { Aid, HouseholdFacts, MemberFacts } from './facts.ts'
import { contextOf } from './indicators-of.ts'
import { namesRead } from './expression.ts'
import { nextTurn } from './next-turn.ts'
import { parameterNames, parameterUnit, type Parameter } from './parameters.ts'
import type { Subject } from './population.ts'
import { valueOfName } from './value-of-name.ts'

const compiled = (expression: string, of: Subject = 'person'): Compiled => {
  const outcome = compile(expression, of)
  if (!isCompiled(outcome)) throw new Error(`${expression}: ${JSON.stringify(outcome)}`)
  return outcome
}
const person = (more: Parameters<typeof member>[1] = {}, asOf = '2022-04-29') => householdOf([member('a', more)], { asOf })

test.each<[string, HouseholdFacts, string | undefined]>([
  ['person.age >= 80', person({ birthDate: '1942-06-01' }), '2022-06-01'],
  ['person.age < 18', person({ birthDate: '2004-02-29' }, '2022-01-01'), '2022-03-01'],
  ['person.age >= 80', person({ birthDate: '1942-04-29' }), undefined],
  ['person.age > 80', person({ birthDate: '1942-04-29' }), '2023-04-29'],
  ['person.age == 60', person({ birthDate: '1962-04-01' }), '2023-04-01'],
  ['person.age in [59, 61]', person({ birthDate: '1963-01-01' }), '2023-01-01'],
  ['double(person.age) > 59.5', person({ birthDate: '1963-01-01' }), '2023-01-01'],
  ['person.age + 1 >= 80', person({ birthDate: '1943-06-01' }), '2022-06-01'],
  ['person.age >= 80', person({}), undefined],
  // Once it is 80, another fact still says no: nothing to look at.
  ['person.age >= 80 && person.livingState == "LIVES_ALONE"', person({ birthDate: '1942-06-01', facts: { livingState: 'WITH_FAMILY' } }), undefined],
  ['person.age >= 80 && person.livingState == "LIVES_ALONE"', person({ birthDate: '1942-06-01' }), '2022-06-01'],
  ['person.daysSinceSeen > 7', person({ lastSeenOn: '2022-04-25' }), '2022-05-03'],
  ['person.disability.cardDaysLeft <= 30', person({ facts: { 'disability.cardUntil': '2022-06-30' } }), '2022-05-31'],
  ['person.disability.cardDaysLeft >= 0', person({ facts: { 'disability.cardUntil': '2022-06-30' } }), '2022-07-01'],
  ['person.parentsQualify', person({ birthDate: '2015-01-01', facts: { 'father.state': 'DEAD', 'mother.state': 'PRISON', 'mother.since': '2022-01-31' } }), '2022-07-31'],
  ['"DIBAO" in person.aid', person({ aid: [{ kind: 'DIBAO', to: '2022-09-01' }] }), '2022-09-01'],
  ['"TEMP_RELIEF" in household.aidInYear', person({ aid: [{ kind: 'TEMP_RELIEF', from: '2021-12-01', to: '2022-01-01' }] }), '2023-01-01'],
  // What cannot be solved turns, as far as one can tell, when it next moves.
  ['person.age * 2 > 170', person({ birthDate: '1942-06-01' }), '2022-06-01'],
])('%s', (rule, facts, day) => {
  expect(nextTurn(compiled(rule), facts, 'a')).toBe(day)
})

test('of a household whoever turns first', () => {
  const facts = householdOf([member('a', { birthDate: '1942-09-01' }), member('b', { birthDate: '1942-07-01' }), member('later', { birthDate: '1930-01-01', from: '2022-06-15' })])
  expect(nextTurn(compiled('person.age >= 80'), facts)).toBe('2022-06-15')
  expect(nextTurn(compiled('person.age >= 80'), facts, 'b')).toBe('2022-07-01')
  expect(nextTurn(compiled('household.elders >= 4', 'household'), facts)).toBeUndefined()
  expect(nextTurn(compiled('household.elders >= 3', 'household'), facts)).toBe('2022-06-15')
})

test('a parameter of next year turns what is measured by it, and a shorter cycle what falls due by it', () => {
  const given = (name: string, from: string, value: number): Parameter => ({ name, areaPath: '', hukou: '', from, value, recordedAt: from })
  const facts = { ...householdOf([member('a')], { facts: { income12m: 9000_00, 'dibao.lastReviewOn': '2022-01-15' } }), parameters: [given('dibaoStandard', '2022-01-01', 700_00), given('dibaoStandard', '2023-04-01', 800_00), given('reviewMonths', '2022-01-01', 24), given('reviewMonths', '2023-02-01', 13)] }
  expect(nextTurn(compiled('household.incomeRatio < 1.0', 'household'), facts)).toBe('2023-04-01')
  expect(nextTurn(compiled('household.dibao.monthsSinceReview >= parameter.reviewMonths', 'household'), facts)).toBe('2023-02-15')
  expect(nextTurn(compiled('household.dibao.monthsSinceReview >= parameter.reviewMonths', 'household'), { ...facts, parameters: facts.parameters.slice(0, 3) })).toBe('2024-01-15')
})

// Rules of all kinds of time, and those that are shipped.
const own: readonly Compiled[] = [
  ...['person.age >= 80 || person.daysSinceSeen > 30', 'person.age - 3 < 60 && !person.isChild', 'person.daysSinceSeen - person.age > 0', 'person.disability.cardDaysLeft < parameter.cardNoticeDays', 'household.children > 0 ? person.age < 30 : person.age > 31', 'person.parentsGone || person.parentsQualify', 'has(person.aidSince) && person.aidSince > "2022-05-01"', 'person.daysSinceSeen % 7 == 0', 'person.age in [17, 60] || person.isHead'].map((rule) => compiled(rule)),
  ...['household.size > 2 && household.elders > 0', 'household.dibao.monthsSinceReview + 1 >= parameter.reviewMonths', 'household.partlyCovered', '"TEMP_RELIEF" in household.aidInYear', 'household.incomeRatio < parameter.edgeMultiple', 'household.monthsApart >= 6 && household.daysSinceSeen > 90', 'has(household.dibao.since) && household.dibao.since < "2022-06-01"'].map((rule) => compiled(rule, 'household')),
]
const shipped: readonly Compiled[] = ruleSetNames.flatMap((name) => ruleSetOf(name).rules).map(({ when, of }) => compiled(when, of))

const asOf = '2022-04-29'
const near = fc.integer({ min: -900, max: 900 }).map((days) => addDays(asOf, days))
const old = fc.tuple(fc.constantFrom(0, 15, 17, 18, 30, 59, 60, 61, 79, 80), fc.integer({ min: -300, max: 300 })).map(([years, days]) => addDays(`${2022 - years}-04-29`, days)).filter((day) => day <= asOf)
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 })
const aid: fc.Arbitrary<Aid> = fc.record({ kind: fc.constantFrom('DIBAO', 'TEKUN', 'TEMP_RELIEF', 'UNATTENDED_CHILD_ALLOWANCE'), from: near, to: near }, { requiredKeys: ['kind'] })
const known = (values: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value: value as string, asOf, source: 'x' }]])))
const someone: fc.Arbitrary<Omit<MemberFacts, 'personId'>> = fc
  .record({
    birthDate: maybe(old), aid: fc.array(aid, { maxLength: 2 }), from: maybe(near), to: maybe(near), lastSeenOn: maybe(near),
    facts: fc.record({
      'father.state': maybe(fc.constantFrom('DEAD', 'PRISON', 'LOST_CONTACT')), 'father.since': maybe(near), 'mother.state': maybe(fc.constantFrom('MISSING', 'PRISON', 'SEVERE_DISABILITY')), 'mother.since': maybe(near),
      'disability.hasCard': maybe(fc.boolean()), 'disability.cardUntil': maybe(near), 'disability.kind': maybe(fc.constantFrom('PHYSICAL', 'PSYCHOSOCIAL')), 'disability.level': maybe(fc.integer({ min: 1, max: 4 })), livingState: maybe(fc.constant('LIVES_ALONE')), needsLongCare: maybe(fc.boolean()), hasAbleObligor: maybe(fc.constant(false)), workAbility: maybe(fc.constantFrom('ABLE', 'LOST')),
    }).map(known),
  })
  .map(({ birthDate, from, to, lastSeenOn, ...rest }) => ({ name: 'x', isHead: false, ...rest, ...(birthDate && { birthDate }), ...(from && { from }), ...(to && { to }), ...(lastSeenOn && { lastSeenOn }) }))
const amounts = { 'fen-month': [50_000, 80_000], 'fen-year': [3_000_000], ratio: [0.5, 1.5, 2], percent: [3, 6], months: [6, 12], days: [7, 31, 90] } as const
const parameter: fc.Arbitrary<Parameter> = fc.constantFrom(...parameterNames).chain((name) => fc.tuple(fc.constantFrom(...amounts[parameterUnit(name)]), near).map(([value, from]): Parameter => ({ name, areaPath: '', hukou: '', from, value, recordedAt: from })))
const someHousehold: fc.Arbitrary<HouseholdFacts> = fc
  .record({
    members: fc.array(someone, { minLength: 1, maxLength: 3 }),
    aid: fc.array(aid, { maxLength: 2 }),
    facts: fc.record({ income12m: maybe(fc.constantFrom(500_000, 900_000, 2_000_000)), 'dibao.lastReviewOn': maybe(near), apartSince: maybe(near), assetsWithin: maybe(fc.boolean()) }).map(known),
    lastSeenOn: maybe(near),
    parameters: fc.array(parameter, { maxLength: 12 }),
  })
  .map(({ members, aid: whole, facts, lastSeenOn, parameters }) => ({ asOf, household: { id: 'h', areaPath: 'd/', facts, aid: whole, ...(lastSeenOn && { lastSeenOn }) }, members: members.map((one, n) => ({ ...one, personId: String(n) })), parameters }))

const longest = 420 // days that are looked at one by one

test('until the day of the turn a rule says what it says now; on it something that it reads has changed', () => {
  const seen = { turned: 0, never: 0, reread: 0 }
  fc.assert(
    fc.property(someHousehold, fc.constantFrom(...own, ...own, ...shipped), (facts, rule) => {
      const who = rule.subject === 'person' ? '0' : undefined
      const turn = nextTurn(rule, facts, who)
      const said = (day: string) => {
        const context = contextOf({ ...facts, asOf: day }, who)
        return context && JSON.stringify(evaluate(rule, context))
      }
      const read = (day: string) => {
        const context = contextOf({ ...facts, asOf: day }, who)
        return context && namesRead(rule.tree).map((name) => String(valueOfName(name, context)))
      }
      const now = said(asOf)
      const end = turn === undefined || turn > addDays(asOf, longest) ? addDays(asOf, longest) : turn
      for (let day = addDays(asOf, 1); day < end; day = addDays(day, 1)) if (said(day) !== now) expect({ rule: rule.expression, day, turn }).toBe('not before the turn')
      if (turn === undefined) return void (seen.never += 1)
      expect(turn > asOf).toBe(true)
      expect(read(turn), rule.expression).not.toEqual(read(addDays(turn, -1)))
      if (said(turn) === now) seen.reread += 1
      else seen.turned += 1
    }),
    { numRuns: 400 },
  )
  // Most turn the answer itself; days on which something merely moved are few.
  expect(seen.turned).toBeGreaterThan(70)
  expect(seen.never).toBeGreaterThan(100)
  expect(seen.reread).toBeLessThan(seen.turned)
})
