import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import { verdictsIn } from '#test/verdicts-in.ts'
import { columnarReader } from './columnar-reader.ts'
import { ColumnsBuilder, contextReader } from './columns.ts'
import { compile, isCompiled, type Compiled } from './compile.ts'
import type { HouseholdFacts } from './facts.ts'
import { indicatorsOf, type Context } from './indicators-of.ts'
import { labelsOf } from './labels.ts'
import type { Subject } from './population.ts'

const compiled = (expression: string, subject: Subject = 'household'): Compiled => {
  const outcome = compile(expression, subject)
  if (!isCompiled(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}

/** [row, rule, verdict] of everything that is not false. */
function read(rules: readonly Compiled[], contexts: readonly Context[]): (readonly number[])[] {
  const reader = columnarReader(rules)
  const builder = new ColumnsBuilder(reader.names, contextReader)
  for (const context of contexts) builder.add(context)
  return [...verdictsIn(reader.read(builder.build()))]
}

test('what is true is listed as 1, what nobody can say as 2, what fails as 3, by row and then by rule', () => {
  const rules = ['household.size >= 6', 'household.children >= 3', 'household.size / household.children > 1'].map((rule) => compiled(rule))
  const contexts: Context[] = [{ household: { size: 6n }, parameter: {} }, { household: { size: 2n, children: 0n }, parameter: {} }, { household: { size: 7n, children: 3n }, parameter: {} }]
  expect(read(rules, contexts)).toEqual([[0, 0, 1], [0, 1, 2], [0, 2, 2], [1, 2, 3], [2, 0, 1], [2, 1, 1], [2, 2, 1]])
})

// codes.json, rule_vectors: 以上 and 以内 hold the number itself, 低于 does not.
test.each([
  ['household.size >= 6', 'size', [5n, 6n, 7n], [false, true, true]],
  ['household.incomeRatio < 1.5', 'incomeRatio', [1.4999857142857142, 1.5], [true, false]],
  ['household.incomeRatio >= 1.0', 'incomeRatio', [0.9999857142857143, 1], [false, true]],
  ['household.incomeRatio <= 2.0', 'incomeRatio', [2, 2.0000166666666667], [true, false]],
] as const)('a boundary is where it is written: %s', (rule, name, values, expected) => {
  expect(read([compiled(rule)], values.map((value) => ({ household: { [name]: value }, parameter: {} })))).toEqual(expected.flatMap((holds, row) => (holds ? [[row, 0, 1]] : [])))
})

test('texts of a rule are data, whatever they hold', () => {
  const strange = '"];globalThis.broken=1;//\\\u2028`${globalThis.broken=1}`\n\'</script>'
  const text = `"${strange.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
  const rules = [`household.group == ${text}`, `(household.size > 1 ? household.group : household.hukouAddress) == ${text}`, `(household.size > 1 ? household.group : ${text}).contains(${text})`].map((rule) => compiled(rule))
  expect(read(rules, [{ household: { group: strange, size: 2n }, parameter: {} }, { household: { group: 'x', size: 2n }, parameter: {} }])).toEqual([[0, 0, 1], [0, 1, 1], [0, 2, 1]])
  expect(globalThis).not.toHaveProperty('broken')
})

test('a whole number past 2 ** 53 is still whole', () => {
  const large = BigInt(Number.MAX_SAFE_INTEGER)
  const rules = ['household.size * 2 + 1 == household.size * 2', 'household.size * household.size * household.size > 0'].map((rule) => compiled(rule))
  expect(read(rules, [{ household: { size: large }, parameter: {} }, { household: { size: 3n }, parameter: {} }])).toEqual([[0, 1, 3], [1, 1, 1]])
})

test('more rows than are read at once, more rules than stand in a word, and none', () => {
  const rules = Array.from({ length: 40 }, (_, place) => compiled(place % 3 === 0 ? `household.size + 0 > ${place}` : `household.size > ${place}`))
  const sizeOf = (row: number): number | undefined => (row % 97 === 5 ? undefined : row % 41)
  const contexts = Array.from({ length: 4_000 }, (_, row): Context => ({ household: sizeOf(row) === undefined ? {} : { size: BigInt(sizeOf(row)!) }, parameter: {} }))
  const expected = contexts.flatMap((_, row) => Array.from({ length: sizeOf(row) ?? 40 }, (_, rule) => [row, rule, sizeOf(row) === undefined ? 2 : 1]))
  expect(JSON.stringify(read(rules, contexts))).toBe(JSON.stringify(expected))
  expect(read(rules, [])).toEqual([])
  expect(read([], contexts)).toEqual([])
})

test('thousands of rules', () => {
  const rules = Array.from({ length: 9_000 }, (_, place) => compiled(`household.size > ${place}`))
  const contexts = [0, 1, 33, 8_999, 9_000, ...Array.from({ length: 40 }, (_, row) => row)].map((size) => ({ household: { size: BigInt(size) }, parameter: {} }))
  const counts = new Map<number, number>()
  for (const [row = 0] of read(rules, contexts)) counts.set(row, (counts.get(row) ?? 0) + 1)
  expect(contexts.map((_, row) => counts.get(row) ?? 0)).toEqual(contexts.map(({ household }) => Number(household.size)))
})

test('what a reader needs is said when it is not there', () => {
  const reader = columnarReader([compiled('household.size > 1')])
  expect(() => reader.read(new ColumnsBuilder(['household.children'], contextReader).build())).toThrow('no column household.size')
  expect(() => columnarReader([compile('answers.signed', 'person', { signed: { type: 'bool' } }) as Compiled])).toThrow('no indicator answers.signed')
  expect(() => new ColumnsBuilder(['household.agge'], contextReader)).toThrow('no indicator household.agge')
  const builder = new ColumnsBuilder(['household.size'], contextReader)
  expect(() => builder.add({ household: { size: 2n ** 60n }, parameter: {} })).toThrow(RangeError)
})

test("a plan's populations come out in columns as they do one by one", () => {
  const plan = planOf('jintan-2022')
  const households: HouseholdFacts[] = [
    householdOf([member('a', { birthDate: '1930-01-15', facts: { livingState: 'LIVES_ALONE' } })], { aid: ['DIBAO'] }),
    householdOf([member('b', { birthDate: '1980-01-01', facts: { 'disability.kind': 'VISUAL' } }), member('c', { birthDate: '2012-05-05', facts: { leftBehind: true } })]),
    householdOf([member('d', { facts: { leftBehind: true } }), member('e', { aid: [{ kind: 'TEKUN' }] })]),
  ]
  const people = plan.populations.filter((population) => population.of === 'person')
  const reader = columnarReader(people.map((population) => compiled(population.when, 'person')))
  const builder = new ColumnsBuilder(reader.names, contextReader)
  const rows: string[] = []
  for (const facts of households) {
    const { household, persons, parameter } = indicatorsOf(facts)
    for (const [id, person] of Object.entries(persons)) {
      builder.add({ household, person, parameter })
      rows.push(id)
    }
  }
  const inColumns = Array.from(verdictsIn(reader.read(builder.build())), ([row, rule, verdict]) => [rows[row], people[rule]!.id, verdict])
  const all = households.map((facts) => labelsOf(plan, facts))
  const oneByOne = rows.flatMap((id) =>
    people.flatMap((population) => {
      const holds = all.some((labels) => labels.persons[id]?.some((label) => label.id === population.id))
      const isOpen = all.some((labels) => labels.unknown.some((one) => one.personId === id && one.id === population.id))
      return holds ? [[id, population.id, 1]] : isOpen ? [[id, population.id, 2]] : []
    }),
  )
  expect(inColumns).toEqual(oneByOne)
  expect(inColumns.length).toBeGreaterThan(8)
})
