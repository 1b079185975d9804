import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile, isCompiled, type Compiled } from './compile.ts'
import { evaluate, isUnknown } from './evaluate.ts'
import type { Values } from './indicators-of.ts'

const compiled = (expression: string): Compiled => {
  const outcome = compile(expression, 'person')
  if (!isCompiled(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
const verdict = (expression: string, person: Values) => evaluate(compiled(expression), { household: { size: 2n, aid: [] }, person: { disability: {}, ...person }, parameter: {} })

test('absent facts make a rule unknown, with the facts that are missing', () => {
  expect(verdict('person.age >= 80', { age: 80n })).toBe(true)
  expect(verdict('person.age >= 80 && person.livingState == "LIVES_ALONE"', { age: 81n })).toEqual({ unknown: ['person.livingState'] })
  expect(verdict('person.age >= 80 && person.livingState == "LIVES_ALONE"', { age: 40n })).toBe(false)
  expect(verdict('person.livingState == "LIVES_ALONE" || person.age >= 80', { age: 81n })).toBe(true)
  expect(verdict('!(person.disability.level <= 2)', {})).toEqual({ unknown: ['person.disability.level'] })
  expect(verdict('has(person.disability.level) && person.disability.level <= 2', {})).toBe(false)
})

test('only facts that would decide are named as missing', () => {
  expect(verdict('(person.age >= 80 && person.livingState == "LIVES_ALONE") || person.seriousIllness', { age: 40n })).toEqual({ unknown: ['person.seriousIllness'] })
})

test('any other error is a problem of the rule', () => {
  expect(verdict('person.age / (household.size - 2) > 1', { age: 40n })).toEqual({ failed: 'division_by_zero' })
})

// Kleene's three values, as SQL has them for NULL: the independent oracle.
type Tree = { leaf: number } | { and: [Tree, Tree] } | { or: [Tree, Tree] } | { not: Tree }
const names = ['seriousIllness', 'fixedIncome', 'leftBehind', 'isHead'] as const
const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    fc.integer({ min: 0, max: 3 }).map((leaf) => ({ leaf })),
    fc.tuple(tie('tree'), tie('tree')).map((and) => ({ and })),
    fc.tuple(tie('tree'), tie('tree')).map((or) => ({ or })),
    tie('tree').map((not) => ({ not })),
  ),
})).tree
const text = (t: Tree): string =>
  'leaf' in t ? `person.${names[t.leaf]}` : 'and' in t ? `(${text(t.and[0])} && ${text(t.and[1])})` : 'or' in t ? `(${text(t.or[0])} || ${text(t.or[1])})` : `!${text(t.not)}`
const kleene = (t: Tree, facts: (boolean | null)[]): boolean | null => {
  if ('leaf' in t) return facts[t.leaf]!
  if ('not' in t) return ((v) => (v === null ? null : !v))(kleene(t.not, facts))
  const [a, b] = ('and' in t ? t.and : t.or).map((part) => kleene(part, facts))
  const decides = 'or' in t
  return a === decides || b === decides ? decides : a === null || b === null ? null : !decides
}

test('and, or and not agree with three-valued logic', () => {
  fc.assert(
    fc.property(tree, fc.array(fc.constantFrom(true, false, null), { minLength: 4, maxLength: 4 }), (t, facts) => {
      const person = Object.fromEntries(names.map((name, index) => [name, facts[index]]).filter(([, value]) => value !== null)) as Values
      const found = verdict(text(t), person)
      const expected = kleene(t, facts)
      expect(isUnknown(found) ? null : found).toBe(expected)
      if (isUnknown(found)) {
        expect(found.unknown.length).toBeGreaterThan(0)
        for (const name of found.unknown) expect(facts[names.indexOf(name.slice('person.'.length) as (typeof names)[number])]).toBeNull()
      }
    }),
  )
})
