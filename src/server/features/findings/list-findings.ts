import { z } from 'zod'
import type { Finding, listFindings as contract } from '#contract/findings.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findingFilter } from './finding-filter.ts'
import { findingView } from './finding-view.ts'
import { countFindingRows, listFindingRows } from './findings.queries.ts'

const cursor = z.tuple([z.number().int(), z.number().int(), z.string(), z.uuid()])
const usual = 100

/** Problems found in a campaign, overdue ones first, then by the day they are due; what is closed comes last. */
export async function listFindings(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<{ rows: Finding[]; next: string | null; total: number }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const filter = await findingFilter(work, campaignId, campaign.plan, query)
  const limit = query.limit ?? usual
  const found = await listFindingRows(work.trx, work.districtKey, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => findingView(row, campaign.plan, work.today)),
    next: last && found.length > limit ? writeCursor([last.sort_group, last.sort_day, last.sound, last.id]) : null,
    total: await countFindingRows(work.trx, work.districtKey, filter),
  }
}
