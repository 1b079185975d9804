import { expect, test } from 'vitest'
import { datasetOf, datasets, findKeptColumns, proposedFollowUp } from './datasets.ts'

test('of a file only the columns are kept that its dataset needs, found by their headings', () => {
  expect(findKeptColumns('DEATHS', ['序号', '姓名', '身份证号', '死亡日期 ', '死亡原因', '家属电话'], [1, 2])).toEqual([{ field: 'diedOn', column: 3 }])
  expect(findKeptColumns('VEHICLES', ['姓名', '证件号', '号牌号码', '品牌型号', '初次登记日期', '车辆状态'], [0, 1])).toEqual([
    { field: 'plate', column: 2 }, { field: 'model', column: 3 }, { field: 'registeredOn', column: 4 }, { field: 'status', column: 5 },
  ])
})

test('a heading that is the word goes before one that has it inside, and no column is kept twice', () => {
  expect(findKeptColumns('MEDICAL', ['医疗总费用金额', '总费用', '医院'], [])).toEqual([{ field: 'amount', column: 1 }, { field: 'place', column: 2 }])
  expect(findKeptColumns('MARRIAGE', ['女方姓名', '男方姓名', '登记日期'], [0])).toEqual([{ field: 'registeredOn', column: 2 }, { field: 'spouse', column: 1 }])
})

test('deaths and prison are monthly and propose a stop', () => {
  for (const code of ['DEATHS', 'PRISON'] as const) expect(datasetOf(code)).toMatchObject({ cycleDays: 31, proposes: 'STOP' })
  expect(new Set(datasets.map((one) => one.code)).size).toBe(14)
})

test('a death stops aid only of somebody who lived alone or had it alone; else the household is checked again', () => {
  expect(proposedFollowUp('DEATHS', { isAlone: true, isAidOwn: false })).toBe('STOP')
  expect(proposedFollowUp('DEATHS', { isAlone: false, isAidOwn: true })).toBe('STOP')
  expect(proposedFollowUp('DEATHS', { isAlone: false, isAidOwn: false })).toBe('CHANGE')
  expect(proposedFollowUp('VEHICLES', { isAlone: false, isAidOwn: false })).toBe('VISIT')
})
