import { childPath } from '#domain/area/area-path.ts'
import type { AreaLevel } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { readWorkbook } from '../../workbook/read-workbook.ts'
import { newAreaId } from './area-id.ts'
import { insertAreas, listAreasOf, renameArea, type AreaRow } from './areas.queries.ts'
import { readAreas, type AreaComplaint } from './read-areas.ts'

const above: Partial<Record<AreaLevel, AreaLevel>> = { town: 'district', village: 'town' }

/** Adds the areas of a workbook below the district: all rows or, with a complaint for each bad one, none. */
export async function importAreas(work: Work, file: Uint8Array, name: string): Promise<{ added: number; known: number; renamed: number }> {
  const workbook = await readWorkbook(file, name)
  const sheet = workbook.sheets[0]
  const known = await listAreasOf(work.trx, work.districtKey)
  const district = known.find((area) => area.level === 'district') as AreaRow

  const rows = (sheet?.rows ?? []).map((cells) => cells.map((cell) => cell.text))
  const { areas, complaints } = readAreas(rows, sheet?.firstRow ?? 1)
  const byCode = new Map(known.map((area) => [area.code, area]))
  const added: AreaRow[] = []
  const renamed: { id: string; name: string }[] = []
  const faults: AreaComplaint[] = [...complaints]
  for (const area of areas) {
    const there = byCode.get(area.code)
    if (there) {
      if (there.level !== area.level) faults.push({ row: area.row, code: 'LEVEL', value: area.level })
      else if (there.name !== area.name) renamed.push({ id: there.id, name: area.name })
      continue
    }
    const parent = byCode.get(area.parentCode)
    if (above[area.level] === undefined || parent?.level !== above[area.level]) {
      faults.push({ row: area.row, code: 'PARENT', value: area.parentCode })
      continue
    }
    const id = newAreaId(work.random)
    const row = { id, parent_id: parent?.id ?? null, district_key: work.districtKey, level: area.level, code: area.code, name: area.name, path: childPath(parent?.path ?? '', id) }
    byCode.set(area.code, row)
    added.push(row)
  }
  if (faults.length > 0) throw problem('AREAS_INVALID', { rows: faults.slice(0, 200), total: faults.length })

  await insertAreas(work.trx, added)
  for (const area of renamed) await renameArea(work.trx, area.id, area.name)

  await work.record({ action: 'import-areas', objectType: 'area', objectId: district.id, areaPath: district.path, details: { added: added.length, renamed: renamed.length, file: name } })
  return { added: added.length, known: areas.length - added.length, renamed: renamed.length }
}
