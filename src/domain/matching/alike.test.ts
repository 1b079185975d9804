import { describe, expect, test } from 'vitest'
import { alike, enoughFor, mostAlike, type Described } from './alike.ts'
import { datasetCodes } from './datasets.ts'
import { labelledPairs } from '#test/labelled-pairs.ts'

const of = (name: string, pinyin: string, birthDate = '1950-03-01', sex: Described['sex'] = null): Described => ({ name, pinyin, birthDate, sex, village: '', address: '' })

test('what speaks for one person is said, and how much it is', () => {
  const ours = of('王秀英', 'wangxiuying', '1950-03-01', 'FEMALE')
  expect(alike(ours, of('王 秀英', 'wangxiuying', '1950-03-01', 'FEMALE'))).toEqual({ score: 100, reasons: ['SAME_NAME', 'SAME_BIRTH', 'SAME_SEX'] })
  expect(alike(ours, of('王秀莹', 'wangxiuying'))).toEqual({ score: 94, reasons: ['SAME_SOUND', 'SAME_BIRTH'] })
  expect(alike(ours, of('王秀音', 'wangxiuyin'))).toMatchObject({ reasons: ['NAME_NEAR', 'SAME_BIRTH'] })
  expect(alike(ours, of('王秀英', 'wangxiuying', '1950-01-03'))).toEqual({ score: 80, reasons: ['SAME_NAME', 'BIRTH_NEAR'] })
})

test('another sex, another day, or no name to speak of is another person', () => {
  const ours = of('王秀英', 'wangxiuying', '1950-03-01', 'FEMALE')
  expect(alike(ours, of('王秀英', 'wangxiuying', '1950-03-01', 'MALE'))).toBeUndefined()
  expect(alike(ours, of('王秀英', 'wangxiuying', '1961-07-02'))).toBeUndefined()
  expect(alike(ours, of('王', 'wang'))).toBeUndefined()
  expect(alike(of('李小', ''), of('李小', ''))).toMatchObject({ score: 100 })
})

test('where nobody knows the day of birth, sex and place must be known, and a name that is only near says nothing', () => {
  const ours: Described = { name: '王秀英', pinyin: 'wangxiuying', birthDate: '1950-03-01', sex: 'FEMALE', village: '文昌社区', address: '3组12号' }
  const theirs = (more: Partial<Described>): Described => ({ ...ours, birthDate: null, village: '', address: '东城街道文昌社区3组12号', ...more })
  expect(alike({ ...ours, address: '文昌社区3组12号' }, theirs({}))).toEqual({ score: 100, reasons: ['SAME_NAME', 'SAME_ADDRESS', 'SAME_SEX'] })
  expect(alike(ours, theirs({ address: '东城 文昌 5组' }))).toEqual({ score: 82, reasons: ['SAME_NAME', 'SAME_VILLAGE', 'SAME_SEX'] })
  expect(alike(ours, theirs({ name: '王秀莹' }))).toMatchObject({ reasons: ['SAME_SOUND', 'SAME_ADDRESS', 'SAME_SEX'] })
  expect(alike(ours, theirs({ address: '东城街道西湾村3组12号' }))).toBeUndefined()
  expect(alike({ ...ours, village: '', address: '东城街道文昌社区3组12号' }, theirs({}))).toMatchObject({ score: 100 })
  expect(alike({ ...ours, address: '文昌社区' }, theirs({ address: '文昌社区' }))).toMatchObject({ reasons: ['SAME_NAME', 'SAME_VILLAGE', 'SAME_SEX'] })
  expect(alike(ours, theirs({ name: '王秀莹', address: '文昌社区' }))).toBeUndefined()
  expect(alike({ ...ours, name: '王芳' }, theirs({ name: '王芳', address: '文昌社区' }))).toBeUndefined()
  expect(alike(ours, theirs({ sex: null }))).toBeUndefined()
  expect(alike(ours, theirs({ name: '王秀芝', pinyin: 'wangxiuzhi' }))).toBeUndefined()
  expect(alike({ ...ours, village: '村' }, theirs({ address: '某村' }))).toBeUndefined()
})

test('of a block whoever is most alike is taken, all of them where several are equally so', () => {
  const block = [of('王秀英', 'wangxiuying', '1950-03-11'), of('王秀莹', 'wangxiuying'), of('王秀樱', 'wangxiuying')]
  const most = (enough: number) => mostAlike(block, (one) => one, of('王秀英', 'wangxiuying'), enough).map(({ one, alike: { score } }) => [one.name, score])
  expect(most(80)).toEqual([['王秀莹', 94], ['王秀樱', 94]])
  expect(most(95)).toEqual([])
})

/** Of a district of so many people beside a file of which one row in five is of one of them. */
const [people, rows] = [20_000, 10_000]
const ways = ['birth', 'place'] as const
const cases = ways.flatMap((by) => datasetCodes.map((code) => [code, by] as const))

describe('on labelled synthetic people', () => {
  const labelled = { birth: labelledPairs(people, rows, 'birth'), place: labelledPairs(people, rows, 'place') }
  const measured = (by: 'birth' | 'place', enough: number) => {
    const { pairs, ours } = labelled[by]
    const shown = pairs.filter((pair) => pair.score >= enough)
    const right = shown.filter((pair) => pair.isSame).length
    return { precision: right / shown.length, recall: right / ours }
  }

  test.each(cases)('%s, by name and %s: nearly all that is shown is right', (code, by) => {
    const { precision, recall } = measured(by, enoughFor(code))
    const [leastRight, leastFound] = least[by][['DEATHS', 'PRISON'].includes(code) ? 'strict' : 'usual']
    expect(precision).toBeGreaterThan(leastRight)
    expect(recall).toBeGreaterThan(leastFound)
  })

  test.each(ways)('a lower threshold would show more that is wrong: by %s', (by) => {
    expect(measured(by, 70).precision).toBeLessThan(measured(by, 94).precision)
  })
})

const least = { birth: { strict: [0.99, 0.85], usual: [0.95, 0.98] }, place: { strict: [0.99, 0.4], usual: [0.8, 0.8] } } as const
