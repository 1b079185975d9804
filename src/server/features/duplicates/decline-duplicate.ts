import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findProposalRow, markDifferent } from './list-duplicates.queries.ts'

/** The two are not the same: remembered, and not proposed again. */
export async function declineDuplicate(work: Work, id: string, note: string): Promise<Record<string, never>> {
  const proposal = await findProposalRow(work.trx, work.districtKey, id)
  if (!proposal) throw problem('NOT_FOUND')

  if (!(await markDifferent(work.trx, work.districtKey, id, work.now, work.actor.name, hideCitizenIds(note)))) throw problem('CHANGED_MEANWHILE')

  work.record({ action: 'decline-duplicate', objectType: 'duplicate', objectId: id, areaPath: proposal.area_path, details: note === '' ? {} : { note: hideCitizenIds(note) } })
  return {}
}
