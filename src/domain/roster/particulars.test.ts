import { expect, test } from 'vitest'
import { planOf } from '#test/plan-files.ts'
import { lackingIn, outsideSpan, particularFaults, particularLines, referralsProposed, type Particulars } from './particulars.ts'

const { sources } = planOf('jintan-2022')
const today = '2022-05-02'
const codes = (asked: readonly string[], given: Particulars) => particularFaults(sources, asked, given, today).map(({ path, code }) => `${path} ${code}`)
const event = { 'event-type': 'ILLNESS', 'event-date': '2022-03-01', 'event-cost': 4000000 }

test('of a sudden event the kind, the day and the cost are obligatory', () => {
  expect(codes(['sudden-event'], {})).toEqual(['particulars.sudden-event.event-type ASK_REQUIRED', 'particulars.sudden-event.event-date ASK_REQUIRED', 'particulars.sudden-event.event-cost ASK_REQUIRED'])
  expect(codes(['sudden-event'], { 'sudden-event': event })).toEqual([])
})

test.each([
  [{ 'event-type': 'FLOOD' }, 'event-type ASK_VALUE'],
  [{ 'event-date': '2022-05-03' }, 'event-date ASK_IN_FUTURE'],
  [{ 'event-date': '上个月' }, 'event-date ASK_VALUE'],
  [{ 'event-cost': -1 }, 'event-cost ASK_VALUE'],
  [{ 'event-cost': 12.5 }, 'event-cost ASK_VALUE'],
  [{ 'event-cost': '四万' }, 'event-cost ASK_VALUE'],
  [{ mood: 'x' }, 'mood ASK_UNKNOWN'],
])('%j is refused at its field', (more, expected) => {
  expect(codes(['sudden-event'], { 'sudden-event': { ...event, ...more } as never })).toEqual([`particulars.sudden-event.${expected}`])
})

test('answers to a source that the row does not have were never asked', () => {
  expect(codes(['never-applied'], { 'sudden-event': event, 'never-applied': { 'wants-to-apply': 'REFUSES', 'asked-on': '2022-04-20' } })).toEqual(['particulars.sudden-event.event-type ASK_UNKNOWN', 'particulars.sudden-event.event-date ASK_UNKNOWN', 'particulars.sudden-event.event-cost ASK_UNKNOWN'])
})

test('an exit before the cut-off, counted in whole years back from the campaign, lies outside its source', () => {
  const outside = (day: string, start: string) => outsideSpan(sources, ['dibao-left'], { 'dibao-left': { 'left-on': day } }, start).map((one) => one.since)
  expect(outside('2019-03-27', '2022-03-28')).toEqual(['2019-03-28'])
  expect(outside('2019-03-28', '2022-03-28')).toEqual([])
  expect(outside('2019-03-28', '2026-10-20')).toEqual(['2023-10-20'])
  expect(outside('2023-02-27', '2026-02-28')).toEqual(['2023-02-28'])
  expect(outsideSpan(sources, ['dibao-refused'], { 'dibao-left': { 'left-on': '2001-01-01' } }, '2022-03-28')).toEqual([])
})

test('what is obligatory and has no answer is named, of every source of the row', () => {
  expect(lackingIn(sources, ['dibao-left', 'vagrant', 'other'], { vagrant: { 'met-at': '车站' } }).map(({ source, ask }) => `${source}.${ask.id}`)).toEqual(['vagrant.met-on', 'dibao-left.left-on'])
})

test('disabled without a card: a referral to the federation is proposed, for no other answer', () => {
  const to = (given: Particulars) => referralsProposed(sources, ['disability-not-covered'], given).map((one) => one.to)
  expect(to({ 'disability-not-covered': { 'no-card': true } })).toEqual(['disabled-federation'])
  expect(to({ 'disability-not-covered': { 'no-card': false } })).toEqual([])
  expect(to({})).toEqual([])
})

test('on paper the answers stand under their own words, money in yuan', () => {
  const lines = particularLines(sources, ['sudden-event'], { 'sudden-event': { ...event, 'event-cost': 4000050 } }, (titles) => titles.zh, '是', '否')
  expect(lines.map(({ title, value }) => `${title}：${value}`)).toEqual(['事件类型：疾病', '发生日期：2022-03-01', '支出费用：40000.50'])
})
