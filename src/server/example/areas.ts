import type { ExampleArea } from './example-area.ts'
import type { ExampleSize } from './example-size.ts'
import { neighbourAreas } from './neighbours/places.ts'

/** The city above the example district; nothing is done in it, but somebody there looks at the district. */
export const exampleCity = { level: 'city', code: '990000000000', name: '示例市', parentCode: '' } as const

const district = '990010000000'

/** Three towns, one of them a park, and nine villages and communities, of which stories are told. No such codes exist. */
const storyAreas: readonly ExampleArea[] = [
  { level: 'district', code: district, name: '示例区', parentCode: '' },
  { level: 'town', code: '990010001000', name: '东城街道', parentCode: district },
  { level: 'town', code: '990010100000', name: '河口镇', parentCode: district },
  { level: 'town', code: '990010400000', name: '示例经济开发区', parentCode: district },
  { level: 'village', code: '990010001001', name: '文昌社区', parentCode: '990010001000' },
  { level: 'village', code: '990010001002', name: '南门社区', parentCode: '990010001000' },
  { level: 'village', code: '990010001201', name: '城郊村', parentCode: '990010001000' },
  { level: 'village', code: '990010100001', name: '河口社区', parentCode: '990010100000' },
  { level: 'village', code: '990010100201', name: '西湾村', parentCode: '990010100000' },
  { level: 'village', code: '990010100202', name: '柳圩村', parentCode: '990010100000' },
  { level: 'village', code: '990010100203', name: '竹林村', parentCode: '990010100000' },
  { level: 'village', code: '990010400001', name: '创新社区', parentCode: '990010400000' },
  { level: 'village', code: '990010400201', name: '永丰村', parentCode: '990010400000' },
]

/** The example district, whole or as far as its stories go. */
export function exampleAreas(size: ExampleSize): readonly ExampleArea[] {
  return size === 'story' ? storyAreas : [...storyAreas, ...neighbourAreas]
}
