import type { Severity } from '#domain/casework/severity.ts'
import type { FindingState } from '#domain/casework/transition.ts'
import type { ListedProblem } from '#domain/reporting/listed-problem.ts'
import type { FoundProblem } from '../findings/public.ts'

/** A problem as lists and reports count it. */
export function listedProblem(found: FoundProblem): ListedProblem {
  return {
    findingId: found.id,
    householdId: found.household_id,
    visitId: found.visit_id,
    areaCode: found.area_code ?? '',
    village: found.area_name ?? '',
    household: found.head_name,
    sound: found.head_pinyin,
    ...(found.person_name !== null && { person: found.person_name }),
    kind: found.kind,
    severity: found.severity as Severity,
    description: found.description,
    cause: found.cause,
    ...(found.gap !== null && { gap: found.gap }),
    foundOn: found.found_on,
    foundBy: found.found_by,
    fixedOnSpot: found.fixed_on_spot,
    measure: found.measure,
    ownerUnit: found.owner_unit,
    ownerPerson: found.owner_person,
    ...(found.due_date !== null && { due: found.due_date }),
    state: found.state as FindingState,
    ...(found.closed_on !== null && { closedOn: found.closed_on }),
    proof: found.proof,
  }
}
