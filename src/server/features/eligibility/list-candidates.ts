import { z } from 'zod'
import type { Candidate, listCandidates as contract } from '#contract/eligibility.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { candidateFilter } from './candidate-filter.ts'
import { candidateView } from './candidate-view.ts'
import { countCandidates, listCandidateRows, type CandidateCounts } from './eligibility.queries.ts'

const cursor = z.tuple([z.number().int(), z.string().max(40), z.uuid()])
const usual = 100

/** Every household that may qualify, with what became of it; those of which nobody said it yet first (应保尽保). */
export async function listCandidates(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<{ rows: Candidate[]; next: string | null; total: number }> {
  const { plan } = await getRunningCampaign(work, campaignId)
  const filter = await candidateFilter(work, campaignId, plan, query)
  const limit = query.limit ?? usual
  const found = await listCandidateRows(work.trx, work.districtKey, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => candidateView(row, plan)),
    next: last && found.length > limit ? writeCursor([last.sort_group, last.area_code, last.household_id]) : null,
    total: (await countCandidates(work.trx, work.districtKey, filter)).all,
  }
}

/** How many may qualify, and what became of them. */
export async function getEligibilityFigures(work: Work, campaignId: string, areaId: string | undefined): Promise<CandidateCounts> {
  const { plan } = await getRunningCampaign(work, campaignId)
  return countCandidates(work.trx, work.districtKey, await candidateFilter(work, campaignId, plan, { area: areaId }))
}
