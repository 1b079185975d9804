import { expect, test } from 'vitest'
import { isReceiptOverdue, readsEscalations, receiptDue } from './escalation.ts'

test.each([
  ['the principal of the district', { role: 'district-officer', level: 'district', isPrincipal: true }, [], true],
  ['another officer of the district', { role: 'district-officer', level: 'district', isPrincipal: false }, [], false],
  ['a town, when the plan does not name it', { role: 'town-officer', level: 'town', isPrincipal: true }, ['district.principal'], false],
  ['the principal of a town that the plan names', { role: 'town-officer', level: 'town', isPrincipal: true }, ['town.principal'], true],
  ['an officer of a town whose principal the plan names', { role: 'town-officer', level: 'town', isPrincipal: false }, ['town.principal'], false],
  ['a village', { role: 'village-worker', level: 'village', isPrincipal: true }, ['town.officer'], false],
  ['a leader of the district', { role: 'leader', level: 'district', isPrincipal: true }, ['district.officer'], false],
  ['an auditor of the district', { role: 'auditor', level: 'district', isPrincipal: true }, ['district.officer'], false],
])('%s', (_name, reader, seenBy, reads) => {
  expect(readsEscalations(reader, seenBy)).toBe(reads)
})

test('a receipt is missed when its hours are over and nobody gave one', () => {
  const due = receiptDue('2026-11-21T09:00:00+08:00', 24)
  expect(due).toBe('2026-11-22T01:00:00.000Z')
  const told = { state: 'TOLD', receiptDueAt: due }
  expect([isReceiptOverdue(told, '2026-11-22T09:00:00+08:00'), isReceiptOverdue(told, '2026-11-22T09:00:01+08:00'), isReceiptOverdue({ ...told, state: 'RECEIVED' }, '2026-12-01T00:00:00Z')]).toEqual([false, true, false])
})
