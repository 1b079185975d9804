import { expect, test } from 'vitest'
import { oneSpelling } from './one-spelling.ts'

test.each(['苏D·12345', '苏D 12345', '苏d12345', '苏Ｄ１２３４５', ' 苏D•12345', '苏D　１２３４５', '苏D・12345'])('%s is one plate', (text) => {
  expect(oneSpelling(text)).toBe('苏D12345')
})

test.each(['2026-10-01', '2026/10/1', '2026.10.1', '20261001', '2026年10月1日', '２０２６－１０－０１', '2026-10-01 00:00:00'])('%s is one day', (text) => {
  expect(oneSpelling(text)).toBe('2026-10-01')
})

test('what is not the same stays apart', () => {
  expect(oneSpelling('2026.1')).not.toBe(oneSpelling('2026.01'))
  expect(oneSpelling('苏D12345')).not.toBe(oneSpelling('苏D12346'))
  expect(oneSpelling('1-2')).not.toBe(oneSpelling('12'))
  expect(oneSpelling('2026-02-30')).toBe('2026-02-30')
})
