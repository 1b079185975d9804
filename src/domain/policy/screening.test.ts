import fc from 'fast-check'
import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import type { HouseholdFacts } from './facts.ts'
import type { Rule } from './rule.ts'
import { isSound, partsOfRule } from './rule-parts.ts'
import { screenHousehold, type ScreenRule } from './screen-household.ts'
import { isListed } from './screen-outcome.ts'
import { ScreenReaders, Screening } from './screening.ts'

const ready = (rule: Pick<Rule, 'of' | 'when' | 'near' | 'aid'>, raises = false): ScreenRule => {
  const parts = partsOfRule(rule)
  if (!isSound(parts)) throw new Error(JSON.stringify(parts))
  return { of: rule.of, parts, raises }
}
const disabled = { of: 'person', when: 'person.disability.level <= 2', near: 'person.disability.level == 3', aid: 'DISABILITY_NURSING' } as const
const dibao = { of: 'household', when: 'household.incomeRatio < 1.0', near: 'household.incomeRatio < 1.5', aid: 'DIBAO' } as const
const alone = { of: 'person', when: 'person.age >= 80 && person.livingState == "LIVES_ALONE"' } as const

const outcomes = (rule: ScreenRule, facts: HouseholdFacts) => screenHousehold([rule], facts).map((one) => one.outcome)
const withLevel = (level: number, more: object = {}) => member('a', { facts: { 'disability.level': level }, ...more })

test('whoever fits and does not receive should; whoever receives and does not fit should not; near is watched', () => {
  const rule = ready(disabled)
  expect(outcomes(rule, householdOf([withLevel(2)]))).toEqual(['SHOULD'])
  expect(outcomes(rule, householdOf([withLevel(2, { aid: [{ kind: 'DISABILITY_NURSING' }] })]))).toEqual(['RECEIVES'])
  expect(outcomes(rule, householdOf([withLevel(4, { aid: [{ kind: 'DISABILITY_NURSING' }] })]))).toEqual(['SHOULD_NOT'])
  expect(outcomes(rule, householdOf([withLevel(3)]))).toEqual(['NEAR'])
  expect(outcomes(rule, householdOf([withLevel(4)]))).toEqual([])
})

test('an absent fact is told by its name and is no outcome either way', () => {
  expect(screenHousehold([ready(disabled)], householdOf([member('a', { aid: [{ kind: 'DISABILITY_NURSING' }] })]))).toEqual([{ rule: 0, personId: 'a', outcome: 'UNKNOWN', missing: ['person.disability.level'] }])
})

test('of aid written down for the household nobody knows whose it is: none of its people lacks it, none is said to have it', () => {
  expect(outcomes(ready(disabled), householdOf([withLevel(1), member('b', { facts: { 'disability.level': 4 } })], { aid: ['DISABILITY_NURSING'] }))).toEqual(['RECEIVES'])
  expect(outcomes(ready(dibao), householdOf([member('a', { aid: [{ kind: 'DIBAO' }] })], { facts: { incomeRatio: 0.5 } }))).toEqual(['RECEIVES'])
})

test('a household in which nobody lives is not asked about', () => {
  expect(outcomes(ready({ of: 'household', when: 'household.size == 0' }), householdOf([]))).toEqual([])
})

