import { openFinding } from '#domain/visit/open-finding.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Work } from '../../http/work.ts'
import { insertFindings } from './findings.queries.ts'

export interface FoundIn {
  readonly campaignId: string
  readonly householdId: string
  readonly areaPath: string
  readonly visitId: string
}

/** The problems of a submission as findings, each with its first event. @returns their ids in the order of the problems */
export async function openFindings(work: Work, where: FoundIn, submission: Submission): Promise<string[]> {
  // Sorted, so that they are listed in the order in which they were written down.
  const ids = submission.problems.map(() => work.newId()).sort()
  const place = { district_key: work.districtKey, area_path: where.areaPath }
  const rows = submission.problems.map((found, index) => {
    const casework = openFinding(found, submission.visit.date)
    return {
      ...place,
      id: ids[index] as string,
      campaign_id: where.campaignId,
      household_id: where.householdId,
      person_id: found.personId ?? null,
      visit_id: where.visitId,
      kind: found.kind,
      severity: found.severity,
      description: found.description.trim(),
      measure: casework.measure,
      owner_unit: casework.ownerUnit,
      owner_person: casework.ownerPerson,
      found_on: casework.foundOn,
      found_by: submission.visit.visitors.map((name) => name.trim()).filter(Boolean).join('、'),
      due_date: casework.due ?? null,
      state: casework.state,
      fixed_on_spot: casework.fixedOnSpot,
      closed_on: casework.closedOn ?? null,
      proof: casework.proof,
    }
  })
  const events = rows.map((row) => ({ ...place, id: work.newId(), finding_id: row.id, at: work.now, by_name: work.actor.name, from_state: null, to_state: row.state, note: '' }))
  await insertFindings(work.trx, rows, events)
  return ids
}
