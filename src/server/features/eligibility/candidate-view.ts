import type { Candidate } from '#contract/eligibility.ts'
import { kindOf } from '#domain/casework/case-plan.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { townNameOf } from '../findings/public.ts'
import type { CandidateRow } from './eligibility.queries.ts'

export function candidateView(row: CandidateRow, plan: Plan): Candidate {
  return {
    householdId: row.household_id,
    headName: row.head_name,
    areaName: row.area_name,
    townName: townNameOf(row),
    isPossible: row.is_possible,
    findings: row.findings.map(({ id, kind }) => ({ id, title: kindOf(plan, kind).title })),
    outcome: row.outcome as Candidate['outcome'],
    aid: row.aid,
    reason: row.reason ?? '',
    decidedOn: row.decided_on,
    by: row.by_name,
  }
}
