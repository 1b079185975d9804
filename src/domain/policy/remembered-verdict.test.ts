import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOf } from '#test/plan-files.ts'
import { compile, isCompiled, type Compiled } from './compile.ts'
import { evaluate } from './evaluate.ts'
import type { Context } from './indicators-of.ts'
import { rememberedVerdict } from './remembered-verdict.ts'

const rules = planOf('jintan-2022').populations.flatMap((population) =>
  [population, ...population.focus].map((one) => compile(one.when, population.of) as Compiled),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const given = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
const kinds = fc.subarray(['DIBAO', 'TEKUN', 'DISABILITY_LIVING', 'ORPHAN_ALLOWANCE'])
const context = fc
  .record({
    household: fc.record({ aid: kinds, memberAid: kinds, size: fc.bigInt(1n, 7n), children: maybe(fc.bigInt(0n, 4n)), elders: maybe(fc.bigInt(0n, 2n)), fpSpecialSupport: maybe(fc.boolean()), incomeRatio: maybe(fc.constantFrom(0.5, 2, 2.1)), disabledMembers: maybe(fc.bigInt(0n, 2n)), agedParentCarer: maybe(fc.boolean()) }),
    person: fc.record({ aid: kinds, age: maybe(fc.bigInt(0n, 99n)), isChild: maybe(fc.boolean()), livingState: maybe(fc.constantFrom('LIVES_ALONE', 'EMPTY_NEST', 'WITH_FAMILY')), selfCare: maybe(fc.constantFrom('ABLE', 'LOST')), leftBehind: maybe(fc.boolean()), seriousIllness: maybe(fc.boolean()), supportForm: maybe(fc.constantFrom('SCATTERED', 'CENTRAL')), fixedIncome: maybe(fc.boolean()), childClass: maybe(fc.constantFrom('NONE', 'ORPHAN')) }),
    disability: fc.record({ kind: maybe(fc.constantFrom('NONE', 'PHYSICAL', 'HEARING')), level: maybe(fc.bigInt(1n, 4n)) }),
  })
  .map(({ household, person, disability }) => ({ household: given(household), person: { ...given(person), disability: given(disability) } }) as Context)

test('remembering changes no verdict', () => {
  expect(rules.every(isCompiled)).toBe(true)
  fc.assert(
    fc.property(context, (one) => {
      for (const rule of rules) expect(rememberedVerdict(rule, one)).toEqual(evaluate(rule, one))
    }),
    { numRuns: 300 },
  )
})

test('kinds of values are kept apart', () => {
  const rule = compile('person.livingState == "LIVES_ALONE" || person.age == 1', 'person') as Compiled
  const on = (person: Record<string, unknown>) => rememberedVerdict(rule, { household: {}, person } as Context)
  expect([on({ age: 1n, livingState: 'EMPTY_NEST' }), on({ age: 2n, livingState: 'EMPTY_NEST' }), on({ livingState: 'LIVES_ALONE' }), on({ livingState: 'EMPTY_NEST' })]).toEqual([true, false, true, { unknown: ['person.age'] }])
})

test('whether a fact is there counts, also where its value does not', () => {
  const rule = compile('has(person.livingState) && person.age > 1', 'person') as Compiled
  const on = (person: Record<string, unknown>) => rememberedVerdict(rule, { household: {}, person } as Context)
  expect([on({ age: 2n }), on({ age: 2n, livingState: 'EMPTY_NEST' }), on({ age: 2n })]).toEqual([false, true, false])
})

test('what reads the answers of a form is evaluated every time', () => {
  const rule = compile('answers.signed && person.age > 1', 'person', { signed: { type: 'bool' } }) as Compiled
  const on = (signed: boolean) => rememberedVerdict(rule, { household: {}, person: { age: 2n }, answers: { signed } } as Context)
  expect([on(true), on(false), on(true)]).toEqual([true, false, true])
})
