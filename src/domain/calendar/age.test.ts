import { expect, test } from 'vitest'
import { ageOn } from './age.ts'

test.each([
  ['1942-03-30', '2022-03-31', 80],
  ['1942-04-01', '2022-03-31', 79],
  ['2004-02-29', '2022-02-28', 17],
  ['2004-02-29', '2022-03-01', 18],
  ['1942-03-31', '2022-03-31', 80],
])('born %s is, on %s, %i', (birth, on, age) => {
  expect(ageOn(birth, on)).toBe(age)
})
