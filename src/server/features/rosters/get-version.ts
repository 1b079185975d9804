import type { z } from 'zod'
import type { getRosterVersion } from '#contract/rosters.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { becameOf } from '../areas/public.ts'
import { listAttachmentNames } from '../attachments/public.ts'
import { sheetHash } from './pending-sheet.ts'
import { versionView, type Frozen } from './version-view.ts'
import { findVersion } from './versions.queries.ts'
import { villageEver } from './village-of.ts'

type VersionPage = z.output<typeof getRosterVersion.response>

/** A version as it was signed, whatever changed since, be it the name of the village. */
export async function getVersion(work: Work, id: string): Promise<VersionPage> {
  const version = await findVersion(work.trx, work.districtKey, id)
  if (!version) throw problem('NOT_FOUND')
  const { village } = await villageEver(work, 'path', version.area_path)
  const { areaName, townName, rows } = frozenOf(work, version, village.id)
  const scans = await listAttachmentNames(work.trx, work.districtKey, version.scan_id === null ? [] : [version.scan_id])
  return { ...versionView(version, scans), areaId: village.id, areaName, townName, campaignId: version.campaign_id, rows: rows.map((row) => ({ ...laterColumns, ...row })), endedOn: village.to_date, became: (await becameOf(work.trx, work.districtKey))(village.id) }
}

// Versions signed before these columns stood on the sheet do not have them.
const laterColumns = { group: '', team: '', remark: '' }

// An error when what is stored is not what was signed.
function frozenOf(work: Work, version: Row<'roster_version'>, areaId: string): Frozen {
  const frozen = JSON.parse(work.sealing.openText(version.rows_sealed)) as Frozen
  const { areaName, townName, rows } = frozen
  const hash = sheetHash({ campaignId: version.campaign_id, areaId, areaName, townName, kind: version.kind as 'BASE', number: version.number, rows })
  if (hash !== version.hash) throw new Error(`roster version ${version.id} is not what was signed`)
  return frozen
}
