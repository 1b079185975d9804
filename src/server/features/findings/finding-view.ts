import type { Finding } from '#contract/findings.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { FindingState } from '#domain/casework/transition.ts'
import { isOverdue } from '#domain/casework/transition.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { FindingRow } from './findings.queries.ts'

export function findingView(row: FindingRow, plan: Pick<Plan, 'problems'>, today: PlainDate): Finding {
  const state = row.state as FindingState
  const isInVillage = row.area_level === 'village'
  return {
    id: row.id,
    campaignId: row.campaign_id,
    householdId: row.household_id,
    headName: row.head_name,
    personName: row.person_name,
    areaName: row.area_name,
    townName: isInVillage ? (row.above_name ?? '') : row.area_level === 'town' ? row.area_name : '',
    kind: row.kind,
    kindTitle: plan.problems.kinds.find((kind) => kind.id === row.kind)?.title ?? { zh: row.kind, en: row.kind },
    severity: row.severity as Finding['severity'],
    description: row.description,
    measure: row.measure,
    ownerUnit: row.owner_unit,
    ownerPerson: row.owner_person,
    foundOn: row.found_on,
    foundBy: row.found_by,
    due: row.due_date,
    isOverdue: isOverdue({ state, ...(row.due_date !== null && { due: row.due_date }) }, today),
    state,
    fixedOnSpot: row.fixed_on_spot,
    closedOn: row.closed_on,
    proof: row.proof,
    proofFile: row.proof_id === null ? null : { id: row.proof_id, name: row.proof_name ?? '' },
    visitId: row.visit_id,
    version: row.version,
  }
}
