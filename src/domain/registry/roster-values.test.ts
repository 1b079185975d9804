import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../calendar/plain-date.ts'
import { agrees, firstDayOf, readDate, readMoney, readYesNo } from './roster-values.ts'

const text = (text: string) => ({ text, raw: 'string' as const })
const dayOf = (cell: Parameters<typeof readDate>[0]) => {
  const date = readDate(cell)
  return date && firstDayOf(date)
}

test.each(['2022-3-5', '2022/3/5', '2022.3.5', '20220305', '2022年3月5日', '2022-03-05', '２０２２年３月５日', ' 2022 年 3 月 5 日', '2022/3/5 0:00:00', '2022年3月5号'])('%s is 5 March 2022', (written) => {
  expect(dayOf(text(written))).toBe('2022-03-05')
})
test.each(['2022-2-29', '2022-13-1', '22.3.5', '68年', '五月', '2022', '44625', '20221332', '1022-01-01'])('%s is no date', (written) => {
  expect(readDate(text(written))).toBeUndefined()
})
test('a month is a month', () => {
  for (const written of ['2022-3', '2022.03', '202203', '2022年3月']) expect(readDate(text(written))).toEqual({ year: 2022, month: 3 })
  expect(agrees({ year: 2022, month: 3 }, '2022-03-31')).toBe(true)
  expect(agrees({ year: 2022, month: 3 }, '2022-04-01')).toBe(false)
})
test('serial numbers of spreadsheets', () => {
  expect(dayOf({ text: '44625', raw: 'number' })).toBe('2022-03-05')
  expect(dayOf({ text: '18264', raw: 'number' })).toBe('1950-01-01')
  expect(dayOf({ text: '20220305', raw: 'number' })).toBe('2022-03-05')
  expect(dayOf({ text: '2022-03-05', raw: 'date' })).toBe('2022-03-05')
})
test('a number 2020.1 is January or October: nobody knows', () => {
  expect(readDate({ text: '2020.1', raw: 'number' })).toBeUndefined()
  expect(readDate({ text: '2020.11', raw: 'number' })).toEqual({ year: 2020, month: 11 })
  expect(readDate(text('2020.1'))).toEqual({ year: 2020, month: 1 })
})
test('every day in every spelling comes back as itself', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 70_000 }), (days) => {
    const day = addDays('1900-03-01', days)
    const [year, month, date] = day.split('-').map(Number) as [number, number, number]
    for (const written of [`${year}-${month}-${date}`, `${year}/${month}/${date}`, `${year}.${month}.${date}`, day.replaceAll('-', ''), `${year}年${month}月${date}日`]) expect(dayOf(text(written))).toBe(day)
    if (days > 2100) expect(dayOf({ text: String(days + 61), raw: 'number' })).toBe(day)
  }))
})

test.each([['612元', 61200], ['612', 61200], ['1,224.5', 122450], ['￥612.05', 61205], ['６１２', 61200], ['612.10', 61210], ['612元/月', 61200], ['0', 0], ['612.100', 61210]])('%s is %d fen', (written, fen) => {
  expect(readMoney(written)).toBe(fen)
})
test.each(['六百', '-5', '612.345', '1,2', '', '612至700', '12345678901'])('%s is no amount', (written) => {
  expect(readMoney(written)).toBeUndefined()
})

test('yes and no', () => {
  expect(['是', '√', 'Y', '1', '有'].map(readYesNo)).toEqual([true, true, true, true, true])
  expect(['否', '×', 'N', '0', '无'].map(readYesNo)).toEqual([false, false, false, false, false])
  expect(readYesNo('可能')).toBeUndefined()
})
