import { expect, test } from 'vitest'
import { isSevere } from './severe-disability.ts'

const meanings = ['nursing', 'single', 'tekun', 'parent'] as const

test.each([
  ['PHYSICAL', 2, [true, true, true, true]],
  ['PHYSICAL', 3, [false, false, false, false]],
  ['VISUAL', 1, [true, true, true, true]],
  ['VISUAL', 2, [true, true, false, true]],
  ['HEARING', 1, [true, true, false, true]],
  ['INTELLECTUAL', 3, [false, true, true, true]],
  ['PSYCHOSOCIAL', 4, [false, false, false, true]],
  ['NONE', undefined, [false, false, false, false]],
] as const)('%s of level %s: nursing, single application, tekun, parent', (kind, level, expected) => {
  expect(meanings.map((meaning) => isSevere(meaning, kind, level))).toEqual(expected)
})

test('what is not known stays unknown where it would decide, and only there', () => {
  expect(meanings.map((meaning) => isSevere(meaning, 'PHYSICAL', undefined))).toEqual([undefined, undefined, undefined, undefined])
  expect(meanings.map((meaning) => isSevere(meaning, undefined, 2))).toEqual([true, true, undefined, true])
  expect(meanings.map((meaning) => isSevere(meaning, 'MULTIPLE', 3))).toEqual([false, undefined, undefined, undefined])
  expect(isSevere('single', 'MULTIPLE', 4)).toBe(false)
})
