import { expect, test } from 'vitest'
import { statementName } from './statement-name.ts'

const tenTimes = (text: string) => Array.from({ length: 10 }, () => statementName(text))

test('a statement that comes often has a name of its own, the same each time', () => {
  const [first, ...later] = tenTimes('SELECT 1 WHERE $1')
  expect(first).toBeUndefined()
  expect(later.at(-1)).toBeDefined()
  expect(statementName('SELECT 1 WHERE $1')).toBe(later.at(-1))
  expect(tenTimes('SELECT 2 WHERE $1').at(-1)).not.toBe(later.at(-1))
})

test('a range of places and a long list of values have none', () => {
  expect(tenTimes(`SELECT 1 WHERE area_path COLLATE "C" >= $1`).at(-1)).toBeUndefined()
  expect(tenTimes(`SELECT ${Array.from({ length: 3000 }, (_, at) => `$${at}`).join(',')}`).at(-1)).toBeUndefined()
})
