import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HouseholdFacts } from './facts.ts'
import { compile, isCompiled } from './compile.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import { contextOf, indicatorsOf } from './indicators-of.ts'
import { isParameterValue, parameterOn, type Parameter } from './parameters.ts'

const standard = (from: string, value: number, more: Partial<Parameter> = {}): Parameter => ({ name: 'dibaoStandard', areaPath: 'd/', hukou: '', from, value, recordedAt: `${from}T00:00:00Z`, ...more })
const at = { areaPath: 'd/t/v/', hukou: '1' }

function household(asOf: string, parameters: readonly Parameter[], facts: Readonly<Record<string, unknown>> = { income12m: 1_920_000, hukouType: '1' }): HouseholdFacts {
  const held = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value: value as number, asOf: '2026-05-01', source: 'desk:x' }]))
  const member = (personId: string) => ({ personId, name: '某', isHead: personId === 'a', facts: {}, aid: [] })
  return { asOf, household: { id: 'h', areaPath: 'd/t/v/', facts: held, aid: [] }, members: [member('a'), member('b')], parameters }
}
const ratio = (facts: HouseholdFacts) => indicatorsOf(facts).household['incomeRatio']

test("changing next year's standard leaves last year's judgement untouched [A-05 on /parameters]", () => {
  const before = [standard('2026-01-01', 80_000)]
  expect(ratio(household('2026-11-21', before))).toBe(1)
  const after = [...before, standard('2027-01-01', 100_000)]
  expect(ratio(household('2026-11-21', after))).toBe(1)
  expect(ratio(household('2026-12-31', after))).toBe(1)
  expect(ratio(household('2027-01-01', after))).toBe(0.8)
})

test('no parameter that begins later ever changes what holds on a day', () => {
  const dates = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.array(fc.tuple(dates, fc.integer({ min: 1, max: 200_000 })), { maxLength: 8 }), dates, fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 200_000 })), { maxLength: 4 }), (known, day, later) => {
      const before = known.map(([from, value]) => standard(from, value))
      const added = later.map(([days, value]) => standard(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10), value))
      expect(parameterOn([...before, ...added], 'dibaoStandard', at, day)).toEqual(parameterOn(before, 'dibaoStandard', at, day))
    }),
  )
})

test('the nearest area goes first, then the own kind of registration, then the newest; a correction goes before what it corrects', () => {
  const all = [
    standard('2026-01-01', 1),
    standard('2026-07-01', 2),
    standard('2026-01-01', 3, { hukou: '1' }),
    standard('2026-01-01', 4, { hukou: '2' }),
    standard('2025-01-01', 5, { areaPath: 'd/t/' }),
    standard('2026-01-01', 6, { hukou: '1', recordedAt: '2026-03-01T00:00:00Z' }),
  ]
  const value = (place: typeof at | { areaPath: string; hukou: undefined }) => parameterOn(all, 'dibaoStandard', place, '2026-11-21')?.value
  expect(value(at)).toBe(5)
  expect(value({ areaPath: 'd/u/v/', hukou: '1' })).toBe(6)
  expect(value({ areaPath: 'd/u/v/', hukou: '2' })).toBe(4)
  expect(value({ areaPath: 'd/u/v/', hukou: undefined })).toBe(2)
  expect(value({ areaPath: 'e/', hukou: '1' })).toBeUndefined()
})

test('without a standard, without an income or without anybody the ratio is unknown, not zero', () => {
  expect(ratio(household('2026-11-21', []))).toBeUndefined()
  expect(ratio(household('2026-11-21', [standard('2026-01-01', 80_000)], {}))).toBeUndefined()
  expect(ratio({ ...household('2026-11-21', [standard('2026-01-01', 80_000)]), members: [] })).toBeUndefined()
  expect(ratio(household('2026-11-21', [standard('2026-01-01', 80_000)], { income12m: 1_920_000, incomeDeduction12m: 960_000 }))).toBe(0.5)
  expect(ratio(household('2026-11-21', [], { incomeRatio: 1.7 }))).toBe(1.7)
})

