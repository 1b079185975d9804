import type { DeliverableVersion } from '#contract/deliverables.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mayFollow } from '../accounts/public.ts'
import { getRunningCampaign, markDuties } from '../campaigns/public.ts'
import { markReturned } from './deliverables.queries.ts'
import { openVersion } from './get-version.ts'
import { versionView } from './version-view.ts'

/** The district gives a version back for correction: it is kept as it is, and the duty of the town is open again. */
export async function returnDeliverable(work: Work, id: string, reason: string): Promise<DeliverableVersion> {
  const { row, content } = await openVersion(work, id)
  const campaign = await getRunningCampaign(work, row.campaign_id)

  // Whoever handed it in does not give it back to themselves.
  if (row.area_path === work.actor.areaPath) throw problem('NOT_ALLOWED')

  mayFollow(work, row.signed_by_id)
  const isReturned = await markReturned(work.trx, work.districtKey, id, { by: work.actor.name, at: work.now, reason })
  if (!isReturned) throw problem('DELIVERABLE_STATE', { state: row.state, number: row.number })
  await markDuties(work, campaign, { deliverable: row.code }, row.area_path, false, reason, row.occurrence)

  work.record({ action: 'return-deliverable', objectType: 'deliverable', objectId: id, areaPath: row.area_path, details: { code: row.code, occurrence: row.occurrence, number: row.number, reason } })
  return versionView({ ...row, state: 'RETURNED', returned_by: work.actor.name, returned_reason: reason }, content)
}
