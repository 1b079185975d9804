import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isReferralOverdue, isUnanswered, referralRefusals, referralStates, type ReferralState } from './referral.ts'

const said = { reason: '', result: '', toldOn: '', toldHow: '' }

test('each answer says what it has to: a refusal its reason, a result what was done, the end who told the person', () => {
  expect(referralRefusals('SENT', 'REFUSED', said)).toEqual(['REASON_MISSING'])
  expect(referralRefusals('ACCEPTED', 'DONE', { ...said, result: ' ' })).toEqual(['RESULT_MISSING'])
  expect(referralRefusals('DONE', 'CLOSED', said)).toEqual(['TOLD_MISSING'])
  expect(referralRefusals('SENT', 'CLOSED', { ...said, toldOn: '2026-11-21', toldHow: '电话' })).toEqual(['STATE_NOT_REACHABLE'])
})

test('whatever is tried, no referral is closed without an answer before', () => {
  const step = fc.record({ to: fc.constantFrom(...referralStates), reason: fc.constantFrom('', '不符合'), result: fc.constantFrom('', '已发证'), toldOn: fc.constantFrom('', '2026-11-21'), toldHow: fc.constantFrom('', '电话') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      let state: ReferralState = 'SENT'
      let answered = false
      for (const { to, ...words } of steps) {
        if (referralRefusals(state, to, words).length > 0) continue
        if (to === 'CLOSED') expect(answered).toBe(true)
        if (to === 'REFUSED' || to === 'DONE') answered = true
        state = to
        expect(isUnanswered(state)).toBe(!answered)
      }
    }),
  )
})

test('an answer is late from the day after it was due', () => {
  expect([isReferralOverdue({ state: 'ACCEPTED', due: '2026-11-20' }, '2026-11-20'), isReferralOverdue({ state: 'SENT', due: '2026-11-20' }, '2026-11-21'), isReferralOverdue({ state: 'DONE', due: '2026-11-20' }, '2026-11-21')]).toEqual([false, true, false])
})
