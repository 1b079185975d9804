import { expect, test } from 'vitest'
import { compile, isCompiled, type Compiled } from './compile.ts'
import type { Context, Values } from './indicators-of.ts'
import { turningLeaves } from './turning-leaves.ts'
import { leavesOf, trace, verdictOfTrace, type Trace } from './trace.ts'

const compiled = (expression: string): Compiled => {
  const outcome = compile(expression, 'person')
  if (!isCompiled(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
const about = (person: Values, household: Values = {}): Context => ({ household: { size: 2n, aid: [], ...household }, person: { disability: {}, ...person }, parameter: {} })
const traced = (expression: string, person: Values, household?: Values): Trace => trace(compiled(expression), about(person, household))
const turning = (expression: string, person: Values, to?: boolean) => turningLeaves(traced(expression, person), to).map(({ leaf, to: value }) => [leaf.rule, value])

const elders = 'person.age >= 80 && person.livingState in ["LIVES_ALONE", "EMPTY_NEST"]'

test('each comparison says which indicator it asked, what it found and how it came out', () => {
  expect(traced(elders, { age: 79n, livingState: 'LIVES_ALONE' })).toEqual({
    kind: 'and',
    outcome: false,
    parts: [
      { kind: 'leaf', outcome: false, rule: 'person.age >= 80', facts: [{ name: 'person.age', value: 79n }], comparison: '>=', left: 79n, right: 80n },
      { kind: 'leaf', outcome: true, rule: 'person.livingState in ["LIVES_ALONE", "EMPTY_NEST"]', facts: [{ name: 'person.livingState', value: 'LIVES_ALONE' }], comparison: 'in', left: 'LIVES_ALONE' },
    ],
  })
})

test('an absent fact is shown as absent and named as missing', () => {
  const trace = traced(elders, { age: 80n })
  expect(verdictOfTrace(trace)).toEqual({ unknown: ['person.livingState'] })
  expect(leavesOf(trace)[1]).toMatchObject({ outcome: 'unknown', facts: [{ name: 'person.livingState' }], missing: ['person.livingState'] })
  expect(leavesOf(trace)[1]!.facts[0]).not.toHaveProperty('value')
})

test('an error of the rule is none of the household', () => {
  const trace = traced('person.age / (household.size - 2) > 1', { age: 40n })
  expect([verdictOfTrace(trace), trace.outcome, leavesOf(trace)[0]!.failed]).toEqual([{ failed: 'division_by_zero' }, 'failed', 'division_by_zero'])
})

test('two sides of one comparison are both told', () => {
  const [leaf] = leavesOf(traced('household.spent.medical >= 0.6 * household.income12m', {}, { income12m: 10_000, spent: { medical: 5_999.99 } }))
  expect(leaf).toMatchObject({ outcome: false, left: 5_999.99, right: 6_000, facts: [{ name: 'household.spent.medical', value: 5_999.99 }, { name: 'household.income12m', value: 10_000 }] })
})

test('the branch that was not taken is there and counts for nothing', () => {
  const trace = traced('person.isChild ? person.leftBehind : person.seriousIllness', { isChild: false, seriousIllness: true })
  expect([verdictOfTrace(trace), leavesOf(trace).map((leaf) => leaf.outcome)]).toEqual([true, [false, 'unknown', true]])
})

test.each([
  ['one year short', elders, { age: 79n, livingState: 'LIVES_ALONE' }, [['person.age >= 80', true]]],
  ['one fact nobody gave', elders, { age: 80n }, [['person.livingState in ["LIVES_ALONE", "EMPTY_NEST"]', true]]],
  ['ten years short', elders, { age: 70n, livingState: 'LIVES_ALONE' }, []],
  ['too old', 'person.age < 60 && person.isHead', { age: 61n, isHead: true }, []],
  ['one year short, written the other way round', '80 <= person.age', { age: 79n }, [['80 <= person.age', true]]],
  ['no child any more', 'person.isChild && person.isHead', { isChild: false, isHead: true }, []],
  ['an age nobody knows', 'person.age >= 80 && person.isHead', { isHead: true }, [['person.age >= 80', true]]],
  ['aid follows from rules', '"DIBAO" in person.aid || person.seriousIllness', { aid: [], seriousIllness: false }, [['person.seriousIllness', true]]],
  ['two things in the way', elders, { age: 79n, livingState: 'WITH_FAMILY' }, []],
  ['it holds already', elders, { age: 80n, livingState: 'LIVES_ALONE' }, []],
  ['something that holds and should not', '!person.fixedIncome && person.disability.level <= 2', { fixedIncome: true, disability: { level: 2n } }, [['person.fixedIncome', false]]],
  ['either of two', 'person.seriousIllness || person.leftBehind', { seriousIllness: false }, [['person.seriousIllness', true], ['person.leftBehind', true]]],
  ['the same thing asked twice', '(person.age >= 80 && person.leftBehind) || (person.age >= 80 && person.isHead)', { age: 79n, isHead: true, leftBehind: false }, [['person.age >= 80', true]]],
  ['a rule that fails', 'person.age >= 80 && person.age / (household.size - 2) > 1', { age: 79n }, []],
  ['a rule that fails and would be known otherwise', 'person.isHead || person.age / (household.size - 2) > 1', { age: 79n, isHead: false }, []],
  ['nothing of a household turns what is written', 'false || person.age >= 80', { age: 79n }, [['person.age >= 80', true]]],
] as const)('one fact away: %s', (_, expression, person, expected) => {
  expect(turning(expression, person as unknown as Values)).toEqual(expected)
})

test('what alone keeps somebody in can be asked for too', () => {
  expect(turning(elders, { age: 80n, livingState: 'LIVES_ALONE' }, false).map(([rule]) => rule)).toEqual(['person.livingState in ["LIVES_ALONE", "EMPTY_NEST"]'])
  expect(turning('person.seriousIllness || person.leftBehind', { seriousIllness: true, leftBehind: true }, false)).toEqual([])
})
