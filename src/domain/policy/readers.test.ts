import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { libraryVerdict } from '#test/library-verdict.ts'
import { planOf } from '#test/plan-files.ts'
import { randomContext, randomRule } from '#test/random-rules.ts'
import { verdictsIn } from '#test/verdicts-in.ts'
import { codeOf, columnarReader, rowReader } from './columnar-reader.ts'
import { ColumnsBuilder, contextAt, contextReader } from './columns.ts'
import { compile, compileAmount, isCompiled, type Compiled } from './compile.ts'
import { evaluate, isUnknown, type Verdict } from './evaluate.ts'
import type { Context } from './indicators-of.ts'
import { trace, verdictOfTrace } from './trace.ts'
import { valueOf } from './value-of.ts'
import { valueOfName } from './value-of-name.ts'
import { written } from './written.ts'

const compiled = (expression: string): Compiled => {
  const outcome = compile(expression, 'person')
  if (!isCompiled(outcome)) throw new Error(`${expression}: ${JSON.stringify(outcome)}`)
  return outcome
}

const wordOf = (verdict: Verdict) => (isUnknown(verdict) ? 'unknown' : typeof verdict === 'boolean' ? verdict : verdict.failed)

function verdictsInColumns(rules: readonly Compiled[], contexts: readonly Context[]): number[][] {
  const reader = columnarReader(rules)
  const builder = new ColumnsBuilder(reader.names, contextReader)
  for (const context of contexts) builder.add(context)
  const found = contexts.map(() => rules.map(() => 0))
  for (const [row, rule, verdict] of verdictsIn(reader.read(builder.build()))) found[row]![rule] = verdict
  return found
}

test("the library's evaluation, the trace and the generated code over columns agree on any rule and any facts", () => {
  const seen = [0, 0, 0, 0]
  fc.assert(
    fc.property(fc.array(randomRule('free'), { minLength: 1, maxLength: 4 }), fc.array(randomContext, { minLength: 1, maxLength: 16 }), (texts, contexts) => {
      const rules = texts.map((text) => compiled(text.cel))
      const inColumns = verdictsInColumns(rules, contexts)
      contexts.forEach((context, row) =>
        rules.forEach((rule, place) => {
          const [verdict, ofLibrary] = [evaluate(rule, context), libraryVerdict(rule, context)]
          const [traced, inColumn] = [verdictOfTrace(trace(rule, context)), inColumns[row]![place]]
          const isNamed = !isUnknown(verdict) || (verdict.unknown.length > 0 && verdict.unknown.every((name) => valueOfName(name, context) === undefined))
          // Asking costs more than reading.
          if (ofLibrary !== wordOf(verdict) || !isDeepStrictEqual(traced, verdict) || inColumn !== codeOf(verdict) || !isNamed)
            expect({ rule: rule.expression, context, verdict: wordOf(verdict), traced, inColumn, isNamed }).toEqual({ rule: rule.expression, context, verdict: ofLibrary, traced: verdict, inColumn: codeOf(verdict), isNamed: true })
          seen[codeOf(verdict)]! += 1
        }),
      )
    }),
    { numRuns: 1200 },
  )
  expect(seen.reduce((sum, count) => sum + count)).toBeGreaterThan(10_000)
  expect(Math.min(...seen)).toBeGreaterThan(100)
})

test('asked row by row, a rule and a number say in columns what they say of one household', () => {
  const numbers = ['household.incomeRatio * 100.0 - parameter.edgeMultiple', 'person.age * household.size + 1', 'person.age >= 60 ? parameter.dibaoStandard : 2.0 * household.income12m', 'household.size / (person.age - 1)', 'size(person.aid) * 10', '100'].map((text) => {
    const outcome = compileAmount(text, 'person')
    if (!isCompiled(outcome)) throw new Error(JSON.stringify(outcome))
    return outcome
  })
  fc.assert(
    fc.property(randomRule('free'), fc.array(randomContext, { minLength: 1, maxLength: 16 }), ({ cel }, contexts) => {
      const rule = compiled(cel)
      const builder = new ColumnsBuilder([rule, ...numbers].flatMap((one) => one.names), contextReader)
      for (const context of contexts) builder.add(context)
      const columns = builder.build()
      expect(contexts.map((_, row) => rowReader(rule, columns)(row))).toEqual(contexts.map((context) => codeOf(evaluate(rule, context))))
      for (const number of numbers) {
        const expected = contexts.map((context) => valueOf(number.tree, context))
        expect(contexts.map((_, row) => rowReader(number, columns)(row))).toEqual(expected.map((result) => ('value' in result ? Number(result.value) : NaN)))
      }
    }),
    { numRuns: 300 },
  )
})

const nested = (times: number, around: (inner: string) => string, seed: string): string => Array.from({ length: times }).reduce<string>(around, seed)

// As deep as the language allows: code that is made of them must not grow without measure.
test.each([
  ['not', nested(380, (inner) => `!${inner}`, 'person.isHead'), true],
  ['choices', nested(120, (inner) => `(${inner} ? true : false)`, 'person.isHead'), true],
  ['numbers chosen by numbers', `${nested(60, (inner) => `(${inner} > 1 ? 2 : 1)`, 'person.age')} > 1`, true],
  ['divisors', `${nested(120, (inner) => `(9 / ${inner})`, 'person.age')} > 1`, true],
  ['sums', `${nested(180, (inner) => `(${inner} + 1)`, 'person.age')} == 183`, true],
] as const)('a rule of many %s is read by all', (_, expression, expected) => {
  const [rule, context]: [Compiled, Context] = [compiled(expression), { household: {}, person: { isHead: true, age: 3n }, parameter: {} }]
  expect([libraryVerdict(rule, context), evaluate(rule, context), verdictOfTrace(trace(rule, context)), verdictsInColumns([rule], [context])]).toEqual([expected, expected, expected, [[1]]])
})

test("the shipped plan's rules say what the library says", () => {
  const rules = planOf('jintan-2022').populations.flatMap((population) => [population, ...population.focus].map((one) => compiled(one.when)))
  fc.assert(
    fc.property(randomContext, (context) => {
      for (const rule of rules) expect(wordOf(evaluate(rule, context))).toBe(libraryVerdict(rule, context))
    }),
    { numRuns: 200 },
  )
})

test('a rule written anew says the same', () => {
  fc.assert(
    fc.property(randomRule('free'), fc.array(randomContext, { minLength: 4, maxLength: 4 }), ({ cel }, contexts) => {
      const rule = compiled(cel)
      const again = compiled(written(rule.tree))
      expect(written(again.tree)).toBe(written(rule.tree))
      for (const context of contexts) expect(evaluate(again, context)).toEqual(evaluate(rule, context))
    }),
    { numRuns: 300 },
  )
})

test('a row of columns is the household it came from, as far as the columns go', () => {
  fc.assert(
    fc.property(fc.array(randomContext, { minLength: 1, maxLength: 8 }), (contexts) => {
      const names = ['person.age', 'person.disability.level', 'person.seriousIllness', 'person.livingState', 'household.aid', 'household.utilities', 'household.incomeRatio']
      const builder = new ColumnsBuilder(names, contextReader)
      for (const context of contexts) builder.add(context)
      const columns = builder.build()
      contexts.forEach((context, row) => {
        for (const name of names) expect(valueOfName(name, contextAt(columns, row))).toEqual(valueOfName(name, context))
      })
    }),
    { numRuns: 100 },
  )
})
