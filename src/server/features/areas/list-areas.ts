import type { Area } from '#contract/areas.ts'
import type { AreaLevel } from '#domain/access/access.ts'
import { treeAsOf, type DatedArea } from '#domain/area/tree-as-of.ts'
import type { Work } from '../../http/work.ts'
import { findCityOf, listAreasOf } from './areas.queries.ts'
import { areaView, isVisible } from './visible.ts'
import { listAreaVersions, type AreaVersion } from './versions.queries.ts'

export function datedArea(version: AreaVersion): DatedArea {
  return {
    areaId: version.area_id,
    number: version.number,
    level: version.level as AreaLevel,
    code: version.code,
    name: version.name,
    parentId: version.parent_id,
    path: version.path,
    from: version.from_date,
    to: version.to_date,
  }
}

/** The tree of the district as it stands or, with a day, as it stood on it, in the order of codes; whoever manages it sees its city too. */
export async function listAreas(work: Work, asOf?: string): Promise<Area[]> {
  const city = work.actor.scope === '' || work.actor.level === 'district' ? await findCityOf(work.trx, work.districtKey) : undefined
  const top = city ? [areaView(city)] : []
  return [...top, ...(await ownTree(work, asOf)).filter((area) => isVisible(work, area.path))]
}

/** Without a look at who asks: the areas of the actor's district on a day. */
export async function ownTree(work: Work, asOf?: string): Promise<Area[]> {
  if (asOf === undefined || asOf >= work.today) return (await listAreasOf(work.trx, work.districtKey)).map(areaView)
  const versions = (await listAreaVersions(work.trx, work.districtKey)).map(datedArea)
  return treeAsOf(versions, asOf)
    .map(({ areaId, parentId, level, code, name, path }) => ({ id: areaId, parentId, level, code, name, path }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.path < b.path ? -1 : 1))
}
