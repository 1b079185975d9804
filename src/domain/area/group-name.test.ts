import { expect, test } from 'vitest'
import { groupNumber, knownGroup } from './group-name.ts'

test.each([['3组', 3], ['三组', 3], ['第三村民小组', 3], ['第十二组', 12], ['二十组', 20], ['二十一居民小组', 21], ['十组', 10], ['3', 3], ['东庄组', undefined], ['三里组', undefined], ['组', undefined]] as const)('%s', (name, number) => {
  expect(groupNumber(name)).toBe(number)
})

test('a group is known by its name and by its number; a village without groups takes what is written', () => {
  const groups = ['第一村民小组', '第二村民小组', '东庄组']
  expect(knownGroup('二组', groups)).toBe('第二村民小组')
  expect(knownGroup(' 东庄组 ', groups)).toBe('东庄组')
  expect(knownGroup('西庄组', groups)).toBeUndefined()
  expect(knownGroup('9组', groups)).toBeUndefined()
  expect(knownGroup('随便', [])).toBe('随便')
})
