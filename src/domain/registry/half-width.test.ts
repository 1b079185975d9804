import { expect, test } from 'vitest'
import { halfWidth, halfWidthLetters } from './half-width.ts'

test('numbers and letters become half width, marks too where a text is only compared', () => {
  expect(halfWidth('９９００１１Ｘ（户主）：')).toBe('990011X(户主):')
})

test('the marks of a sentence stay', () => {
  expect(halfWidthLetters('３组１２号（现住敬老院），　Ａ座')).toBe('3组12号（现住敬老院）， A座')
})
