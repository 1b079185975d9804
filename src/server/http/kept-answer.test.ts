import { expect, test } from 'vitest'
import { packed, unpacked } from './kept-answer.ts'

test('an answer comes back as it was, a short one, a long one, and one of before that was not packed', () => {
  const long = JSON.stringify(Array.from({ length: 500 }, (_, at) => ({ at, name: '走访' })))
  for (const answer of ['{}', '""', long]) expect(unpacked(Buffer.from(packed(answer)))).toBe(answer)
  expect(unpacked(Buffer.from(long))).toBe(long)
  expect(packed(long).length).toBeLessThan(long.length / 5)
})
