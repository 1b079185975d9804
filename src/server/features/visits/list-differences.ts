import { z } from 'zod'
import type { listDifferences as contract, VisitDifference } from '#contract/visits.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign, listRunningCampaigns } from '../campaigns/public.ts'
import { mustReach } from '../reach/public.ts'
import { findAreaPathOf } from './company.queries.ts'
import { differenceView } from './difference-view.ts'
import { countDifferences, listDifferenceRows } from './differences.queries.ts'
import { visitForm } from './visit-form.ts'

const usual = 100
const most = 500

/** What two visits of one household said differently, in a campaign: open ones, or all. */
export async function listDifferences(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<{ rows: VisitDifference[]; next: string | null; total: number }> {
  const { trx, districtKey } = work
  const campaign = await getRunningCampaign(work, campaignId)
  const area = query.area === undefined ? undefined : await findArea(trx, districtKey, query.area)
  if (query.area !== undefined && !area) throw problem('NOT_FOUND')
  const filter = { who: work, scope: work.actor.scope, campaignId, areaPath: area?.path, isOpen: query.open === 'true' }
  const limit = query.limit ?? usual
  const found = await listDifferenceRows(trx, districtKey, filter, readCursor(query.after, z.tuple([z.uuid()]))?.[0], limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const form = visitForm(campaign.plan)
  return { rows: rows.map((row) => differenceView(row, form)), next: last && found.length > limit ? writeCursor([last.id]) : null, total: await countDifferences(trx, districtKey, filter) }
}

/** Those of one household, settled ones too. */
export async function listHouseholdDifferences(work: Work, householdId: string): Promise<{ rows: VisitDifference[] }> {
  const { trx, districtKey } = work
  if (!(await findAreaPathOf(trx, districtKey, work.actor.scope, householdId))) throw problem('NOT_FOUND')
  await mustReach(work, householdId)
  const campaigns = await listRunningCampaigns(work)
  const rows = await listDifferenceRows(trx, districtKey, { who: work, scope: work.actor.scope, householdId, isOpen: false }, undefined, most)
  return { rows: rows.map((row) => differenceView(row, campaigns.map((campaign) => (campaign.id === row.campaign_id ? visitForm(campaign.plan) : undefined)).find(Boolean))) }
}
