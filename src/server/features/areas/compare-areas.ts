import type { AreaLevel } from '#domain/access/access.ts'
import { areaDifference, type AreaDifference, type StandingArea } from '#domain/area/difference.ts'
import type { Work } from '../../http/work.ts'
import { contentHash } from '../../sealing/content-hash.ts'
import { readWorkbook } from '../../workbook/read-workbook.ts'
import { findCityByCode, type AreaRow } from './areas.queries.ts'
import { readAreas, type AreaComplaint } from './read-areas.ts'
import { ownCityOf, standingAreas } from './standing-areas.ts'

export interface Comparison {
  readonly difference: AreaDifference
  readonly complaints: readonly AreaComplaint[]
  readonly standing: readonly AreaRow[]
  /** Of what would be done: the same list on the same areas gives the same. */
  readonly hash: string
  readonly sheet: string
  readonly headingRow: number
}

/** Reads a list of divisions and holds it against the areas that stand below the actor's city or district. Nothing is changed. */
export async function compareAreas(work: Work, file: Uint8Array, name: string): Promise<Comparison> {
  const { sheets } = await readWorkbook(file, name)
  // Of a workbook with notes in front of its table the first sheet that has one.
  const read = sheets.map((sheet) => ({ sheet, ...readAreas(sheet.rows.map((cells) => cells.map((cell) => cell.text)), sheet.firstRow) }))
  const { sheet, areas, complaints, headingRow } = read.find((one) => one.complaints[0]?.code !== 'HEADING') ?? read[0] ?? { sheet: { name: '' }, ...readAreas([], 1) }

  const standing = await standingAreas(work)
  const difference = areaDifference(areas, standing.map(({ id, parent_id, level, code, name: areaName }): StandingArea => ({ id, parentId: parent_id, level: level as AreaLevel, code, name: areaName })))
  const all = [...complaints, ...difference.faults, ...(await topFaults(work, difference, standing))].sort((a, b) => a.row - b.row)
  const { faults: _, ...done } = difference
  return { difference, complaints: all, standing, hash: contentHash(JSON.parse(JSON.stringify(done))), sheet: sheet.name, headingRow }
}

/** Who stands at a district lists its own district and the city above it, who stands at a city its own districts. */
async function topFaults(work: Work, { added, renamed, recoded }: AreaDifference, standing: readonly AreaRow[]): Promise<AreaComplaint[]> {
  const isOfCity = ownCityOf(work) !== undefined
  const hasCity = standing.some((area) => area.level === 'city')
  const faults: AreaComplaint[] = isOfCity ? [] : [...renamed, ...recoded].filter(({ level }) => level === 'city').map(({ row, was }) => ({ row, code: 'OTHER_DISTRICT', value: was }))
  for (const { row, level, name, code, parentCode } of added) {
    if (level !== 'city' && level !== 'district') continue
    const isOther = level === 'district' ? !isOfCity : hasCity
    if (isOther) faults.push({ row, code: 'OTHER_DISTRICT', value: name })
    else if (level === 'district' && !parentCode.startsWith(code.slice(0, 4))) faults.push({ row, code: 'PARENT', value: parentCode })
    else if (level === 'city' && (await findCityByCode(work.trx, code))) faults.push({ row, code: 'OTHER_DISTRICT', value: name })
  }
  return faults
}
