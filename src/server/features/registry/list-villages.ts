import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'

/** The villages of the district by name, each with its town. */
export async function listVillages(work: Work): Promise<{ rows: { id: string; name: string; townName: string }[] }> {
  const areas = await listAreasOf(work.trx, work.districtKey)
  const nameOf = new Map(areas.map((area) => [area.id, area.name]))
  return { rows: areas.filter((area) => area.level === 'village').map((area) => ({ id: area.id, name: area.name, townName: nameOf.get(area.parent_id ?? '') ?? '' })) }
}
