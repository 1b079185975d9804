import type { Work } from '../../http/work.ts'
import { countRosterChanges } from './lines.queries.ts'
import { villageState } from './version-view.ts'
import { listVersions } from './versions.queries.ts'

/** Villages in reach whose signed roster came back and that have something to sign. */
export async function countReturnedRosters(work: Work, campaignId: string): Promise<number> {
  const villages = Map.groupBy(await listVersions(work.trx, work.districtKey, campaignId, work.actor.scope), (version) => version.area_path)
  const returned = [...villages].filter(([, versions]) => versions.at(-1)?.state === 'RETURNED')
  if (returned.length === 0) return 0
  const changes = await countRosterChanges(work.trx, work.districtKey, campaignId, work.actor.scope)
  return returned.filter(([path, versions]) => villageState(versions, changes.get(path) ?? 0) === 'RETURNED').length
}
