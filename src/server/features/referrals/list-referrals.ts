import { z } from 'zod'
import type { listReferrals as contract, Referral } from '#contract/referrals.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { readerOf } from '../telling/public.ts'
import { countReferralRows, listReferralRows, type ReferralFilter } from './referrals.queries.ts'
import { referralView } from './referral-view.ts'
import { sightOf } from './sight.ts'

const cursor = z.tuple([z.number().int(), z.number().int(), z.string(), z.uuid()])
const usual = 100

/** The ledger of referrals: what waits for an answer first, by the day it is due. */
export async function listReferrals(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<{ rows: Referral[]; next: string | null; total: number }> {
  const { plan } = await getRunningCampaign(work, campaignId)
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && !area) throw problem('NOT_FOUND')
  const filter: ReferralFilter = {
    ...sightOf(work.actor),
    campaignId,
    today: work.today,
    areaPath: area?.path,
    to: query.department,
    state: query.state,
    isUnanswered: query.unanswered === 'true',
    isOverdue: query.overdue === 'true',
    findingId: query.finding,
    householdId: query.household,
    search: query.search?.trim(),
  }
  const limit = query.limit ?? usual
  const found = await listReferralRows(work.trx, work.districtKey, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const reader = await readerOf(work)
  return {
    rows: rows.map((row) => referralView(row, plan, work.today, reader)),
    next: last && found.length > limit ? writeCursor([last.sort_group, last.sort_day, last.sound, last.id]) : null,
    total: await countReferralRows(work.trx, work.districtKey, filter),
  }
}
