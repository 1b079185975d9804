import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listHouseholdsOf } from './move-rows.queries.ts'
import { standingAreas } from './standing-areas.ts'

/** The groups of a village, with how many households say that they live in each; '' are those that say none. */
export async function listVillageGroups(work: Work, areaId: string): Promise<{ group: string; households: number }[]> {
  const areas = await standingAreas(work)
  const village = areas.find((area) => area.id === areaId && area.level === 'village')
  if (!village) throw problem('NOT_FOUND')
  const counts = new Map(areas.filter((area) => area.parent_id === areaId).map((area) => [area.name, 0]))
  for (const { group } of await listHouseholdsOf(work.trx, village.district_key, village.path)) counts.set(group ?? '', (counts.get(group ?? '') ?? 0) + 1)
  return [...counts].map(([group, households]) => ({ group, households })).sort((a, b) => (a.group < b.group ? -1 : 1))
}
