import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { lockHousehold } from './desk.queries.ts'

/** Where a household of one's own area stands; one at a town still waits for its village. */
export async function findStanding(work: Work, id: string): Promise<{ id: string; areaPath: string; isPlaced: boolean } | undefined> {
  const household = await lockHousehold(work.trx, work.districtKey, work.actor.scope, id)
  const area = household && (await findArea(work.trx, work.districtKey, household.area_path.split('/').filter(Boolean).at(-1) ?? ''))
  return household && { id, areaPath: household.area_path, isPlaced: area?.level === 'village' }
}
