import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { readsEscalations } from '#domain/casework/escalation.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign, type RunningCampaign } from '../campaigns/public.ts'
import { findCampaignOf, findEscalation, type EscalationRow, type EscalationSight } from './escalations.queries.ts'

/** What whoever asks may see of the reports of a campaign. */
export function sightOf(work: Work, plan: Plan): EscalationSight {
  const { actor } = work
  return { scope: actor.scope, readsAll: readsEscalations(actor, reportAtOnce(plan)?.seenBy ?? []), accounts: [actor.accountId, ...actor.samePerson] }
}

/** A report that whoever asks may read, held. Problem: NOT_FOUND for everybody else, as if there were none. */
export async function readableEscalation(work: Work, id: string): Promise<{ row: EscalationRow; campaign: RunningCampaign }> {
  const campaignId = await findCampaignOf(work.trx, work.districtKey, id)
  if (campaignId === undefined) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, campaignId)
  const row = await findEscalation(work.trx, work.districtKey, id, sightOf(work, campaign.plan))
  if (!row) throw problem('NOT_FOUND')
  return { row, campaign }
}
