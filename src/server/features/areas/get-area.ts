import type { AreaPage } from '#contract/areas.ts'
import type { AreaLevel } from '#domain/access/access.ts'
import { predecessorsOf, successorsOf, treeAsOf } from '#domain/area/tree-as-of.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findCityOf, listAreasEver, type AreaRow } from './areas.queries.ts'
import { datedArea } from './list-areas.ts'
import { areaView, isVisible } from './visible.ts'
import { listAreaVersions, listChanges, listLineage } from './versions.queries.ts'

type Event = AreaPage['events'][number]

/** An area, also one that has ended: what it was called and where it stood, what it came from and what became of it. */
export async function getArea(work: Work, areaId: string): Promise<AreaPage> {
  const areas = await listAreasEver(work.trx, work.districtKey)
  const city = await findCityOf(work.trx, work.districtKey)
  const all = city ? [city, ...areas] : areas
  const byId = new Map(all.map((area) => [area.id, area]))
  const area = byId.get(areaId)
  if (!area || !(isVisible(work, area.path) || (area === city && work.actor.level === 'district'))) throw problem('NOT_FOUND')

  const versions = await listAreaVersions(work.trx, area.district_key)
  const lineage = await listLineage(work.trx, work.districtKey)
  const byOf = new Map((await listChanges(work.trx, work.districtKey)).map((change) => [change.id, change.by_name]))
  const by = (id: string | null) => (id === null ? null : (byOf.get(id) ?? null))
  const named = (id: string) => {
    const one = byId.get(id)
    return one ? [{ id, name: one.name, level: one.level as AreaLevel }] : []
  }
  const parentName = (id: string | null, on: string | null) =>
    (on !== null && treeAsOf(versions.map(datedArea), on).find((one) => one.areaId === id)?.name) || (byId.get(id ?? '')?.name ?? '')

  const events: Event[] = []
  const own = versions.filter((version) => version.area_id === areaId)
  for (const [at, version] of own.entries()) {
    const { from_date: on } = version
    const before = own[at - 1]
    const event = (kind: Event['kind'], was: string, is: string) => events.push({ on, kind, was, is, areas: [], by: by(version.begun_by) })
    if (!before) event('began', '', version.name)
    else {
      if (before.name !== version.name) event('renamed', before.name, version.name)
      if (before.code !== version.code) event('recoded', before.code, version.code)
      if (before.parent_id !== version.parent_id && before.parent_id !== null) event('moved', parentName(before.parent_id, on), parentName(version.parent_id, on))
    }
  }
  for (const [change, rows] of Map.groupBy(lineage.filter((one) => one.from_id === areaId || one.to_id === areaId), (one) => one.change_id)) {
    const became = rows.filter((row) => row.from_id === areaId)
    const kind = became.length > 0 ? 'became' : 'came-from'
    const others = kind === 'became' ? became.map((row) => row.to_id) : rows.map((row) => row.from_id)
    events.push({ on: rows[0]!.on_date, kind, was: '', is: '', areas: others.flatMap(named), by: by(change) })
  }
  const hasBecome = events.some((event) => event.kind === 'became' && event.on === area.to_date)
  if (area.to_date !== null && !hasBecome) events.push({ on: area.to_date, kind: 'ended', was: area.name, is: '', areas: [], by: by(own.at(-1)?.ended_by ?? null) })

  const descents = lineage.map((one) => ({ fromId: one.from_id, toId: one.to_id, on: one.on_date }))
  const stands = (id: string) => byId.get(id)?.to_date === null
  return {
    area: areaView(area),
    until: area.to_date,
    above: aboveOf(area, byId).flatMap((one) => named(one.id)),
    events: events.sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0)),
    successors: area.to_date === null ? [] : successorsOf(areaId, descents, stands).flatMap(named),
    predecessors: predecessorsOf(areaId, descents).flatMap(named),
  }
}

function aboveOf(area: AreaRow, byId: ReadonlyMap<string, AreaRow>): AreaRow[] {
  const above: AreaRow[] = []
  for (let at = byId.get(area.parent_id ?? ''); at; at = byId.get(at.parent_id ?? '')) above.unshift(at)
  return above
}
