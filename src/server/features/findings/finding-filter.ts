import type { z } from 'zod'
import type { listFindings as contract } from '#contract/findings.ts'
import { foundWithin } from '#domain/casework/ages.ts'
import { bandsOf } from '#domain/casework/case-plan.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import type { FindingFilter } from './findings.queries.ts'

type Query = Partial<z.output<(typeof contract)['query']>>

/** What a query of the list means, in rows. Problem: NOT_FOUND for an area that is none of the district's. */
export async function findingFilter(work: Work, campaignId: string, plan: Plan, query: Query): Promise<FindingFilter> {
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && !area) throw problem('NOT_FOUND')
  const band = query.age === undefined ? undefined : bandsOf(plan).find((one) => one.id === query.age)
  if (query.age !== undefined && !band) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'age', code: 'band' }] })
  return {
    who: work,
    campaignId,
    scope: work.actor.scope,
    today: work.today,
    areaPath: area?.path,
    dueOn: query.due,
    state: query.state,
    kind: query.kind,
    severity: query.severity,
    gap: query.gap,
    line: query.line,
    foundWithin: band && foundWithin(band, work.today),
    isActed: query.acted === undefined ? undefined : query.acted === 'true',
    isOpen: query.open === 'true',
    isOverdue: query.overdue === 'true',
    isOnSpot: query.spot === 'true',
    isInDoubt: query.doubt === 'true',
    isReopened: query.reopened === 'true',
    isReviewDue: query.review === 'true',
    search: query.search?.trim(),
  }
}
