import { expect, test } from 'vitest'
import { findQuote, paragraphsOf } from './notice-text.ts'

test('lines broken by the paper are one paragraph, articles begin their own', () => {
  const notice = '根据省委省政府、常州市委市政府工作部署，决定在全区开\n\n展特殊困难群体排查整治行动。\n\n一、工作目标\n\n（一）摸清底数。'
  expect(paragraphsOf(notice)).toEqual(['根据省委省政府、常州市委市政府工作部署，决定在全区开展特殊困难群体排查整治行动。', '一、工作目标', '（一）摸清底数。'])
})

test('a quote is found over blanks and line ends', () => {
  const text = '对象为 80 周岁以上\n空巢独居老年人。'
  const found = findQuote(text, '80周岁以上空巢独居 老年人')
  expect(found && text.slice(...found)).toBe('80 周岁以上\n空巢独居老年人')
  expect(findQuote(text, '残疾人')).toBeUndefined()
})
