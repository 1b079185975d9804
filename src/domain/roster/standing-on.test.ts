import { expect, test } from 'vitest'
import { standingOn } from './standing-on.ts'

const version = (number: number, ...of: string[]) => ({ number, of: new Set(of) })

test('a later version stands on an earlier one that speaks of the same, and on one that stands on it', () => {
  const others = [version(5, 'd'), version(4, 'b', 'c'), version(3, 'a', 'b'), version(1, 'a'), version(6, 'x')]
  expect(standingOn(version(2, 'a'), others)).toEqual([3, 4])
  expect(standingOn(version(2, 'b'), others)).toEqual([3, 4])
  expect(standingOn(version(2, 'c'), others)).toEqual([4])
  expect(standingOn(version(4, 'c'), others)).toEqual([])
  expect(standingOn(version(2, 'nobody'), others)).toEqual([])
})
