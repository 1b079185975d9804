import type { Finding, settleFinding as contract } from '#contract/findings.ts'
import type { z } from 'zod'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { isRefused, transition, type Casework, type Refusal } from '#domain/casework/transition.ts'
import { problem, type Problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findingView } from './finding-view.ts'
import { findFinding, insertFindingEvents, lockFinding, updateFinding, type FindingRow } from './findings.queries.ts'

/** Sets what is done about a problem and how far it is. Closing needs a proof (words, or the file that was added); passing it up an opinion. */
export async function settleFinding(work: Work, id: string, settling: z.output<(typeof contract)['body']>): Promise<Finding> {
  await lockFinding(work.trx, work.districtKey, id)
  const row = await findFinding(work.trx, work.districtKey, id)

  if (!row) throw problem('NOT_FOUND')
  if (row.version !== settling.version) throw problem('CHANGED_MEANWHILE', { version: row.version })

  if (settling.due !== null && !isPlainDate(settling.due)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'due', code: 'date' }] })
  const { version: _version, due, ...given } = settling
  const proof = settling.proof || (settling.state === 'FIXED' ? (row.proof_name ?? '') : '')
  const settled = transition(caseworkOf(row), { on: work.today, ...given, proof, ...(due !== null && { due }) })
  if (isRefused(settled)) throw refusalProblem(settled)

  const change = {
    state: settled.state,
    measure: settled.measure,
    owner_unit: settled.ownerUnit,
    owner_person: settled.ownerPerson,
    due_date: settled.due ?? null,
    closed_on: settled.closedOn ?? null,
    proof: settled.proof,
  }
  await updateFinding(work.trx, work.districtKey, id, change)
  await insertFindingEvents(work.trx, [
    { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, finding_id: id, at: work.now, by_name: work.actor.name, from_state: row.state, to_state: settled.state, note: settling.note },
  ])

  await work.record({ action: 'settle-finding', objectType: 'finding', objectId: id, areaPath: row.area_path, details: { from: row.state, to: settled.state } })
  const campaign = await getRunningCampaign(work, row.campaign_id)
  return findingView({ ...row, ...change, version: row.version + 1 }, campaign.plan, work.today)
}

function caseworkOf(row: FindingRow): Casework {
  return {
    state: row.state as Casework['state'],
    foundOn: row.found_on,
    fixedOnSpot: row.fixed_on_spot,
    measure: row.measure,
    ownerUnit: row.owner_unit,
    ownerPerson: row.owner_person,
    ...(row.due_date !== null && { due: row.due_date }),
    ...(row.closed_on !== null && { closedOn: row.closed_on }),
    proof: row.proof,
  }
}

const fieldOf: Record<Refusal['code'], string> = {
  STATE_NOT_REACHABLE: 'state',
  PROOF_MISSING: 'proof',
  MEASURE_MISSING: 'measure',
  OWNER_MISSING: 'ownerPerson',
  DUE_MISSING: 'due',
  DUE_BEFORE_FOUND: 'due',
  REASON_MISSING: 'note',
  BEFORE_FOUND: 'state',
}

// The gravest gives the problem its name; every refusal stands in the details, for the field it belongs to.
function refusalProblem(refusals: readonly Refusal[]): Problem {
  const has = (code: Refusal['code']) => refusals.some((refusal) => refusal.code === code)
  const code = has('STATE_NOT_REACHABLE') || has('BEFORE_FOUND') ? 'FINDING_STATE' : has('PROOF_MISSING') ? 'FINDING_PROOF_MISSING' : 'INPUT_INVALID'
  return problem(code, { place: 'body', issues: refusals.map((refusal) => ({ path: fieldOf[refusal.code], code: refusal.code, ...refusal.details })) })
}
