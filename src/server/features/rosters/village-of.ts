import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver, listAreasOf, type AreaRow } from '../areas/public.ts'

export interface Village {
  readonly village: AreaRow
  readonly townName: string
}

/** A village in the actor's reach with the name of its town. Problem: NOT_FOUND. */
export async function villageOf(work: Work, match: (area: AreaRow) => boolean): Promise<Village> {
  const areas = await listAreasOf(work.trx, work.districtKey)
  const village = areas.find((area) => area.level === 'village' && match(area) && isWithin(area.path, work.actor.scope))
  if (!village) throw problem('NOT_FOUND')
  return { village, townName: areas.find((area) => area.id === village.parent_id)?.name ?? '' }
}

/** The same, also of a village that has ended: what was signed there can still be read. */
export async function villageEver(work: Work, match: (area: AreaRow) => boolean): Promise<Village> {
  const areas = await listAreasEver(work.trx, work.districtKey)
  const village = areas.find((area) => area.level === 'village' && match(area) && isWithin(area.path, work.actor.scope))
  if (!village) throw problem('NOT_FOUND')
  return { village, townName: areas.find((area) => area.id === village.parent_id)?.name ?? '' }
}
