import type { z } from 'zod'
import type { getKeyWorkbook as contract } from '#contract/key-households.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import type { KeyFilter } from './key-households.queries.ts'

/** What a query of the list means, in rows. Problem: NOT_FOUND for an area that is none of the district's. */
export async function keyFilter(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<KeyFilter> {
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && !area) throw problem('NOT_FOUND')
  return {
    who: work,
    campaignId,
    scope: work.actor.scope,
    today: work.today,
    areaPath: area?.path,
    state: query.state,
    why: query.why,
    frequency: query.frequency,
    isOverdue: query.overdue === 'true',
    householdId: query.household,
    search: query.search?.trim(),
  }
}
