import fc from 'fast-check'
import { expect, test } from 'vitest'
import { likelySame, type Likeness } from './likely-same.ts'

const one: Likeness = { name: '张小明', pinyin: 'zhangxiaoming', sex: 'MALE', birthDate: '1950-03-12', address: '3 组 5 号', areaPath: 'd/t/v/', phones: ['13900000001'], hasCitizenId: true }
const other = (part: Partial<Likeness>): Likeness => ({ ...one, hasCitizenId: false, phones: [], address: '', areaPath: 'd/t/w/', ...part })

test.each([
  ['the same name and day', {}, ['SAME_NAME', 'SAME_BIRTH', 'NO_NUMBER']],
  ['the same sound and day', { name: '张晓明' }, ['SAME_SOUND', 'SAME_BIRTH', 'NO_NUMBER']],
  ['a name one character off, with the same day and phone', { name: '张大明', pinyin: 'zhangdaming', phones: ['13900000001'] }, ['NAME_ONE_OFF', 'SAME_BIRTH', 'SAME_PHONE', 'NO_NUMBER']],
  ['no day, but the same phone', { birthDate: null, phones: ['13900000001'] }, ['SAME_NAME', 'SAME_PHONE', 'NO_NUMBER']],
  ['no day and no sex, the same address', { birthDate: null, sex: null, address: '3 组 5 号', areaPath: 'd/t/v/' }, ['SAME_NAME', 'SAME_ADDRESS', 'SAME_VILLAGE', 'NO_NUMBER']],
  ['month and day changed round, in the same village', { birthDate: '1950-12-03', areaPath: 'd/t/v/' }, ['SAME_NAME', 'BIRTH_ONE_OFF', 'SAME_VILLAGE', 'NO_NUMBER']],
] as const)('%s is proposed with its reasons', (_, part, reasons) => {
  expect(likelySame(one, other(part))?.reasons).toEqual(reasons)
})

test.each([
  ['another sex', { sex: 'FEMALE' }],
  ['another day', { birthDate: '1961-07-30' }],
  ['another name', { name: '李大国', pinyin: 'lidaguo' }],
  ['nothing but the name', { birthDate: null }],
  ['two whole numbers in two villages', { hasCitizenId: true }],
])('%s is not', (_, part) => {
  expect(likelySame(one, other(part))).toBeUndefined()
})

test('two whole numbers need name, day and village', () => {
  expect(likelySame(one, other({ hasCitizenId: true, areaPath: 'd/t/v/' }))?.reasons).toEqual(['SAME_NAME', 'SAME_BIRTH', 'SAME_VILLAGE'])
})

test.each([
  ['the same telephone', { phones: ['13900000001'] }, ['SAME_NAME', 'SAME_BIRTH', 'SAME_PHONE', 'TWO_NUMBERS']],
  ['an address written alike', { address: '3组 5号' }, ['SAME_NAME', 'SAME_BIRTH', 'ADDRESS_ALIKE', 'TWO_NUMBERS']],
] as const)('two whole numbers in two villages with %s are proposed, below those of one village', (_, part, reasons) => {
  const likely = likelySame(one, other({ hasCitizenId: true, ...part }))
  expect(likely?.reasons).toEqual(reasons)
  expect(likely!.score - likelySame(one, other({ hasCitizenId: true, phones: [...one.phones], areaPath: one.areaPath }))!.score).toBeLessThan(0)
})

test.each<[string, Partial<Likeness>]>([
  ['an address that names a group only', { address: '3组' }],
  ['the telephone, but another day', { phones: ['13900000001'], birthDate: '1950-03-13' }],
  ['the telephone, but a name that only sounds alike', { phones: ['13900000001'], name: '张晓明' }],
])('two whole numbers in two villages with %s are not', (_, part) => {
  expect(likelySame({ ...one, address: part.address ?? one.address }, other({ hasCitizenId: true, ...part }))).toBeUndefined()
})

test('which of the two comes first makes no difference', () => {
  const person = fc.record({
    name: fc.constantFrom('张小明', '张晓明', '张大明', '李明'), pinyin: fc.constantFrom('zhangxiaoming', 'zhangdaming', ''), sex: fc.constantFrom('MALE', 'FEMALE', null), birthDate: fc.constantFrom('1950-03-12', '1950-12-03', '1950-01-01', null),
    address: fc.constantFrom('', 'a'), areaPath: fc.constantFrom('d/t/v/', 'd/t/w/'), phones: fc.subarray(['1', '2']), hasCitizenId: fc.boolean(),
  })
  fc.assert(fc.property(person, person, (a, b) => {
    expect(likelySame(a, b)).toEqual(likelySame(b, a))
  }))
})
