import { expect, test } from 'vitest'
import { fullAreaCode, levelOfCode, parentCodeOf } from './area-code.ts'

test.each([
  ['320413', '320413000000', 'district', '320400000000'],
  ['320413001', '320413001000', 'town', '320413000000'],
  ['320413001203', '320413001203', 'village', '320413001000'],
  ['32041300120301', '32041300120301', 'group', '320413001203'],
  ['320400', '320400000000', 'city', undefined],
  ['441900', '441900000000', 'district', '441900000000'],
] as const)('%s', (written, full, level, parent) => {
  expect(fullAreaCode(written)).toBe(full)
  expect(levelOfCode(full)).toBe(level)
  if (written !== '441900') expect(parentCodeOf(full)).toBe(parent)
})

test.each(['', '3204', '3204130', '32041300120', '3.20413E+11', '32041300120x', '320413001203012345'])('%s is no code', (written) => {
  expect(fullAreaCode(written)).toBeUndefined()
})
