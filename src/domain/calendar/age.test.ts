import { expect, test } from 'vitest'
import { ageOn, birthdayOn } from './age.ts'
import { addDays } from './plain-date.ts'

test.each([
  ['1942-03-30', '2022-03-31', 80],
  ['1942-04-01', '2022-03-31', 79],
  ['2004-02-29', '2022-02-28', 17],
  ['2004-02-29', '2022-03-01', 18],
  ['1942-03-31', '2022-03-31', 80],
])('born %s is, on %s, %i', (birth, on, age) => {
  expect(ageOn(birth, on)).toBe(age)
})

test.each([
  ['1942-03-30', 80, '2022-03-30'],
  ['2004-02-29', 18, '2022-03-01'],
  ['2004-02-29', 20, '2024-02-29'],
  ['2022-05-01', 0, '2022-05-01'],
])('born %s comes to be %i on %s and not a day before', (birth, years, day) => {
  expect(birthdayOn(birth, years)).toBe(day)
  expect([ageOn(birth, day), ageOn(birth, addDays(day, -1))]).toEqual([years, years - 1])
})
