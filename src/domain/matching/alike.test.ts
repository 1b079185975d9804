import { describe, expect, test } from 'vitest'
import { alike, enoughFor, type Described } from './alike.ts'
import { datasetCodes } from './datasets.ts'
import { labelledPairs } from '#test/labelled-pairs.ts'

const of = (name: string, pinyin: string, birthDate = '1950-03-01', sex: Described['sex'] = null): Described => ({ name, pinyin, birthDate, sex })

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

/** Of a district of so many people beside a file of which one row in five is of one of them. */
const [people, rows] = [20_000, 10_000]

describe('on labelled synthetic people', () => {
  const { pairs, ours } = labelledPairs(people, rows)
  const measured = (enough: number) => {
    const shown = pairs.filter((pair) => pair.score >= enough)
    const right = shown.filter((pair) => pair.isSame).length
    return { precision: right / shown.length, recall: right / ours }
  }

  test.each(datasetCodes)('%s: nearly all that is shown is right', (code) => {
    const { precision, recall } = measured(enoughFor(code))
    const [leastRight, leastFound] = ['DEATHS', 'PRISON'].includes(code) ? [0.99, 0.85] : [0.95, 0.98]
    expect(precision).toBeGreaterThan(leastRight)
    expect(recall).toBeGreaterThan(leastFound)
  })

  test('a lower threshold would show more that is wrong', () => {
    expect(measured(70).precision).toBeLessThan(measured(94).precision)
  })
})
