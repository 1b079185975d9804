import fc from 'fast-check'
import { expect, test } from 'vitest'
import { randomContext, randomRule } from '#test/random-rules.ts'
import { wordsOf } from '#test/words-of.ts'
import { compile, isCompiled, type Compiled } from './compile.ts'
import { decidingLeaves } from './deciding-leaves.ts'
import type { Context } from './indicators-of.ts'
import { resultOf, trace } from './trace.ts'
import { decidingSentences } from './traced-reading.ts'

const compiled = (expression: string): Compiled => {
  const outcome = compile(expression, 'person')
  if (!isCompiled(outcome)) throw new Error(`${expression}: ${JSON.stringify(outcome)}`)
  return outcome
}
const about = (age: bigint | undefined): Context => ({ household: { aid: ['DIBAO'] }, person: { ...(age !== undefined && { age }), isHead: true, disability: {} }, parameter: {} })

test.each([
  ['person.age >= 80 && person.isHead', 79n, ['年龄满80周岁']],
  ['person.age >= 80 && person.isHead', 80n, ['年龄满80周岁', '是户主']],
  ['person.age >= 80 || person.isHead', 79n, ['是户主']],
  ['!(person.age >= 80 || person.isHead)', 80n, ['年龄满80周岁', '是户主']],
  ['person.age >= 80 && !("DIBAO" in household.aid)', undefined, ['家庭没有享受低保']],
  ['person.age >= 80 && person.isHead', undefined, ['年龄满80周岁']],
  ['person.age >= 80 ? person.isHead : "DIBAO" in household.aid', 79n, ['年龄满80周岁', '家庭享受低保']],
] as const)('%s at %s hangs on %j', (expression, age, expected) => {
  const rule = compiled(expression)
  const words = wordsOf('zh')
  expect(decidingSentences(rule.tree, trace(rule, about(age)), words).map(({ text }) => text)).toEqual(expected)
})

test('whatever the others come to, what they decided stays', () => {
  fc.assert(
    fc.property(randomRule('free'), randomContext, fc.infiniteStream(fc.boolean()), ({ cel }, context, values) => {
      const traced = trace(compiled(cel), context)
      if (typeof traced.outcome !== 'boolean') return
      const deciding = new Set(decidingLeaves(traced))
      const others = resultOf(traced, (leaf) => ({ value: deciding.has(leaf) ? leaf.outcome === true : values.next().value! }))
      expect(others).toEqual({ value: traced.outcome })
    }),
    { numRuns: 1000 },
  )
})
