import type { z } from 'zod'
import type { Candidate, decideEligibility as contract } from '#contract/eligibility.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { outcomeRefusals } from '#domain/casework/eligibility.ts'
import { problem } from '#domain/problem/problem.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { candidateFilter } from './candidate-filter.ts'
import { candidateView } from './candidate-view.ts'
import { holdHousehold, insertOutcome, listCandidateRows, type CandidateRow } from './eligibility.queries.ts'

/** What became of a household that may qualify: enrolled for which aid, refused why, or not wanted. A later one takes the place of the one before. */
export async function decideEligibility(work: Work, campaignId: string, body: z.output<(typeof contract)['body']>): Promise<Candidate> {
  const { plan, row: campaign } = await getRunningCampaign(work, campaignId)
  await holdHousehold(work.trx, work.districtKey, body.householdId)
  const filter = await candidateFilter(work, campaignId, plan, { household: body.householdId })
  const [candidate] = await listCandidateRows(work.trx, work.districtKey, filter, undefined, 1)

  if (!candidate) throw problem('NOT_FOUND')

  const issues = [
    ...outcomeRefusals(body.outcome, body).map((code) => ({ path: code === 'AID_MISSING' ? 'aid' : 'reason', code: code as string })),
    ...(body.aid !== null && !codeTitle('aid-kind', body.aid) ? [{ path: 'aid', code: 'AID_UNKNOWN' }] : []),
    ...(isPlainDate(body.decidedOn) && body.decidedOn <= work.today && body.decidedOn >= campaign.start_date ? [] : [{ path: 'decidedOn', code: 'date' }]),
  ]
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })

  await insertOutcome(work.trx, {
    district_key: work.districtKey,
    id: work.newId(),
    area_path: candidate.area_path,
    campaign_id: campaignId,
    household_id: body.householdId,
    outcome: body.outcome,
    aid: body.outcome === 'ENROLLED' ? body.aid : null,
    reason: body.reason,
    decided_on: body.decidedOn,
    at: work.now,
    by_name: work.actor.name,
  })

  work.record({ action: 'decide-eligibility', objectType: 'household', objectId: body.householdId, areaPath: candidate.area_path, details: { from: candidate.outcome ?? '', to: body.outcome } })
  const [decided] = await listCandidateRows(work.trx, work.districtKey, filter, undefined, 1)
  return candidateView(decided as CandidateRow, plan)
}
