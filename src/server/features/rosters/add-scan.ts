import type { RosterVersion } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { recogniseScan, storeAttachment } from '../attachments/public.ts'
import { versionView } from './version-view.ts'
import { lockVersion, setScan } from './versions.queries.ts'

/** The scan of the sheet with the wet signature, beside the version it belongs to. An earlier scan is kept but no longer shown. */
export async function addScan(work: Work, id: string, name: string, bytes: Uint8Array): Promise<RosterVersion> {
  const version = await lockVersion(work.trx, work.districtKey, id)
  if (!version) throw problem('NOT_FOUND')

  const scan = recogniseScan(bytes, name)

  const stored = await storeAttachment(work, { areaPath: version.area_path, ...scan, bytes })
  await setScan(work.trx, work.districtKey, id, stored.id)

  work.record({ action: 'add-scan', objectType: 'roster-version', objectId: id, areaPath: version.area_path, details: { name: scan.name, digest: stored.digest } })
  return versionView({ ...version, scan_id: stored.id }, new Map([[stored.id, scan.name]]))
}
