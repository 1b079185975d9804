import { expect, test } from 'vitest'
import { uuidSequence } from './uuid-sequence.ts'

test('ids of one moment are different and sort in the order in which they were made', () => {
  let seed = 1
  const next = uuidSequence(1_800_000_000_000, (count) => Uint8Array.from({ length: count }, () => (seed = (seed * 48271) % 2147483647) & 0xff))
  const ids = Array.from({ length: 20_000 }, next)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
})
