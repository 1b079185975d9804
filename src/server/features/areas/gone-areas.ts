import type { GoneArea } from '#domain/area/difference.ts'
import type { Work } from '../../http/work.ts'
import type { AreaRow } from './areas.queries.ts'
import { countStanding, listAccountsAt, type Standing } from './move-rows.queries.ts'

export interface GoneView extends GoneArea {
  readonly standing: Standing
  readonly accounts: number
  readonly below: number
}

/** What still stands at areas that a list no longer has. */
export async function goneAreas(work: Work, gone: readonly GoneArea[], standing: readonly AreaRow[]): Promise<GoneView[]> {
  const views: GoneView[] = []
  const goneIds = new Set(gone.map((area) => area.areaId))
  const accounts = await listAccountsAt(work.trx, [...goneIds])
  for (const area of gone) {
    const row = standing.find((one) => one.id === area.areaId) as AreaRow
    views.push({
      ...area,
      standing: await countStanding(work.trx, row.district_key, row.path, false),
      accounts: accounts.filter((account) => account.area_id === area.areaId).length,
      below: standing.filter((one) => one.parent_id === area.areaId && !goneIds.has(one.id)).length,
    })
  }
  return views
}

/** An area can simply end when nobody lives there, nobody works there and nothing stands below it. */
export function canEnd({ standing, accounts, below }: GoneView): boolean {
  return standing.households === 0 && standing.listed === 0 && standing.openFindings === 0 && accounts === 0 && below === 0
}
