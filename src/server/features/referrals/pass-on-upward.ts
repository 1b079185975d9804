import type { z } from 'zod'
import type { passOnUpward as contract, Referral } from '#contract/referrals.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { passOnMatter } from '../findings/public.ts'
import { readerOf } from '../telling/public.ts'
import { createReferral } from './create-referral.ts'
import { findReferral, type ReferralRow } from './referrals.queries.ts'
import { referralView } from './referral-view.ts'
import { sightOf } from './sight.ts'

/** A matter that a town could not solve goes on to a department: the answer to the town is the referral. */
export async function passOnUpward(work: Work, upwardId: string, { words, ...sent }: z.output<(typeof contract)['body']>): Promise<{ referral: Referral; upward: string }> {
  let made = ''
  await passOnMatter(work, upwardId, words, async (upward, finding) => {
    const campaign = await getRunningCampaign(work, upward.campaign_id)
    made = await createReferral(work, campaign, { householdId: upward.household_id, personId: finding.person_id, findingId: finding.id, ...sent })
    return made
  })
  const row = (await findReferral(work.trx, work.districtKey, made, sightOf(work.actor))) as ReferralRow

  work.record({ action: 'pass-on-upward', objectType: 'referral', objectId: made, areaPath: row.area_path, details: { household: row.household_id, department: row.department, facts: row.facts.length } })
  const { plan } = await getRunningCampaign(work, row.campaign_id)
  return { referral: referralView(row, plan, work.today, await readerOf(work)), upward: upwardId }
}
