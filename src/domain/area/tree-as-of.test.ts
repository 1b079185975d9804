import { expect, test } from 'vitest'
import { predecessorsOf, successorsOf, treeAsOf, type DatedArea } from './tree-as-of.ts'

const version = (areaId: string, number: number, name: string, from: string | null, to: string | null): DatedArea => ({ areaId, number, level: 'village', code: '990010001001', name, parentId: 't', path: `d/t/${areaId}/`, from, to })

test('a version holds from its first day to the day before the next; one of no day never', () => {
  const versions = [version('a', 1, '甲', null, '2026-03-01'), version('a', 2, '误', '2026-03-01', '2026-03-01'), version('a', 3, '乙', '2026-03-01', null), version('b', 1, '丙', '2026-02-01', '2026-04-01')]
  const names = (day: string) => treeAsOf(versions, day).map((area) => area.name)
  expect(names('2026-01-31')).toEqual(['甲'])
  expect(names('2026-02-28')).toEqual(['甲', '丙'])
  expect(names('2026-03-01')).toEqual(['乙', '丙'])
  expect(names('2026-04-01')).toEqual(['乙'])
})

test('lineage goes through areas that have ended, and round in no circle', () => {
  const lineage = [['a', 'b'], ['b', 'c'], ['x', 'c'], ['c', 'a']].map(([fromId, toId]) => ({ fromId: fromId!, toId: toId!, on: '2026-01-01' }))
  expect(successorsOf('a', lineage, (id) => id === 'c')).toEqual(['c'])
  expect(predecessorsOf('c', lineage).sort()).toEqual(['a', 'b', 'x'])
  expect(successorsOf('nowhere', lineage, () => true)).toEqual([])
})