// What codes.json calls 元 a head and month, as fen of twelve months of one member.
test.each([[700, 699.99, 0.99998], [700, 700, 1], [700, 1049.99, 1.49998], [700, 1050, 1.5], [600, 1200, 2], [600, 1200.01, 2.00001]])('standard %s, %s a head', (yuan, head, expected) => {
  const one = household('2026-11-21', [standard('2026-01-01', yuan * 100)], { income12m: Math.round(head * 1200) })
  const found = ratio({ ...one, members: one.members.slice(0, 1) }) as number
  expect(found).toBeCloseTo(expected, 4)
  expect([found < 1, found < 1.5, found <= 2]).toEqual([head < yuan, head < 1.5 * yuan, head <= 2 * yuan])
})

const says = (when: string, facts: HouseholdFacts): Verdict => {
  const compiled = compile(when, 'household')
  if (!isCompiled(compiled)) throw new Error(JSON.stringify(compiled))
  return evaluate(compiled, contextOf(facts))
}
const given = (name: string, from: string, value: number, more: Partial<Parameter> = {}): Parameter => ({ ...standard(from, value, more), name })

test('a rule reads a parameter of the day and of the place; one that nobody gave is unknown by its name', () => {
  const edge = 'household.incomeRatio < parameter.edgeMultiple'
  const parameters = [standard('2026-01-01', 80_000), given('edgeMultiple', '2026-01-01', 1.5), given('edgeMultiple', '2027-01-01', 1), given('edgeMultiple', '2026-01-01', 0.5, { areaPath: 'd/other/' })]
  expect(says(edge, household('2026-11-21', parameters))).toBe(true)
  expect(says(edge, household('2026-12-31', parameters))).toBe(true)
  expect(says('household.incomeRatio < parameter.edgeMultiple && household.incomeRatio > 0.5', household('2027-01-01', parameters))).toBe(false)
  expect(says(edge, household('2026-11-21', parameters.slice(0, 1)))).toEqual({ unknown: ['parameter.edgeMultiple'] })
  expect(says('has(parameter.edgeMultiple)', household('2025-11-21', parameters))).toBe(false)
})

test('money is read as yuan, months and days as whole numbers, ratios and percentages as they are', () => {
  const parameters = [standard('2026-01-01', 80_050), given('reviewMonths', '2026-01-01', 12), given('cpiRise', '2026-01-01', -0.3)]
  expect(says('parameter.dibaoStandard == 800.5 && parameter.reviewMonths == 12 && parameter.cpiRise == -0.3', household('2026-11-21', parameters))).toBe(true)
})

test('names and types of parameters are checked', () => {
  expect(compile('household.incomeRatio < parameter.edgeMultipel', 'household')).toMatchObject([{ code: 'EXPRESSION_UNKNOWN_NAME', suggestion: 'parameter.edgeMultiple' }])
  expect(compile('parameter.reviewMonths < 1.5 && parameter.edgeMultiple == 2', 'household')).toMatchObject([{ code: 'EXPRESSION_TYPES' }])
  expect(compile('paramter.reviewMonths < 2', 'person')).toMatchObject([{ code: 'EXPRESSION_UNKNOWN_NAME', suggestion: 'parameter' }])
})

test.each([['dibaoStandard', 80_000, 800.5], ['edgeMultiple', 1.5, 0], ['rigidShare', 0.6, -1], ['reviewMonths', 12, 0], ['visitDaysKey', 31, 1.5], ['cpiRise', -3.5, 101]] as const)('%s may be %s and not %s', (name, good, bad) => {
  expect([isParameterValue(name, good), isParameterValue(name, bad), isParameterValue(name, Number.NaN), isParameterValue(name, Number.POSITIVE_INFINITY)]).toEqual([true, false, false, false])
})
