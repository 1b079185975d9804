import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { endObligorRow, lockObligor } from './desk.queries.ts'

/** Somebody no longer owes support, or was written down wrongly. */
export async function endObligor(work: Work, id: string, reason: string): Promise<{ obligorId: string }> {
  const obligor = await lockObligor(work.trx, work.districtKey, work.actor.scope, id)
  if (!obligor) throw problem('NOT_FOUND')

  if (obligor.ended_at !== null) throw problem('CHANGED_MEANWHILE')

  await endObligorRow(work.trx, work.districtKey, id, work.now, null)
  work.changedHouseholds.add(obligor.household_id)

  work.record({ action: 'end-obligor', objectType: 'household', objectId: obligor.household_id, areaPath: obligor.area_path, details: { name: obligor.name, reason: hideCitizenIds(reason) } })
  return { obligorId: id }
}
