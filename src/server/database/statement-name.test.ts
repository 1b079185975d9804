import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder } from 'kysely'
import { expect, test } from 'vitest'
import { enterScope } from './scope.ts'
import { statementName, widthOf } from './statement-name.ts'
import { standsAt, standsIn, within } from './within.ts'

const writer = new Kysely<unknown>({ dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => new DummyDriver(), createIntrospector: (database) => new PostgresIntrospector(database), createQueryCompiler: () => new PostgresQueryCompiler() } })
const textOf = (predicate: RawBuilder<unknown>): string => predicate.compile(writer).sql

const often = (text: string, width = '') => Array.from({ length: 20 }, () => statementName(text, width))

test('a statement that comes often has a name of its own, the same each time', () => {
  const [first, ...later] = often('SELECT 1 WHERE $1')
  expect(first).toBeUndefined()
  expect(later.at(-1)).toBeDefined()
  expect(statementName('SELECT 1 WHERE $1', '')).toBe(later.at(-1))
  expect(often('SELECT 2 WHERE $1').at(-1)).not.toBe(later.at(-1))
})

test('the plan of a village is not that of the district', () => {
  const widths = ['d/', 'd/t/', 'd/t/v/'].map((scope) => widthOf(enterScope(scope)[1]))
  expect(new Set(widths).size).toBe(3)
  expect(new Set(widths.map((width) => often('SELECT 3 WHERE $1', width).at(-1))).size).toBe(3)
  expect(widthOf('SELECT 3 WHERE $1')).toBeUndefined()
  expect(widthOf('begin')).toBe('')
})

test('what sets a scope has no name, so that many places do not use up the names of statements', () => {
  expect(often(enterScope('d/t/v/')[1]).at(-1)).toBeUndefined()
})

test('what stands below a place, a list of them and a long list of values have no name', () => {
  expect(often(`SELECT 1 WHERE ${textOf(within('d/t/'))}`).at(-1)).toBeUndefined()
  expect(often(`SELECT 1 WHERE ${textOf(standsIn(['d/t/v/', 'd/t/w/']))}`).at(-1)).toBeUndefined()
  expect(often(`SELECT 1 WHERE ${textOf(standsAt('d/t/v/'))}`).at(-1)).toBeDefined()
  expect(often(`SELECT ${Array.from({ length: 3000 }, (_, at) => `$${at}`).join(',')}`).at(-1)).toBeUndefined()
})
