import { expect, test } from 'vitest'
import { changeBy } from './parameter-changes.ts'
import type { Parameter } from './parameters.ts'

const held = (value: number, from: string, recordedAt = from, more: Partial<Parameter> = {}): Parameter => ({ name: 'dibaoStandard', areaPath: 'd/', hukou: '', from, value, recordedAt, ...more })
const standing = [held(60_000, '2025-01-01'), held(65_000, '2026-01-01'), held(70_000, '2026-01-01', '2026-01-05'), held(90_000, '2026-01-01', '', { hukou: '1' }), held(50_000, '2026-01-01', '', { areaPath: 'd/t/' })]
const change = (value: number, from: string, more = {}) => changeBy({ name: 'dibaoStandard', areaPath: 'd/', hukou: '', from, value, basis: '文', row: 2, ...more }, standing)

test('a listed value is held against that of its own area and kind of registration, as it was corrected last', () => {
  expect(change(70_000, '2026-01-01')).toEqual({ kind: 'KNOWN', before: { from: '2026-01-01', value: 70_000 } })
  expect(change(65_000, '2026-01-01')).toEqual({ kind: 'CORRECTS', before: { from: '2026-01-01', value: 70_000 } })
  expect(change(80_000, '2027-01-01')).toEqual({ kind: 'FOLLOWS', before: { from: '2026-01-01', value: 70_000 } })
  expect(change(80_000, '2025-07-01')).toEqual({ kind: 'FOLLOWS', before: { from: '2025-01-01', value: 60_000 } })
  expect(change(80_000, '2024-01-01')).toEqual({ kind: 'FIRST' })
  expect(change(80_000, '2026-01-01', { hukou: '2' })).toEqual({ kind: 'FIRST' })
  expect(change(90_000, '2026-01-01', { hukou: '1' })).toMatchObject({ kind: 'KNOWN' })
})
