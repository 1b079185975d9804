import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findPlace, type AreaRow } from '../areas/public.ts'

export interface Village {
  readonly village: AreaRow
  readonly townName: string
}

/** A village in the actor's reach with the name of its town. Problem: NOT_FOUND. */
export async function villageOf(work: Work, id: string): Promise<Village> {
  const place = await villageEver(work, 'id', id)
  if (place.village.to_date !== null) throw problem('NOT_FOUND')
  return place
}

/** The same, also of a village that has ended: what was signed there can still be read. */
export async function villageEver(work: Work, by: 'id' | 'path', value: string): Promise<Village> {
  const village = await findPlace(work.trx, work.districtKey, by, value)
  if (village?.level !== 'village' || !isWithin(village.path, work.actor.scope)) throw problem('NOT_FOUND')
  return { village, townName: village.above_name ?? '' }
}
