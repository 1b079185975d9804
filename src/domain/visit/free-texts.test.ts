import { expect, test } from 'vitest'
import { citizenIdsIn } from './free-texts.ts'
import type { Submission } from './submission.ts'

const id = '990010195003010012'
const filled = (more: object) => citizenIdsIn(more as Partial<Submission>)

test('a citizen id is found in every text of a visit, whole, with blanks or in full width', () => {
  expect(filled({ answers: { stillText: { value: `他的号是${id}` }, policiesInPlace: { value: true, why: id } } })).toEqual(['answers.stillText', 'answers.policiesInPlace'])
  expect(filled({ members: { m: { reason: id, answers: { carer: { value: '９９００１０１９５００３０１００１２' } } } } })).toEqual(['members.m.reason', 'members.m.answers.carer'])
  expect(filled({ problems: [{ description: '', measure: id, proof: `见 ${id}` }], visit: { visitors: ['甲', id] } })).toEqual(['problems.0.measure', 'problems.0.proof', 'visit.visitors.1'])
})

test('phones, dates, ids of rows and drafts of any shape are let be', () => {
  expect(filled({ answers: { entrustedPhone: { value: '13912340000' }, x: { value: '2022-04-29' } }, problems: [{ id: '019a9bc0-0000-7000-8000-000000000001', description: '电话 0519-82888888' }] })).toEqual([])
  for (const odd of [{ answers: null }, { answers: { a: null } }, { members: { m: null } }, { problems: [null] }, { problems: 'x' }, { visit: { visitors: 3 } }]) expect(filled(odd)).toEqual([])
})