test('an unknown kind of aid and mistakes in both expressions are told in their fields', () => {
  const complaints = partsOfRule({ of: 'household', when: 'household.sise > 1', near: '1 +', aid: 'DIBAOO' })
  expect(isSound(complaints)).toBe(false)
  expect((complaints as readonly { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)).toEqual(['when EXPRESSION_UNKNOWN_NAME', 'near EXPRESSION_SYNTAX', 'aid EXPRESSION_UNKNOWN_CODE'])
})

test('whoever is near has the next day on which time alone brings them in', () => {
  const rule = ready({ of: 'person', when: 'person.age >= 80', near: 'person.age >= 78' })
  expect(screenHousehold([rule], householdOf([member('a', { birthDate: '1942-05-01' })], { asOf: '2022-04-29' }))).toEqual([{ rule: 0, personId: 'a', outcome: 'NEAR', missing: [], nextLook: '2022-05-01' }])
})

test('what is kept in mind of an alert does not move with the calendar', () => {
  const rule = ready(alone, true)
  const at = (asOf: string) => screenHousehold([rule], householdOf([member('a', { birthDate: '1940-01-01', facts: { livingState: 'LIVES_ALONE' } })], { asOf }))[0]!.read
  expect(at('2022-01-01')).toBe(at('2024-01-01'))
  expect(at('2022-01-01')).toContain('LIVES_ALONE')
})

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const someone = fc.record({ id: fc.uuid(), level: maybe(fc.integer({ min: 1, max: 4 })), birthDate: maybe(fc.constantFrom('1938-05-01', '1990-01-01')), livingState: maybe(fc.constantFrom('LIVES_ALONE', 'WITH_FAMILY')), aid: fc.subarray(['DISABILITY_NURSING', 'DIBAO']), to: maybe(fc.constant('2020-01-01')) })
const some = fc.record({ id: fc.uuid(), areaPath: fc.constantFrom('d/t/v1/', 'd/t/v2/'), ratio: maybe(fc.constantFrom(0.5, 1.2, 3)), aid: fc.subarray(['DISABILITY_NURSING', 'DIBAO']), people: fc.uniqueArray(someone, { maxLength: 4, selector: (one) => one.id }) })
const facts = (one: typeof some extends fc.Arbitrary<infer T> ? T : never): HouseholdFacts => {
  const known = (values: Record<string, string | number | undefined>) => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string | number] => entry[1] !== undefined))
  const people = one.people.map(({ id, level, livingState, birthDate, aid, to }) =>
    member(id, { facts: known({ 'disability.level': level, livingState }), aid: aid.map((kind) => ({ kind })), ...(birthDate && { birthDate }), ...(to && { to }) }))
  const made = householdOf(people, { aid: one.aid, facts: known({ incomeRatio: one.ratio }) as Record<string, number> })
  return { ...made, household: { ...made.household, id: one.id, areaPath: one.areaPath } }
}

test('a whole district in columns and its households one by one come to the same rows and the same counts', () => {
  const rules = [ready(disabled, true), ready(dibao), ready({ ...alone, near: 'person.age >= 50' }, true), ready({ of: 'household', when: 'household.size / household.children > 1' })]
  const readers = new ScreenReaders(rules)
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.uniqueArray(some, { maxLength: 12, selector: (one) => one.id }), (made) => {
      const all = made.map(facts)
      const screening = new Screening(readers)
      for (const one of all) screening.add(one)
      const { rows, counts } = screening.finish()
      const single = all.flatMap((one) => screenHousehold(rules, one).map((found) => ({ ...found, areaPath: one.household.areaPath!, householdId: one.household.id })))
      for (const { outcome } of single) seen.add(outcome)
      const text = (row: object) => JSON.stringify(Object.entries(row).toSorted())
      expect(rows.map(text).toSorted()).toEqual(single.filter((one) => isListed(one.outcome)).map(({ missing: _, ...row }) => text(row)).toSorted())
      const counted = (rule: number, areaPath: string, outcome: string, missing: string) => counts.find((one) => one.rule === rule && one.areaPath === areaPath && one.outcome === outcome && one.missing === missing)?.count ?? 0
      for (const { rule, areaPath, outcome, missing } of single)
        for (const name of ['', ...missing]) expect(counted(rule, areaPath, outcome, name)).toBe(single.filter((one) => one.rule === rule && one.areaPath === areaPath && one.outcome === outcome && (name === '' || one.missing.includes(name))).length)
      for (const areaPath of ['d/t/v1/', 'd/t/v2/']) {
        const lived = made.filter((one) => one.areaPath === areaPath).map((one) => one.people.filter((person) => person.to === undefined).length)
        expect(counted(0, areaPath, 'ALL', '')).toBe(lived.reduce((sum, n) => sum + n, 0))
        expect(counted(1, areaPath, 'ALL', '')).toBe(lived.filter((n) => n > 0).length)
      }
    }),
    { numRuns: 300 },
  )
  expect([...seen].toSorted()).toEqual(['FAILED', 'HOLDS', 'NEAR', 'RECEIVES', 'SHOULD', 'SHOULD_NOT', 'UNKNOWN'])
})
