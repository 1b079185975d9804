import type { z } from 'zod'
import type { FrozenRow, getRosterVersion } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { listAttachmentNames } from '../attachments/public.ts'
import { versionView } from './version-view.ts'
import { findVersion } from './versions.queries.ts'
import { villageOf } from './village-of.ts'

type VersionPage = z.input<typeof getRosterVersion.response>

/** A version as it was signed, whatever changed since. */
export async function getVersion(work: Work, id: string): Promise<VersionPage> {
  const version = await findVersion(work.trx, work.districtKey, id)
  if (!version) throw problem('NOT_FOUND')
  const { village, townName } = await villageOf(work, (area) => area.path === version.area_path)
  const scans = await listAttachmentNames(work.trx, work.districtKey, version.scan_id === null ? [] : [version.scan_id])
  return { ...versionView(version, scans), areaId: village.id, areaName: village.name, townName, campaignId: version.campaign_id, rows: rowsOf(work, version) }
}

function rowsOf(work: Work, version: Row<'roster_version'>): FrozenRow[] {
  return JSON.parse(work.sealing.openText(version.rows_sealed)) as FrozenRow[]
}
