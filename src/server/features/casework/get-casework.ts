import type { CaseworkWaiting } from '#contract/casework.ts'
import { may } from '#domain/access/access.ts'
import { keyListOf } from '#domain/casework/case-plan.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { candidateFilter, countCandidates } from '../eligibility/public.ts'
import { countMissingReceipts } from '../escalations/public.ts'
import { countFindingsWaiting } from '../findings/public.ts'
import { countKeyRows, countProposedKeys } from '../key-households/public.ts'
import { countReferralsWaiting } from '../referrals/public.ts'

/** What of all casework waits for whoever asks; what is not theirs to see is left out. */
export async function getCasework(work: Work, campaignId: string): Promise<CaseworkWaiting> {
  const { plan } = await getRunningCampaign(work, campaignId)
  const { role, scope } = work.actor
  const findings = may(role, 'upward.read') ? await countFindingsWaiting(work, campaignId) : undefined
  const referrals = may(role, 'referral.read') ? await countReferralsWaiting(work, campaignId) : undefined
  const keys = may(role, 'key-household.read') && keyListOf(plan)
  const overdueKeys = { who: work, campaignId, scope, today: work.today, areaPath: undefined, state: 'ON', why: undefined, frequency: undefined, isOverdue: true, householdId: undefined, search: undefined }
  return {
    upward: findings?.upward ?? null,
    upwardOverdue: findings?.upwardOverdue ?? null,
    doubts: findings?.doubts ?? null,
    reviews: findings?.reviews ?? null,
    keyOverdue: keys ? await countKeyRows(work.trx, work.districtKey, overdueKeys) : null,
    keyProposed: keys ? await countProposedKeys(work.trx, work.districtKey, work, scope, campaignId) : null,
    referralsWaiting: referrals?.waiting ?? null,
    referralsOverdue: referrals?.overdue ?? null,
    referralsToTell: referrals && may(role, 'referral.close') ? referrals.toTell : null,
    receiptsMissing: may(role, 'escalation.read') ? await countMissingReceipts(work, campaignId, plan) : null,
    undecided: may(role, 'eligibility.read') ? (await countCandidates(work.trx, work.districtKey, await candidateFilter(work, campaignId, plan, {}))).open : null,
  }
}
