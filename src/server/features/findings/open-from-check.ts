import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { kindOf } from '#domain/casework/case-plan.ts'
import { defaultDue, type Severity } from '#domain/casework/severity.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { insertFindings } from './findings.queries.ts'
import { owningTown } from './owning-town.ts'

export interface FoundAtCheck {
  readonly campaignId: string
  readonly householdId: string
  readonly areaPath: string
  readonly personId: string
  readonly kind: string
  readonly severity: Severity
  readonly description: string
  readonly measure: string
  readonly ownerUnit: string
  readonly foundOn: PlainDate
}

/** A problem that was found on a check outside of a visit, under the town of the household at home. The caller has checked what is said. @returns its id */
export async function openFromCheck(work: Work, found: FoundAtCheck): Promise<string> {
  const { plan } = await getRunningCampaign(work, found.campaignId)
  const townId = await owningTown(work, found.areaPath)
  const id = work.newId()
  const place = { district_key: work.districtKey, area_path: found.areaPath }
  await insertFindings(
    work.trx,
    [
      {
        ...place,
        id,
        campaign_id: found.campaignId,
        household_id: found.householdId,
        person_id: found.personId,
        visit_id: null,
        kind: found.kind,
        severity: found.severity,
        description: found.description,
        cause: '',
        gap: null,
        measure: found.measure,
        owner_unit: found.ownerUnit,
        owner_person: '',
        found_on: found.foundOn,
        found_by: work.actor.name,
        due_date: defaultDue(found.severity, found.foundOn) ?? null,
        state: 'NOT_STARTED',
        fixed_on_spot: false,
        closed_on: null,
        proof: '',
        town_id: townId,
        line_department: kindOf(plan, found.kind).line ?? '',
        source: 'INSPECTION',
        source_note: found.ownerUnit,
        reported_at: work.now,
      },
    ],
    [{ ...place, id: work.newId(), finding_id: id, at: work.now, by_name: work.actor.name, from_state: null, to_state: 'NOT_STARTED', note: found.ownerUnit }],
  )
  work.record({ action: 'open-finding', objectType: 'finding', objectId: id, areaPath: found.areaPath, details: { household: found.householdId, kind: found.kind, source: 'INSPECTION' } })
  return id
}
