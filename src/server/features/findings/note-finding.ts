import type { FindingState } from '#domain/casework/transition.ts'
import type { Work } from '../../http/work.ts'
import { findFinding, lockFindings, type FindingRow } from './findings.queries.ts'
import { recordChange } from './record-change.ts'

/**
 * Writes a line into the course of a problem without changing it otherwise: what a department answered, also one that does not see
 * the household. Nothing when the problem is not in the area of the work.
 */
export async function noteFinding(work: Work, id: string, note: string): Promise<void> {
  await lockFindings(work.trx, work.districtKey, [id])
  const row = await inArea(work, id)
  if (row) await recordChange(work, row, {}, { to: row.state as FindingState, note })
}

/** Whether a problem in the area of the work was found in a household. */
export async function isProblemOf(work: Work, id: string, householdId: string): Promise<boolean> {
  return (await inArea(work, id))?.household_id === householdId
}

function inArea(work: Work, id: string): Promise<FindingRow | undefined> {
  return findFinding(work.trx, work.districtKey, id, { districtKey: work.districtKey, today: work.today, actor: { reach: null } })
}
