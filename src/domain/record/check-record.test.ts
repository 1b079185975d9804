import { expect, test } from 'vitest'
import { planOf } from '#test/plan-files.ts'
import { checkRecord, coverageOf } from './check-record.ts'

const kindOf = (id: string) => planOf('jintan-2022').records.find((kind) => kind.id === id)!

const screening = {
  participants: [{ name: '周玉兰', group: 'committees' }, { name: '李国强', group: 'grid-workers', post: '网格员' }],
  households: 420,
  lookedAt: 390,
  result: '逐户过了一遍，新列出可能困难的三户。',
}

test('a record with everything is kept, and tells its share of the households', () => {
  expect(checkRecord(kindOf('screening'), screening)).toEqual([])
  expect(coverageOf(kindOf('screening'), screening)).toEqual({ lookedAt: 390, of: 420 })
})

test.each([
  ['nothing looked at', { ...screening, lookedAt: undefined as never }, [{ item: 'lookedAt', code: 'MISSING' }]],
  ['nobody took part', { ...screening, participants: [] }, [{ item: 'participants', code: 'MISSING' }]],
  ['somebody without a group', { ...screening, participants: [{ name: '周玉兰' }] }, [{ item: 'participants', row: 0, code: 'GROUP_MISSING' }]],
  ['somebody without a name', { ...screening, participants: [screening.participants[0]!, { name: ' ', group: 'committees' }] }, [{ item: 'participants', row: 1, code: 'NAME_MISSING' }]],
  ['more than there are', { ...screening, lookedAt: 421 }, [{ item: 'lookedAt', code: 'MORE_THAN_ALL' }]],
  ['half a household', { ...screening, households: 420.5 }, [{ item: 'households', code: 'TYPE' }]],
  ['fewer than none', { ...screening, lookedAt: -1 }, [{ item: 'lookedAt', code: 'TOO_SMALL' }]],
  ['an item of another kind', { ...screening, topic: '培训' }, [{ item: 'topic', code: 'UNKNOWN' }]],
  ['a text without end', { ...screening, result: '长'.repeat(5001) }, [{ item: 'result', code: 'TOO_LONG' }]],
])('%s', (_, details, faults) => {
  expect(checkRecord(kindOf('screening'), details)).toEqual(faults)
})

test('attendance of a training names the town of each', () => {
  const training = { topic: '入户调查表', attendance: [{ name: '赵晓梅', areaId: 'a1' }, { name: '孙伟' }] }
  expect(checkRecord(kindOf('training'), training)).toEqual([{ item: 'attendance', row: 1, code: 'UNIT_MISSING' }])
  expect(coverageOf(kindOf('training'), training)).toBeUndefined()
})

test('a choice is one of its options', () => {
  const policy = { heading: '关于完善临时救助的意见', kind: 'made', department: 'civil-affairs' }
  expect(checkRecord(kindOf('policy'), policy)).toEqual([])
  expect(checkRecord(kindOf('policy'), { ...policy, kind: 'planned' })).toEqual([{ item: 'kind', code: 'NOT_AN_OPTION' }])
})
