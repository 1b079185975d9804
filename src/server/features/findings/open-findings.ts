import { kindOf } from '#domain/casework/case-plan.ts'
import { reopenedBy } from '#domain/casework/reopening.ts'
import { openFinding } from '#domain/visit/open-finding.ts'
import type { FoundProblem, Submission } from '#domain/visit/submission.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { insertFindings, listClosed } from './findings.queries.ts'
import { owningTown } from './owning-town.ts'
import { recordChange } from './record-change.ts'

export interface FoundIn {
  readonly campaignId: string
  readonly householdId: string
  readonly areaPath: string
  readonly visitId: string
}

/**
 * The problems of a submission as findings, each with its first event. One that was closed and is found again for the same person or
 * household goes on where it stopped, with a link to the visit. @returns their ids in the order of the problems
 */
export async function openFindings(work: Work, where: FoundIn, submission: Submission): Promise<string[]> {
  if (submission.problems.length === 0) return []
  const { plan } = await getRunningCampaign(work, where.campaignId)
  const townId = await owningTown(work, where.areaPath)
  const on = submission.visit.date
  const closed = await listClosed(work.trx, work.districtKey, where.campaignId, where.householdId)
  const backs = reopenedBy(
    submission.problems.map((found) => ({ kind: found.kind, personId: found.personId ?? null, isFixedOnSpot: found.fixedOnSpot, on })),
    closed.map((row) => ({ id: row.id, kind: row.kind, personId: row.person_id, closedOn: row.closed_on ?? row.found_on })),
    plan.problems.kinds.filter((kind) => kind.comesBack === false).map((kind) => kind.id),
  )
  const ids: string[] = []
  for (const [index, found] of submission.problems.entries()) {
    const old = closed.find((row) => row.id === backs[index])
    if (old) await reopen(work, old, found, where.visitId, on)
    else await open(work, { ...where, id: work.newId(), townId, line: kindOf(plan, found.kind).line ?? '' }, found, submission, ids)
    if (old) ids.push(old.id)
  }
  return ids
}

async function reopen(work: Work, old: Row<'finding'>, found: FoundProblem, visitId: string, on: string): Promise<void> {
  const again = openFinding(found, on)
  await recordChange(
    work,
    old,
    {
      measure: again.measure,
      owner_unit: again.ownerUnit,
      owner_person: again.ownerPerson,
      due_date: again.due ?? null,
      severity: found.severity,
      closed_on: null,
      proof: '',
      proof_id: null,
      reopened_on: on,
      doubt: null,
    },
    { to: 'NOT_STARTED', note: found.description.trim(), visitId },
  )
}

async function open(work: Work, where: FoundIn & { id: string; townId: string; line: string }, found: FoundProblem, submission: Submission, ids: string[]): Promise<void> {
  const casework = openFinding(found, submission.visit.date)
  const place = { district_key: work.districtKey, area_path: where.areaPath }
  const row: NewRow<'finding'> = {
    ...place,
    id: where.id,
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
    town_id: where.townId,
    line_department: where.line,
    reported_at: work.now,
    ...(casework.fixedOnSpot && { first_action_at: work.now }),
  }
  await insertFindings(work.trx, [row], [{ ...place, id: work.newId(), finding_id: row.id, at: work.now, by_name: work.actor.name, from_state: null, to_state: row.state, note: '', visit_id: where.visitId }])
  ids.push(row.id)
}
