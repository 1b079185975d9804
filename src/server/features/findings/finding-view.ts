import type { Finding } from '#contract/findings.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { departmentTitle, gapKinds, kindOf } from '#domain/casework/case-plan.ts'
import { isOverdue, isReviewDue, type FindingState } from '#domain/casework/transition.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { FindingRow } from './findings.queries.ts'

export function findingView(row: FindingRow, plan: Plan, today: PlainDate): Finding {
  const state = row.state as FindingState
  const line = departmentTitle(plan, row.line_department)
  return {
    id: row.id,
    campaignId: row.campaign_id,
    householdId: row.household_id,
    headName: row.head_name,
    personId: row.person_id,
    personName: row.person_name,
    areaName: row.area_name,
    townName: townNameOf(row),
    line: line && { id: row.line_department, title: line },
    kind: row.kind,
    kindTitle: kindOf(plan, row.kind).title,
    severity: row.severity as Finding['severity'],
    description: row.description,
    cause: row.cause,
    gap: row.gap === null ? null : { id: row.gap, title: gapKinds(plan).find((gap) => gap.id === row.gap)?.title ?? { zh: row.gap, en: row.gap } },
    measure: row.measure,
    ownerUnit: row.owner_unit,
    ownerPerson: row.owner_person,
    foundOn: row.found_on,
    foundBy: row.found_by,
    source: row.source as Finding['source'],
    sourceNote: row.source_note,
    due: row.due_date,
    isOverdue: isOverdue({ state, ...(row.due_date !== null && { due: row.due_date }) }, today),
    reviewOn: row.review_on,
    isReviewDue: isReviewDue({ state, ...(row.review_on !== null && { reviewOn: row.review_on }) }, today),
    state,
    fixedOnSpot: row.fixed_on_spot,
    closedOn: row.closed_on,
    reopenedOn: row.reopened_on,
    doubt: row.doubt,
    proof: row.proof,
    proofFile: row.proof_id === null ? null : { id: row.proof_id, name: row.proof_name ?? '' },
    visitId: row.visit_id,
    reportedAt: row.reported_at,
    firstActionAt: row.first_action_at,
    version: row.version,
  }
}

/** The town a household is in; that of the record where it stands in none yet. */
export function townNameOf(row: { readonly area_level: string; readonly area_name: string; readonly above_name: string | null; readonly owning_town?: string | null }): string {
  if (row.area_level === 'village') return row.above_name ?? row.owning_town ?? ''
  return row.area_level === 'town' ? row.area_name : (row.owning_town ?? '')
}
