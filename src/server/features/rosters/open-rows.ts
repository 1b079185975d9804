import type { FrozenRow } from '#contract/rosters.ts'
import type { Work } from '../../http/work.ts'
import type { Frozen } from './version-view.ts'
import { findVersion } from './versions.queries.ts'

/** The rows of a version as they were signed. */
export async function openRows(work: Work, versionId: string): Promise<readonly FrozenRow[]> {
  const version = await findVersion(work.trx, work.districtKey, versionId)
  return (JSON.parse(work.sealing.openText(version!.rows_sealed)) as Frozen).rows
}
