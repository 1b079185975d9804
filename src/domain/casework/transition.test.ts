import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultDue } from './severity.ts'
import { findingStates, isOverdue, isRefused, isReviewDue, statesFrom, transition, type Casework, type Settling } from './transition.ts'

const open: Casework = { state: 'NOT_STARTED', foundOn: '2022-04-29', fixedOnSpot: false, measure: '修缮', ownerUnit: '某镇', ownerPerson: '某人', due: '2022-05-06', proof: '' }
const settling: Settling = { on: '2022-05-02', state: 'IN_PROGRESS', measure: '修缮', ownerUnit: '某镇', ownerPerson: '某人', due: '2022-05-06', proof: '', note: '' }
const codes = (problem: Casework, more: Partial<Settling>) => {
  const outcome = transition(problem, { ...settling, ...more })
  return isRefused(outcome) ? outcome.map((refusal) => refusal.code) : outcome
}

test('due dates follow the severity', () => {
  expect([defaultDue('URGENT_24H', '2022-04-30'), defaultDue('DAYS_7', '2022-04-30'), defaultDue('DAYS_30', '2022-04-30'), defaultDue('LATER', '2022-04-30')]).toEqual(['2022-05-01', '2022-05-07', '2022-05-30', undefined])
})

test('closing needs a proof and sets the day', () => {
  expect(codes(open, { state: 'FIXED' })).toEqual(['PROOF_MISSING'])
  expect(codes(open, { state: 'FIXED', proof: '照片与签收单' })).toMatchObject({ state: 'FIXED', closedOn: '2022-05-02', proof: '照片与签收单' })
})

test('a fixed problem is reopened with a reason, and loses its closing day', () => {
  const fixed = codes(open, { state: 'FIXED', proof: '照片' }) as Casework
  expect(codes(fixed, { state: 'IN_PROGRESS' })).toEqual(['REASON_MISSING'])
  expect(codes(fixed, { state: 'IN_PROGRESS', note: '复查仍漏雨' })).not.toHaveProperty('closedOn')
  expect(codes(fixed, { state: 'ESCALATED', note: 'x' })).toContain('STATE_NOT_REACHABLE')
})

test('what came back is not closed with the proof that it was closed with before', () => {
  const fixed = codes(open, { state: 'FIXED', proof: '照片' }) as Casework
  const back = codes(fixed, { state: 'IN_PROGRESS', note: '复查仍漏雨', proof: '照片' }) as Casework
  expect(back.proof).toBe('')
  const again = { ...back, proofBefore: '照片' }
  expect([codes(again, { state: 'FIXED', proof: ' 照片 ' }), codes(again, { state: 'FIXED', proof: '' }), codes(again, { state: 'FIXED', proof: '\u200b\u2060' })]).toEqual([['PROOF_MISSING'], ['PROOF_MISSING'], ['PROOF_MISSING']])
  expect(codes(again, { state: 'FIXED', proof: '二次验收照片' })).toMatchObject({ state: 'FIXED', proof: '二次验收照片' })
  expect(codes(again, { state: 'FIXED', proof: '二次验收照片' })).not.toHaveProperty('proofBefore')
})

test('work in progress needs measure, owner and due date; passing up needs an opinion', () => {
  const { due: _, ...withoutDue } = settling
  expect(transition(open, { ...withoutDue, measure: ' ', ownerPerson: '' })).toMatchObject([{ code: 'MEASURE_MISSING' }, { code: 'OWNER_MISSING' }, { code: 'DUE_MISSING' }])
  expect(codes(open, { due: '2022-04-28' })).toEqual(['DUE_BEFORE_FOUND'])
  expect(codes(open, { due: '2022-04-29' })).toMatchObject({ due: '2022-04-29' })
  expect(codes(open, { state: 'ESCALATED' })).toEqual(['REASON_MISSING'])
  expect(codes(open, { on: '2022-04-01' })).toEqual(['BEFORE_FOUND'])
})

test('an open problem is late from the day after its due date', () => {
  expect([isOverdue(open, '2022-05-06'), isOverdue(open, '2022-05-07'), isOverdue({ ...open, state: 'FIXED' }, '2022-05-07')]).toEqual([false, true, false])
})

test('whatever is done, a problem is closed exactly when it has a closing day and a proof', () => {
  const step = fc.record({ reviewOn: fc.constantFrom('2022-06-01', '2022-01-01'), state: fc.constantFrom(...findingStates), proof: fc.constantFrom('', '照片'), note: fc.constantFrom('', '原因') })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let problem: Casework = open
      for (const one of steps) {
        const outcome = transition(problem, { ...settling, ...one })
        if (isRefused(outcome)) continue
        expect(statesFrom(problem.state)).toContain(outcome.state)
        problem = outcome
        expect(problem.closedOn !== undefined).toBe(problem.state === 'FIXED')
        if (problem.state === 'FIXED') expect(problem.proof).not.toBe('')
      }
    }),
  )
})

test('what is long-term has a day on which it is looked at again; it is late when that day has passed', () => {
  const long = { state: 'LONG_TERM', note: '需长期照料' } as const
  expect(codes(open, long)).toEqual(['REVIEW_MISSING'])
  expect(codes(open, { ...long, reviewOn: '2022-05-02' })).toEqual(['REVIEW_MISSING'])
  const outcome = codes(open, { ...long, reviewOn: '2022-06-02' }) as Casework
  expect(outcome).toMatchObject({ state: 'LONG_TERM', reviewOn: '2022-06-02' })
  expect([isReviewDue(outcome, '2022-06-02'), isReviewDue(outcome, '2022-06-03')]).toEqual([false, true])
  expect(codes(outcome, { state: 'FIXED', proof: '已落实' })).not.toHaveProperty('reviewOn')
})
