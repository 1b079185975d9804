import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOf } from '#test/plan-files.ts'
import { addDays, daysBetween } from '../calendar/plain-date.ts'
import { campaignCalendar, stageOn, stageState } from './calendar.ts'

const plan = planOf('jintan-2022')

test('a campaign that starts with its plan has its dates', () => {
  const calendar = campaignCalendar(plan, plan.start)
  expect(calendar.rosters).toEqual({ base: '2022-04-01' })
  expect(calendar.deliverables).toMatchObject({ 'problem-list': '2022-05-31', 'district-report': '2022-06-30' })
  expect(calendar.duties.find(({ duty }) => duty.id === 'problem-list')!.due).toBe('2022-05-31')
})

test('thirty-two days after its start it is in the stage of visits', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9000, max: 9000 }), (days) => {
      const start = addDays(plan.start, days)
      const calendar = campaignCalendar(plan, start)
      expect(stageOn(calendar, addDays(start, 32))?.id).toBe('visits')
      for (const [index, stage] of calendar.stages.entries()) expect(daysBetween(plan.stages[index]!.from, stage.from)).toBe(days)
    }),
  )
})

test('a weekly duty is due at the end of each week of its stage, the last time with the stage', () => {
  const weeks = campaignCalendar(plan, plan.start).duties.filter(({ duty }) => duty.id === 'progress')
  expect(weeks.map(({ due }) => due).slice(0, 2)).toEqual(['2022-04-17', '2022-04-24'])
  expect(weeks.at(-1)).toMatchObject({ due: '2022-06-30', no: 12 })
})

test('the stage of a day', () => {
  const calendar = campaignCalendar(plan, plan.start)
  expect(['2022-03-27', '2022-03-28', '2022-03-31', '2022-04-01', '2022-06-30', '2022-07-01'].map((date) => stageOn(calendar, date)?.id)).toEqual([undefined, 'launch', 'launch', 'preparation', 'visits', undefined])
  expect(stageState(calendar.stages[0]!, '2022-04-01')).toBe('done')
})
