import type { FindingState } from '#domain/casework/transition.ts'
import type { Work } from '../../http/work.ts'
import { findFinding, lockFindings } from './findings.queries.ts'
import { recordChange } from './record-change.ts'

/** Writes a line into the course of a problem without changing it otherwise; what a department answered. Nothing when the problem is out of reach. */
export async function noteFinding(work: Work, id: string, note: string): Promise<void> {
  await lockFindings(work.trx, work.districtKey, [id])
  const row = await findFinding(work.trx, work.districtKey, id, work)
  if (row) await recordChange(work, row, {}, { to: row.state as FindingState, note })
}
