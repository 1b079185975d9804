import type { z } from 'zod'
import type { getReferral as contract } from '#contract/referrals.ts'
import type { ReferralState } from '#domain/casework/referral.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { readerOf } from '../telling/public.ts'
import { findReferral, listReferralEvents } from './referrals.queries.ts'
import { referralView } from './referral-view.ts'
import { sightOf } from './sight.ts'

/** One referral with its course, the oldest event first. */
export async function getReferral(work: Work, id: string): Promise<z.input<(typeof contract)['response']>> {
  const row = await findReferral(work.trx, work.districtKey, id, sightOf(work.actor))
  if (!row) throw problem('NOT_FOUND')
  const { plan } = await getRunningCampaign(work, row.campaign_id)
  const events = await listReferralEvents(work.trx, work.districtKey, id)
  work.record({ action: 'read-referral', objectType: 'referral', objectId: id, areaPath: row.area_path, details: { household: row.household_id } })
  return { ...referralView(row, plan, work.today, await readerOf(work)), events: events.map((event) => ({ id: event.id, at: event.at, by: event.by_name, state: event.state as ReferralState, note: event.note })) }
}
