import { expect, test } from 'vitest'
import { noticeText, passageMeant, saysIn } from './notice.ts'

const notice = noticeText('各镇（街道）党委政府要认真落实主体责任、属地责任，对\n\n\n\n— 8 —\n\n排查发现的问题特别是“两清单”中的问题')

test('words are found through line ends, blanks and page numbers', () => {
  expect(saysIn(notice, '属地责任，对排查发现的问题')).toBe(true)
  expect(saysIn(notice, '属地 责任')).toBe(true)
  expect(saysIn(notice, '属地责任8')).toBe(false)
})

test('the passage that was meant is the one that begins or ends alike', () => {
  expect(passageMeant(notice, '排查发现的情况特别是')).toBe('排查发现的问题特别是')
  expect(passageMeant(notice, '对检查发现的问题特别是“两清单”')).toBe('对排查发现的问题特别是“两清单”')
  expect(passageMeant(notice, '没有这句话')).toBeUndefined()
})
