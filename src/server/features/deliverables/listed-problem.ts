import { writtenDate } from '#domain/calendar/plain-date.ts'
import type { Severity } from '#domain/casework/severity.ts'
import type { FindingState } from '#domain/casework/transition.ts'
import type { ListedProblem } from '#domain/reporting/listed-problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import type { FoundProblem } from '../findings/public.ts'
import { sayInDocument } from './words.ts'

/** Names of the units that a problem can go to. */
export interface UnitNames {
  readonly district: string
  departmentOf(id: string): string
}

export async function unitNames(work: Work, { plan }: RunningCampaign): Promise<UnitNames> {
  const district = await findArea(work.trx, work.districtKey, work.districtKey)
  return { district: district?.name ?? '', departmentOf: (id) => plan.document.names?.[id]?.zh ?? id }
}

/** A problem as lists and reports count it. */
export function listedProblem(found: FoundProblem, units: UnitNames): ListedProblem {
  const escalatedTo = [found.up_to === 'district' ? units.district : found.up_to === null ? '' : (found.town_name ?? ''), found.up_department === null ? '' : units.departmentOf(found.up_department)].filter((name) => name !== '').join('、')
  const remark = [
    found.source_note,
    found.reopened_on === null ? '' : sayInDocument('remark.reopened', { date: writtenDate(found.reopened_on) }),
    found.review_on === null ? '' : sayInDocument('remark.review', { date: writtenDate(found.review_on) }),
    found.doubt === null ? '' : sayInDocument('remark.doubt', { date: writtenDate(found.doubt.on) }),
  ].filter((text) => text !== '').join('；')
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
    ...(escalatedTo !== '' && { escalatedTo }),
    ...(remark !== '' && { remark }),
  }
}
