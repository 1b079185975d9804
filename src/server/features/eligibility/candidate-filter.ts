import { qualifyingKinds } from '#domain/casework/case-plan.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import type { CandidateFilter } from './eligibility.queries.ts'

type Query = { readonly area?: string | undefined; readonly outcome?: string | undefined; readonly household?: string | undefined; readonly search?: string | undefined }

/** What a query means, in rows. Problem: NOT_FOUND for an area that is none of the district's. */
export async function candidateFilter(work: Work, campaignId: string, plan: Plan, query: Query): Promise<CandidateFilter> {
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && !area) throw problem('NOT_FOUND')
  return {
    who: work,
    campaignId,
    kinds: qualifyingKinds(plan),
    scope: work.actor.scope,
    areaPath: area?.path,
    outcome: query.outcome,
    householdId: query.household,
    search: query.search?.trim(),
  }
}
