import { expect, test } from 'vitest'
import { compile, isCompiled, type Compiled } from './compile.ts'
import type { Context, Values } from './indicators-of.ts'
import { decidingLeaves } from './facts-behind.ts'
import { trace } from './trace.ts'

const about = (person: Values): Context => ({ household: { size: 2n, aid: [] }, person: { disability: {}, ...person }, parameter: {} })
const deciding = (expression: string, person: Values) => decidingLeaves(trace(compile(expression, 'person') as Compiled, about(person))).map((leaf) => leaf.rule)

test.each([
  ['person.age >= 80 && person.livingState == "LIVES_ALONE"', { age: 81n, livingState: 'LIVES_ALONE' }, ['person.age >= 80', 'person.livingState == "LIVES_ALONE"']],
  ['person.age >= 80 && person.livingState == "LIVES_ALONE"', { age: 81n, livingState: 'WITH_FAMILY' }, ['person.livingState == "LIVES_ALONE"']],
  ['person.age >= 80 || person.seriousIllness', { age: 81n, seriousIllness: false }, ['person.age >= 80']],
  ['!(person.age >= 80 || person.seriousIllness)', { age: 70n, seriousIllness: false }, ['person.age >= 80', 'person.seriousIllness']],
  ['person.isChild ? person.leftBehind : person.seriousIllness', { isChild: false, seriousIllness: true }, ['person.isChild', 'person.seriousIllness']],
] as const)('only what decided is told: %s', (expression, person, expected) => {
  expect(isCompiled(compile(expression, 'person'))).toBe(true)
  expect(deciding(expression, person as unknown as Values)).toEqual(expected)
})
