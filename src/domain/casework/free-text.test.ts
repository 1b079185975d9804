import { expect, test } from 'vitest'
import { fieldsWithIds } from './free-text.ts'

test('a text with a citizen id is named, whatever digits it is written in; other numbers stay', () => {
  expect(fieldsWithIds({ measure: '联系本人 990010193001150015 办理', note: '电话 13800000000', opinion: '９９００１０１９３００１１５００１５', due: null, days: 3 })).toEqual(['measure', 'opinion'])
})
