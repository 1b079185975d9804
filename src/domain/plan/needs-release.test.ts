import { expect, test } from 'vitest'
import { needsRelease } from './needs-release.ts'

const title = { zh: '', en: '' }
const plan = {
  levels: [{ id: 'shi', title, role: 'above' }, { id: 'qu', title, role: 'body' }, { id: 'zhen', title, role: 'unit' }],
  releases: { lead: 'civil-affairs', above: 'qu', clause: { at: '五（二）', says: '扎口信息报送' } },
} as const

test('what goes above the level that leads, or is taken by somebody above it, is released first', () => {
  expect(needsRelease(plan, 'shi', 'district')).toBe(true)
  expect(needsRelease(plan, 'qu', 'district')).toBe(false)
  expect(needsRelease(plan, 'qu', 'town')).toBe(false)
  expect(needsRelease(plan, 'qu', 'city')).toBe(true)
  expect(needsRelease({ levels: plan.levels }, 'shi', 'city')).toBe(false)
})
