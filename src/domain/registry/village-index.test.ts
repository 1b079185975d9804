import { expect, test } from 'vitest'
import { villageIndex, type PlaceArea } from './village-index.ts'

const area = (id: string, parentId: string | null, level: PlaceArea['level'], code: string, name: string): PlaceArea => ({ id, parentId, level, code, name })
const index = villageIndex([
  area('d', null, 'district', '990010000000', '示例区'),
  area('t1', 'd', 'town', '990010100000', '东河镇'), area('t2', 'd', 'town', '990010400', '北山经济开发区'),
  area('v1', 't1', 'village', '990010100201', '柳树村村民委员会'), area('v2', 't1', 'village', '990010100001', '柳树社区居民委员会'),
  area('v3', 't2', 'village', '990010400201', '柳树村'), area('v4', 't2', 'village', '990010400202', '石桥村'),
])

test.each([
  [{ code: '990010100201' }, { villageId: 'v1', townId: 't1' }],
  [{ code: '９９００１０１００２０１' }, { villageId: 'v1', townId: 't1' }],
  [{ code: '990010100999' }, { fault: 'VILLAGE_CODE_UNKNOWN' }],
  [{ code: '990010100201', village: '石桥村' }, { fault: 'VILLAGE_CODE_DISAGREES' }],
  [{ code: '990010100201', town: '北山开发区' }, { townId: 't2', fault: 'VILLAGE_CODE_DISAGREES' }],
  [{ town: '北山开发区', village: '柳树村' }, { villageId: 'v3', townId: 't2' }],
  [{ town: '东河', village: '柳树社区' }, { fault: 'VILLAGE_AMBIGUOUS', townId: 't1' }],
  [{ town: '东河镇', village: '柳树社区居民委员会' }, { villageId: 'v2', townId: 't1' }],
  [{ village: '石桥' }, { villageId: 'v4', townId: 't2' }],
  [{ village: '柳树村' }, { villageId: 'v3', townId: 't2' }],
  [{ village: '柳树' }, { fault: 'VILLAGE_AMBIGUOUS' }],
  [{ town: '东河镇', village: '石桥村' }, { townId: 't1', fault: 'VILLAGE_UNKNOWN' }],
  [{ town: '西河镇', village: '石桥村' }, { fault: 'VILLAGE_UNKNOWN' }],
  [{ town: '东河镇' }, { townId: 't1', fault: 'VILLAGE_MISSING' }],
  [{}, { fault: 'VILLAGE_MISSING' }],
])('%j', (written, placing) => {
  expect(index.place(written)).toEqual(placing)
})
