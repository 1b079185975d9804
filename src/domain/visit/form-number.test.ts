import { expect, test } from 'vitest'
import { uuidv7 } from '../id/uuid.ts'
import { formNumber } from './form-number.ts'

test('the number of a form is that of its visit, with the day it was begun', () => {
  const id = uuidv7(Date.parse('2026-11-21T01:20:00Z'), new Uint8Array(16).fill(171))
  expect(formNumber(id)).toBe('20261121-ABABABAB')
})
