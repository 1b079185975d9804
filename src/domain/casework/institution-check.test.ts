import { expect, test } from 'vitest'
import { checkRefusals, type AnsweredPoint } from './institution-check.ts'

const good = (id: string): AnsweredPoint => ({ id, answer: 'GOOD', text: '', kind: null })

test('each point is answered once, a problem in words and with a kind', () => {
  const points = ['daily-care', 'rights']
  expect(checkRefusals(points, points.map(good))).toEqual([])
  expect(checkRefusals(points, [good('rights')])).toEqual([{ path: 'daily-care', code: 'CHECK_UNANSWERED' }])
  expect(checkRefusals(points, [...points.map(good), good('rights')])).toEqual([{ path: 'rights', code: 'CHECK_UNKNOWN' }])
  expect(checkRefusals(points, [...points.map(good), good('food')])).toEqual([{ path: 'food', code: 'CHECK_UNKNOWN' }])
  expect(checkRefusals(points, [good('rights'), { id: 'daily-care', answer: 'PROBLEM', text: ' ', kind: null }])).toEqual([
    { path: 'daily-care', code: 'CHECK_TEXT_MISSING' },
    { path: 'daily-care', code: 'CHECK_KIND_MISSING' },
  ])
})
