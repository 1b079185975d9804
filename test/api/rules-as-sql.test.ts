import fc from 'fast-check'
import type pg from 'pg'
import { expect, inject, test } from 'vitest'
import { codeOf, columnarReader } from '#domain/policy/columnar-reader.ts'
import { ColumnsBuilder, contextReader } from '#domain/policy/columns.ts'
import { compile, isCompiled, type Compiled } from '#domain/policy/compile.ts'
import { evaluate, type Verdict } from '#domain/policy/evaluate.ts'
import type { Context } from '#domain/policy/indicators-of.ts'
import { trace, verdictOfTrace } from '#domain/policy/trace.ts'
import { valueOfName } from '#domain/policy/value-of-name.ts'
import { libraryVerdict } from '../library-verdict.ts'
import { modestContext, namesByType, randomRule, sqlName, type RandomRule } from '../random-rules.ts'
import { verdictsIn } from '../verdicts-in.ts'
import { onServer } from './setup/global.ts'

const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 2 ** 31)
const sqlTypes = { bool: 'boolean', int: 'bigint', double: 'float8', code: 'text', text: 'text', list: 'text[]' } as const
const columns = Object.entries(namesByType).flatMap(([type, names]) => names.map((name) => ({ name, type: sqlTypes[type as keyof typeof sqlTypes] })))
const atOnce = 50

async function fill(client: pg.Client, contexts: readonly Context[]): Promise<void> {
  await client.query(`CREATE TEMPORARY TABLE subject (row int PRIMARY KEY, ${columns.map(({ name, type }) => `${sqlName(name)} ${type}`).join(', ')})`)
  for (const [row, context] of contexts.entries()) {
    const values = columns.map(({ name }) => valueOfName(name, context) ?? null).map((value) => (typeof value === 'bigint' ? String(value) : value))
    await client.query(`INSERT INTO subject VALUES (${['row', ...columns].map((_, place) => `$${place + 1}`).join(', ')})`, [row, ...values])
  }
}

/** By row, then by rule; null where SQL does not know. */
async function answersOfSql(client: pg.Client, rules: readonly RandomRule[]): Promise<(boolean | null)[][]> {
  return (await client.query<(boolean | null)[]>({ text: `SELECT ${rules.map((rule) => rule.sql).join(',\n')} FROM subject ORDER BY row`, rowMode: 'array' })).rows
}

function answersInColumns(rules: readonly Compiled[], contexts: readonly Context[]): (boolean | null)[][] {
  const reader = columnarReader(rules)
  const builder = new ColumnsBuilder(reader.names, contextReader)
  for (const context of contexts) builder.add(context)
  const found = contexts.map(() => rules.map((): boolean | null => false))
  for (const [row, rule, verdict] of verdictsIn(reader.read(builder.build()))) found[row]![rule] = verdict === codeOf(true) ? true : null
  return found
}

const known = (verdict: Verdict): boolean | null => (typeof verdict === 'boolean' ? verdict : null)

// An error that is no missing fact (a division by zero) is NULL in SQL: both stand for "not decided".
test('what SQL says of ten thousand rules and the same facts, every reader says too', { timeout: 120_000 }, async () => {
  const rules = fc.sample(randomRule('modest'), { numRuns: 10_000, seed })
  const contexts = fc.sample(modestContext, { numRuns: 12, seed })
  const counted = new Map<boolean | null, number>()
  await onServer(inject('connection'), async (client) => {
    await fill(client, contexts)
    for (let from = 0; from < rules.length; from += atOnce) {
      const some = rules.slice(from, from + atOnce)
      const inSql = await answersOfSql(client, some)
      expect(differing(some, contexts, inSql)).toEqual([])
      for (const answer of inSql.flat()) counted.set(answer, (counted.get(answer) ?? 0) + 1)
    }
  })
  for (const answer of [true, false, null]) expect(counted.get(answer)).toBeGreaterThan(10_000)
})

/** Where a reader says something else than SQL does. */
function differing(rules: readonly RandomRule[], contexts: readonly Context[], inSql: readonly (readonly (boolean | null)[])[]): unknown[] {
  const compiled = rules.map(({ cel }) => compile(cel, 'person')).filter((one) => isCompiled(one))
  expect(compiled.length).toBe(rules.length)
  const oneByOne = (read: (rule: Compiled, context: Context) => Verdict) => contexts.map((context) => compiled.map((rule) => known(read(rule, context))))
  const readers = {
    columns: answersInColumns(compiled, contexts),
    one: oneByOne(evaluate),
    trace: oneByOne((rule, context) => verdictOfTrace(trace(rule, context))),
    library: contexts.map((context) => compiled.map((rule) => libraryVerdict(rule, context)).map((said) => (typeof said === 'boolean' ? said : null))),
  }
  return Object.entries(readers).flatMap(([reader, answers]) =>
    answers.flatMap((row, place) => row.flatMap((answer, rule) => (answer === inSql[place]![rule] ? [] : [{ seed, reader, rule: rules[rule], context: contexts[place], answer }]))),
  )
}
