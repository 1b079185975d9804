import type { Referral } from '#contract/referrals.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { isProblemOf } from '../findings/public.ts'
import { readerOf } from '../telling/public.ts'
import { createReferral, type NewReferral } from './create-referral.ts'
import { findReferral, type ReferralRow } from './referrals.queries.ts'
import { referralView } from './referral-view.ts'
import { sightOf } from './sight.ts'

/** Passes a matter of another field to the department concerned (J-66), with the least facts that it needs. */
export async function makeReferral(work: Work, campaignId: string, referral: NewReferral): Promise<Referral> {
  const campaign = await getRunningCampaign(work, campaignId)

  if (referral.findingId !== null && !(await isProblemOf(work, referral.findingId, referral.householdId))) throw problem('NOT_FOUND')

  const id = await createReferral(work, campaign, referral)
  const row = (await findReferral(work.trx, work.districtKey, id, sightOf(work.actor))) as ReferralRow

  work.record({ action: 'make-referral', objectType: 'referral', objectId: id, areaPath: row.area_path, details: { household: row.household_id, department: row.department, facts: row.facts.length } })
  return referralView(row, campaign.plan, work.today, await readerOf(work))
}
