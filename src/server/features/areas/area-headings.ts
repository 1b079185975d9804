import type { AreaLevel } from '#domain/access/access.ts'
import { halfWidth } from '#domain/registry/half-width.ts'

export type Columns =
  | { readonly kind: 'rows'; readonly level: number | undefined; readonly code: number; readonly name: number; readonly parentCode: number | undefined }
  | { readonly kind: 'villages'; readonly at: Readonly<Record<VillageField, number | undefined>> }

type VillageField = 'town' | 'townCode' | 'village' | 'villageCode' | 'group' | 'groupCode'

const rowHeadings = {
  level: ['级别', '层级', '区划级别', '类型', 'level'],
  code: ['代码', '区划代码', '行政区划代码', '统计用区划代码', '统计用区划代码和城乡划分代码', '编码', '区划编码', 'code'],
  name: ['名称', '区划名称', '单位名称', 'name'],
  parentCode: ['上级代码', '上级区划代码', '上级编码', '父级代码', 'parent'],
}

const villageHeadings: Record<VillageField, readonly string[]> = {
  town: ['镇', '乡镇', '镇街', '街道', '乡镇街道', '镇街道', '镇名称', '乡镇名称', '镇街名称', '镇街道名称', '乡镇街道名称', '所属镇', '所属乡镇', '所属镇街', 'town'],
  townCode: ['镇代码', '乡镇代码', '镇街代码', '镇街道代码', '乡镇街道代码', 'towncode'],
  village: ['村', '村居', '社区', '村社区', '行政村', '村名称', '村居名称', '村社区名称', '村居委会', 'village'],
  villageCode: ['村代码', '村居代码', '村社区代码', '村级代码', '行政村代码', '村编码', '村居编码', 'villagecode'],
  group: ['组', '小组', '村民小组', '居民小组', '组名称', '小组名称', '村民小组名称', 'group'],
  groupCode: ['组代码', '小组代码', '村民小组代码', '组编码', 'groupcode'],
}

/** What is named when no heading is found. */
export const neededHeadings = '代码、名称'

/** The words by which lists name a level. */
export const levelWords: Readonly<Record<string, AreaLevel>> = Object.fromEntries(
  Object.entries({
    city: ['市', '地级市', '设区市', 'city'],
    district: ['区县', '区', '县', '县级', '县级市', '县区', '市辖区', 'district'],
    town: ['镇', '乡', '民族乡', '镇街', '乡镇', '街道', '园区', '开发区', '镇(街道)', '镇（街道）', '乡镇街道', '乡级', 'town'],
    village: ['村', '村居', '社区', '居委会', '村委会', '村(居)', '村（居）', '行政村', '村级', 'village'],
    group: ['组', '小组', '村民小组', '居民小组', '村(居)民小组', 'group'],
  }).flatMap(([level, words]) => words.map((word) => [word, level as AreaLevel])),
)

/** Which column holds what, when a row is one of headings. */
export function columnsOf(cells: readonly string[]): Columns | undefined {
  const texts = cells.map((text) => halfWidth(text).replaceAll(/[\s()（）、/]/g, '').toLowerCase())
  const find = (words: readonly string[]) => {
    const at = texts.findIndex((text) => words.includes(text))
    return at < 0 ? undefined : at
  }
  const [code, name] = [find(rowHeadings.code), find(rowHeadings.name)]
  if (code !== undefined && name !== undefined) return { kind: 'rows', code, name, level: find(rowHeadings.level), parentCode: find(rowHeadings.parentCode) }
  const at = Object.fromEntries(Object.entries(villageHeadings).map(([field, words]) => [field, find(words)])) as Record<VillageField, number | undefined>
  return at.town !== undefined && at.village !== undefined && at.villageCode !== undefined ? { kind: 'villages', at } : undefined
}
