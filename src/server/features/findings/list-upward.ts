import { z } from 'zod'
import type { listUpward as contract } from '#contract/findings.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { countUpwardRows, listUpwardRows, type UpwardFilter } from './upward.queries.ts'
import { upwardView } from './upward-view.ts'

const cursor = z.tuple([z.number().int(), z.number().int(), z.uuid()])
const usual = 100

/** Matters that went up with an opinion: what waits for an answer first, the longest waiting at the top. */
export async function listUpward(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<z.input<(typeof contract)['response']>> {
  const campaign = await getRunningCampaign(work, campaignId)
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && !area) throw problem('NOT_FOUND')
  const filter: UpwardFilter = {
    who: work,
    campaignId,
    scope: work.actor.scope,
    today: work.today,
    areaPath: area?.path,
    state: query.state,
    isOverdue: query.overdue === 'true',
    waitsFor: query.mine === 'true' ? work.actor.level : undefined,
    findingId: query.finding,
  }
  const limit = query.limit ?? usual
  const found = await listUpwardRows(work.trx, work.districtKey, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => upwardView(row, campaign.plan, work)),
    next: last && found.length > limit ? writeCursor([last.sort_group, last.sort_moment, last.id]) : null,
    total: await countUpwardRows(work.trx, work.districtKey, filter),
  }
}
