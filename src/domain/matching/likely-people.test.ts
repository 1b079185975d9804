import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LikelyPeople, type Described } from './likely-people.ts'

const sounds: Record<string, string> = { 张晓明: 'zhangxiaoming', 张小明: 'zhangxiaoming', 张晓敏: 'zhangxiaomin', 王秀英: 'wangxiuying', 王秀荣: 'wangxiurong', 李强: 'liqiang', 赵大海: 'zhaodahai' }
const somebody = (name: string, part: Partial<Described> = {}): Described => ({ name, sound: () => sounds[name] ?? '', ...part })
const people = new LikelyPeople()
people.add(somebody('张晓明', { birthDate: '1950-03-12', sex: 'MALE' }), 1)
people.add(somebody('王秀英', { birthDate: '1941-07-01', sex: 'FEMALE' }), 2)
people.add(somebody('王秀英', { birthDate: '1963-11-30', sex: 'FEMALE' }), 3)
people.add(somebody('赵大海', { sex: 'MALE' }), 4)

test.each<[string, Described, [number, number, string[]][]]>([
  ['name, day and sex', somebody('张晓明', { birthDate: '1950-03-12', sex: 'MALE' }), [[1, 100, ['SAME_NAME', 'SAME_BIRTH', 'SAME_SEX']]]],
  ['another character of the same sound', somebody('张小明', { birthDate: '1950-03-12', sex: 'MALE' }), [[1, 90, ['SAME_SOUND', 'SAME_BIRTH', 'SAME_SEX']]]],
  ['a letter less', somebody('张晓敏', { birthDate: '1950-03-12' }), [[1, 81, ['NAME_NEAR', 'SAME_BIRTH']]]],
  ['month and day changed round', somebody('张晓明', { birthDate: '1950-12-03', sex: 'MALE' }), [[1, 83, ['SAME_NAME', 'BIRTH_NEAR', 'SAME_SEX']]]],
  ['a name alone that two of ours bear', somebody('王秀英'), [[2, 45, ['SAME_NAME', 'SHARED_NAME']], [3, 45, ['SAME_NAME', 'SHARED_NAME']]]],
  ['the day tells the two apart', somebody('王秀英', { birthDate: '1963-11-30' }), [[3, 95, ['SAME_NAME', 'SAME_BIRTH']]]],
  ['a name alone that one bears', somebody('赵大海', { sex: 'MALE' }), [[4, 65, ['SAME_NAME', 'SAME_SEX']]]],
  ['another day', somebody('张晓明', { birthDate: '1961-07-30' }), []],
  ['another sex', somebody('张晓明', { birthDate: '1950-03-12', sex: 'FEMALE' }), []],
  ['only the day', somebody('李强', { birthDate: '1950-03-12', sex: 'MALE' }), []],
  ['nothing', somebody('', { birthDate: '1950-03-12' }), []],
])('%s', (_, row, found) => {
  expect(people.find(row, 40).map(({ holder, score, reasons }) => [holder, score, reasons])).toEqual(found)
})

test('only those who reach the points that are asked for', () => {
  expect(people.find(somebody('张小明', { birthDate: '1950-03-12', sex: 'MALE' }), 91)).toEqual([])
})

test('scores stay between nothing and a hundred, and nobody is found twice', () => {
  const described = fc.record({ name: fc.constantFrom(...Object.keys(sounds), '张明', '欧阳晓明'), birthDate: fc.constantFrom('1950-03-12', '1950-12-03', '1950-01-01', '1963-11-30'), sex: fc.constantFrom('MALE' as const, 'FEMALE' as const) }, { requiredKeys: ['name'] })
  fc.assert(fc.property(fc.array(described, { maxLength: 20 }), described, (ours, row) => {
    const index = new LikelyPeople()
    for (const [holder, one] of ours.entries()) index.add(somebody(one.name, one), holder)
    const found = index.find(somebody(row.name, row), 0)
    expect(new Set(found.map((one) => one.holder)).size).toBe(found.length)
    for (const { score } of found) expect(score >= 0 && score <= 100).toBe(true)
  }))
})
