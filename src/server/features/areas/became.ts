import { successorsOf } from '#domain/area/tree-as-of.ts'
import type { Reader } from './areas.queries.ts'
import { listAreasEver } from './areas.queries.ts'
import { listLineage } from './versions.queries.ts'

/** Names of the areas that stand for one that has ended, by its id; none for one that stands. */
export async function becameOf(reader: Reader, districtKey: string): Promise<(areaId: string) => string[]> {
  const lineage = (await listLineage(reader, districtKey)).map((one) => ({ fromId: one.from_id, toId: one.to_id, on: one.on_date }))
  if (lineage.length === 0) return () => []
  const areas = new Map((await listAreasEver(reader, districtKey)).map((area) => [area.id, area]))
  return (areaId) => (areas.get(areaId)?.to_date === null ? [] : successorsOf(areaId, lineage, (id) => areas.get(id)?.to_date === null).map((id) => areas.get(id)?.name ?? ''))
}
