import fc from 'fast-check'
import { expect, test } from 'vitest'
import vectors from './citizen-id.vectors.json' with { type: 'json' }
import { maskCitizenId } from './citizen-id.ts'
import { hideCitizenIds } from './hide-citizen-ids.ts'

const ids = vectors.valid.map((vector) => vector.id)

test('an id in a text is masked wherever it stands', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ids), fc.string({ unit: fc.constantFrom('村', '民', '：', ' ', 'a', '，') }), fc.constantFrom('', '号', '，联系电话'), (id, before, after) => {
      expect(hideCitizenIds(`${before}${id}${after}`)).toBe(`${before}${maskCitizenId(id)}${after}`)
    }),
  )
})

test('blanks, hyphens, full width and a small x do not hide it', () => {
  expect(hideCitizenIds('张三 990010 19300115 0015 本人')).toBe('张三 990010********0015 本人')
  expect(hideCitizenIds('990010-19300115-0015')).toBe('990010********0015')
  expect(hideCitizenIds('９９００１０１９３００１１５００１５')).toBe('990010********0015')
  expect(hideCitizenIds('99001019300115002x')).toBe('990010********002X')
})

test('one with a slip in its check character still names a person', () => {
  expect(hideCitizenIds('990010193001150016')).toBe('990010********0016')
})

test('one of the old fifteen digits is masked too', () => {
  expect(hideCitizenIds('990011390824050')).toBe('990011*****4050')
  expect(hideCitizenIds('证号：９９００１１３９０８２４０５０。')).toBe('证号：990011*****4050。')
})

test.each(['订单 990011391324050', '卡号 6222021001116245702', '2022-04-11 13800138000 转 5', '123456789012345678', '第 123 户'])('%s is no id', (text) => {
  expect(hideCitizenIds(text)).toBe(text)
})
