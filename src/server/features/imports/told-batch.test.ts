import { expect, test } from 'vitest'
import type { RosterRow } from '#domain/registry/roster-reading.ts'
import type { ReadPerson } from './read-rows.ts'
import { hearBatch, tellBatch } from './told-batch.ts'

const full: RosterRow = {
  name: '王春', citizenId: '990010193001150015', sex: 'MALE', birthDate: '1930-01-15', relation: '02', isHead: true, phone: '13000000000', villageId: 'v', townId: 't', group: '一组', address: '一号',
  part: 'covered', aid: [{ kind: 'DIBAO', from: '2021-05-01', amount: 40_000 }], supportForm: 'SCATTERED', disabilityKind: 'PHYSICAL', disabilityLevel: 2, selfCare: 'PARTLY_LOST', livingState: 'LIVES_ALONE',
  seriousIllness: false, childClass: 'NONE', sources: ['a', 'b'], reason: '支出大', particulars: { a: { on: '2022-01-01' } }, hukouType: '1', hukouAddress: '二号', lastPaymentOn: '2022-02-01',
  lastPaymentAmount: 0, lastReviewOn: '2022-03-01', disabilityCard: false, remark: '备注',
}
const silent = Object.fromEntries(Object.keys(full).map((field) => [field, undefined])) as unknown as RosterRow
const person = (ordinal: number, over: Partial<ReadPerson>): ReadPerson => ({ ordinal, sheet: 0, kind: 'DATA', member: undefined, understood: full, householdKey: 'row:3', index: 'ab', headName: '王春', complaints: [], ...over })
const complaints = [{ column: 5, heading: '身份证号码', code: 'ID_CHECK_DIGIT', details: { text: '号' } }]

test('what one thread tells the other is heard as it was: all fields, none of them, and what comes again', () => {
  const batch = {
    sheets: [{ mapping: ['name' as const, null], headings: new Map([[0, '姓名']]) }],
    rows: [[0, 3, 1], [0, 4, 2], [1, 3, 1], [1, 4, 1]] as const,
    persons: [
      person(0, {}),
      person(1, { understood: { ...silent, name: '李夏', citizenId: '990010193001150023', sex: 'FEMALE', birthDate: '1930-01-15', part: 'possible', aid: [], sources: [] } }),
      person(1, { member: 'spouse', headName: undefined }),
      person(2, { sheet: 1, understood: undefined, householdKey: undefined, index: undefined, headName: undefined, complaints }),
      person(3, { sheet: 1, kind: 'TOTAL', understood: undefined, householdKey: undefined, index: undefined, headName: undefined }),
    ],
    parts: [[0, Uint8Array.of(1, 2)]] as const,
  }
  expect(hearBatch(structuredClone(tellBatch(batch)))).toStrictEqual(batch)
  expect(hearBatch(tellBatch({ rows: [], persons: [], parts: [] }))).toStrictEqual({ rows: [], persons: [], parts: [] })
})
