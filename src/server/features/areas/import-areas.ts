import { levels } from '#domain/access/access.ts'
import type { AddedArea } from '#domain/area/difference.ts'
import { childPath } from '#domain/area/area-path.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { newAreaId } from './area-id.ts'
import { insertAreas, type AreaRow, type NewArea } from './areas.queries.ts'
import { compareAreas } from './compare-areas.ts'
import { canEnd, goneAreas } from './gone-areas.ts'
import { keepPlaces, moveRowsOfArea } from './move-rows.queries.ts'
import { takeTurn } from './take-turn.ts'
import { editAreas, endAreas, insertChange, moveInTree, type Done } from './versions.queries.ts'

export interface ImportOptions {
  /** First day of what is new. */
  readonly on?: string | undefined
  /** Of the comparison that was looked at. */
  readonly hash?: string | undefined
  /** Areas that the list no longer has and that end. */
  readonly end?: readonly string[]
}

export interface Imported {
  readonly added: number
  readonly known: number
  readonly renamed: number
  readonly recoded: number
  readonly moved: number
  readonly ended: number
}

/** Brings the areas to what a list of divisions says, as of a day: all rows or, with a complaint for each bad one, none. */
export async function importAreas(work: Work, file: Uint8Array, name: string, { on = work.today, hash, end = [] }: ImportOptions = {}): Promise<Imported> {
  await takeTurn(work)
  const { difference, complaints, standing, hash: now } = await compareAreas(work, file, name)
  const { added, renamed, recoded, moved } = difference
  const gone = (await goneAreas(work, difference.gone, standing)).filter((area) => end.includes(area.areaId))

  if (complaints.length > 0) throw problem('AREAS_INVALID', { rows: complaints.slice(0, 200), total: complaints.length })
  if (hash !== undefined && hash !== now) throw problem('AREA_CHANGE_OUTDATED')
  if (on > work.today) throw problem('AREA_CHANGE_DATE', { on, reason: 'later' })
  if (gone.length < new Set(end).size || !gone.every(canEnd)) throw problem('AREA_CHANGE_IMPOSSIBLE', { reason: 'not-empty' })

  const district = standing.find((area) => area.id === work.districtKey) as AreaRow
  const counts = { added: added.length, known: difference.same + new Set([...renamed, ...recoded, ...moved].map((area) => area.areaId)).size, renamed: renamed.length, recoded: recoded.length, moved: moved.length, ended: gone.length }
  const done: Done = { changeId: work.newId(), on }
  const details = { ...counts, file: name }
  await insertChange(work.trx, {
    id: done.changeId,
    district_key: work.districtKey,
    kind: 'import',
    area_id: district.id,
    on_date: on,
    asked: JSON.stringify({ kind: 'import', on, file: name, end }),
    details: JSON.stringify(details),
    state: 'DONE',
    progress: JSON.stringify({ done: 1, of: 1 }),
    by_id: work.actor.accountId,
    by_name: work.actor.name,
    at: work.now,
    finished_at: work.now,
  })

  const byCode = new Map(standing.map((area) => [area.code, area]))
  const edits = new Map(renamed.map((area) => [area.areaId, { id: area.areaId, name: area.becomes, code: area.code }]))
  for (const area of recoded) edits.set(area.areaId, { id: area.areaId, name: area.name, code: area.becomes })
  await endAreas(work.trx, gone.map((area) => area.areaId), done)
  await editAreas(work.trx, [...edits.values()], done)
  for (const area of recoded) byCode.set(area.becomes, { ...(standing.find((one) => one.id === area.areaId) as AreaRow), code: area.becomes })

  // The first list of a district says what there has been for long; what a later one has on top began on its day.
  const isFirst = standing.every((area) => area.level === 'city' || area.level === 'district')
  const rows = newRows(work, added, byCode)
  await insertAreas(work.trx, rows, isFirst ? null : on, done.changeId)
  const city = rows.find((area) => area.level === 'city')
  if (city) await editAreas(work.trx, [{ id: district.id, name: edits.get(district.id)?.name ?? district.name, code: edits.get(district.id)?.code ?? district.code, parentId: city.id }], done)

  for (const { areaId, parentCode } of moved) {
    const area = standing.find((one) => one.id === areaId) as AreaRow
    const parent = byCode.get(parentCode) as AreaRow
    await keepPlaces(work.trx, area.district_key, area.path, true, on, () => work.newId())
    const path = await moveInTree(work.trx, area, parent, done)
    await moveRowsOfArea(work.trx, area.district_key, area.path, path, async () => undefined)
  }

  work.record({ action: 'import-areas', objectType: 'area', objectId: district.id, areaPath: district.path, details })
  return counts
}

function newRows(work: Work, added: readonly AddedArea[], byCode: Map<string, Pick<AreaRow, 'id' | 'path' | 'district_key'>>): NewArea[] {
  const ordered = added.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
  return ordered.map(({ level, code, name, parentCode }) => {
    const id = newAreaId(work.random)
    const isTop = level === 'city' || level === 'district'
    const parent = level === 'city' ? undefined : byCode.get(parentCode)
    // A city has a key and a path of its own, and so has each of its districts.
    const row = { id, parent_id: parent?.id ?? null, district_key: isTop ? id : (parent as AreaRow).district_key, level, code, name, path: childPath(isTop ? '' : (parent as AreaRow).path, id) }
    byCode.set(code, row)
    return row
  })
}
