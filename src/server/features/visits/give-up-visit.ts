import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustReach } from '../reach/public.ts'
import { mustHold } from './must-hold.ts'
import { findVisitForUpdate, listDraftsOf, lockEntry, markGivenUp, markNoDraft } from './visits.queries.ts'

/** Ends a draft that will not be handed in: a household that was struck, a second one begun by mistake. Only whoever holds it ends it. */
export async function giveUpVisit(work: Work, id: string, reason: string): Promise<{ householdId: string }> {
  const { trx, districtKey } = work
  const visit = await findVisitForUpdate(trx, districtKey, id)
  if (!visit) throw problem('NOT_FOUND')
  await mustReach(work, visit.household_id)
  await lockEntry(trx, districtKey, visit.campaign_id, visit.household_id)

  mustHold(work, visit)

  await markGivenUp(trx, districtKey, id)
  const [other] = await listDraftsOf(trx, districtKey, visit.campaign_id, visit.household_id)
  await markNoDraft(trx, districtKey, visit.campaign_id, visit.household_id, id, other?.id)

  work.record({ action: 'give-up-visit', objectType: 'visit', objectId: id, areaPath: visit.household_path, details: { household: visit.household_id, reason } })
  return { householdId: visit.household_id }
}
