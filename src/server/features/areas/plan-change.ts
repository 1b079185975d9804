import type { AreaChange } from '#contract/areas.ts'
import type { AreaLevel } from '#domain/access/access.ts'
import { fullAreaCode, levelAbove } from '#domain/area/area-code.ts'
import { childPath } from '#domain/area/area-path.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { newAreaId } from './area-id.ts'
import type { AreaRow } from './areas.queries.ts'
import { listHouseholdsOf } from './move-rows.queries.ts'
import type { Leaving } from './neighbours.ts'
import type { AreaVersion } from './versions.queries.ts'

type Place = Pick<AreaRow, 'id' | 'parent_id' | 'level' | 'code' | 'name' | 'path' | 'district_key'>

/** What a change comes to, in the order in which it is carried out. */
export interface ChangePlan {
  readonly ended: readonly AreaRow[]
  readonly edited: readonly { readonly area: AreaRow; readonly name: string; readonly code: string }[]
  readonly made: readonly Place[]
  readonly moved: readonly { readonly area: AreaRow; readonly parent: Place }[]
  /** All households that stand at one area stand at another. */
  readonly poured: readonly { readonly from: AreaRow; readonly to: Place }[]
  /** Chosen households stand at another area; `toBox`: of a town, where they wait for a village. */
  readonly placed: readonly { readonly from: AreaRow; readonly to: Place; readonly toBox: boolean; readonly householdIds: readonly string[] }[]
  readonly accounts: readonly { readonly from: AreaRow; readonly to: Place }[]
  readonly lineage: readonly { readonly from: Place; readonly to: Place }[]
}

const nothing: ChangePlan = { ended: [], edited: [], made: [], moved: [], poured: [], placed: [], accounts: [], lineage: [] }

export interface Tree {
  readonly standing: readonly AreaRow[]
  readonly versions: readonly AreaVersion[]
}

/**
 * What a change would do to the areas that stand. Nothing is written.
 * Problems: NOT_FOUND, AREA_CHANGE_DATE, AREA_CHANGE_IMPOSSIBLE with a reason.
 */
export async function planChange(work: Work, tree: Tree, change: AreaChange): Promise<ChangePlan> {
  const get = (id: string): AreaRow => {
    const found = tree.standing.find((area) => area.id === id)
    if (!found) throw problem('NOT_FOUND')
    return found
  }
  const area = get(change.areaId)
  const childrenOf = (one: Place) => tree.standing.filter((other) => other.parent_id === one.id)
  const isFree = (code: string, leaving: readonly AreaRow[] = []) => tree.standing.every((one) => one.code !== code || leaving.includes(one))
  const begun = (ones: readonly AreaRow[]) => checkDate(work, tree.versions, change.on, ones)

  switch (change.kind) {
    case 'rename': {
      begun([area])
      if (change.name === area.name) throw impossible('same')
      if (sibling(tree, area.parent_id, change.name, [area])) throw impossible('name-taken')
      return { ...nothing, edited: [{ area, name: change.name, code: area.code }] }
    }
    case 'recode': {
      begun([area])
      const code = codeOf(change.code, area.level)
      if (code === area.code) throw impossible('same')
      if (!isFree(code)) throw impossible('code-taken')
      return { ...nothing, edited: [{ area, name: area.name, code }] }
    }
    case 'move': {
      const parent = get(change.parentId)
      begun([area])
      if (parent.id === area.parent_id) throw impossible('same')
      if (area.level === 'district' || area.level === 'city' || parent.level !== levelAbove[area.level as AreaLevel] || parent.district_key !== area.district_key) throw impossible('level')
      if (sibling(tree, parent.id, area.name, [area])) throw impossible('name-taken')
      return { ...nothing, moved: [{ area, parent }] }
    }
    case 'merge':
      return merge(change)
    case 'split':
      return split(change)
    case 'add': {
      const level = (Object.keys(levelAbove) as AreaLevel[]).find((one) => levelAbove[one] === area.level)
      begun([])
      if (level === undefined || level === 'district') throw impossible('level')
      return { ...nothing, made: [makeNew(area, level, change.name, change.code)] }
    }
    case 'end': {
      begun([area])
      if (area.parent_id === null || area.level === 'district') throw impossible('level')
      if (childrenOf(area).length > 0) throw impossible('not-empty')
      return { ...nothing, ended: [area] }
    }
  }

  function makeNew(parent: Place, level: AreaLevel, name: string, given: string, leaving: readonly AreaRow[] = []): Place {
    const code = codeOf(given, level)
    if (!isFree(code, leaving)) throw impossible('code-taken')
    if (sibling(tree, parent.id, name, leaving)) throw impossible('name-taken')
    const id = newAreaId(work.random)
    return { id, parent_id: parent.id, district_key: area.district_key, level, code, name, path: childPath(parent.path, id) }
  }

  function merge({ others, into, name, code, movesAccounts = true }: Extract<AreaChange, { kind: 'merge' }>): ChangePlan {
    const all = [area, ...[...new Set(others)].filter((id) => id !== area.id).map(get)]
    begun(all)
    if (all.length < 2) throw impossible('same')
    const { level } = area
    if (level === 'district' || level === 'city' || all.some((one) => one.level !== level || one.district_key !== area.district_key)) throw impossible('level')
    const survivor = into === undefined ? undefined : all.find((one) => one.id === into)
    if (into !== undefined && !survivor) throw impossible('level')
    const ended = all.filter((one) => one !== survivor)
    const parent = get(area.parent_id as string)
    if (!survivor && (name === undefined || code === undefined)) throw impossible('name')
    const target = survivor ?? makeNew(parent, level as AreaLevel, name as string, code as string, ended)
    const newCode = survivor && code !== undefined ? codeOf(code, level) : target.code
    if (survivor && newCode !== survivor.code && !isFree(newCode, ended)) throw impossible('code-taken')
    if (survivor && name !== undefined && sibling(tree, survivor.parent_id, name, [...ended, survivor])) throw impossible('name-taken')
    return {
      ...nothing,
      ended,
      edited: survivor && ((name !== undefined && name !== survivor.name) || newCode !== survivor.code) ? [{ area: survivor, name: name ?? survivor.name, code: newCode }] : [],
      made: survivor ? [] : [target],
      moved: ended.flatMap((one) => childrenOf(one).map((child) => ({ area: child, parent: target }))),
      poured: ended.map((one) => ({ from: one, to: target })),
      accounts: movesAccounts ? ended.map((one) => ({ from: one, to: target })) : [],
      lineage: ended.map((one) => ({ from: one, to: target })),
    }
  }

  async function split({ parts, stays }: Extract<AreaChange, { kind: 'split' }>): Promise<ChangePlan> {
    begun([area])
    if (area.level !== 'village') throw impossible('level')
    if (!stays && parts.length < 2) throw impossible('parts')
    const names = new Set(parts.map((part) => part.name))
    const codes = new Set(parts.map((part) => fullAreaCode(part.code)))
    if (names.size < parts.length || codes.size < parts.length) throw impossible('name-taken')
    const town = get(area.parent_id as string)
    const leaving = stays ? [] : [area]
    const households = await listHouseholdsOf(work.trx, work.districtKey, area.path)
    const known = new Set(households.map((one) => one.id))
    const left = new Map(households.map((one) => [one.id, one]))
    const groups = childrenOf(area)
    const made = parts.map((part) => makeNew(town, 'village', part.name, part.code, leaving))
    const placed = parts.map((part, at) => {
      const chosen = part.householdIds ?? []
      if (chosen.some((id) => !known.has(id))) throw problem('NOT_FOUND')
      const householdIds = households.filter((one) => left.has(one.id) && (chosen.includes(one.id) || (one.group !== null && part.groups.includes(one.group)))).map((one) => one.id)
      for (const id of householdIds) left.delete(id)
      return { from: area, to: made[at] as Place, toBox: false, householdIds }
    })
    const moved = parts.flatMap((part, at) => groups.filter((group) => part.groups.includes(group.name)).map((group) => ({ area: group, parent: made[at] as Place })))
    return {
      ...nothing,
      ended: stays ? [] : [area, ...groups.filter((group) => !moved.some((one) => one.area === group))],
      made,
      moved,
      placed: [...placed, ...(stays || left.size === 0 ? [] : [{ from: area, to: town, toBox: true, householdIds: [...left.keys()] }])].filter((one) => one.householdIds.length > 0),
      lineage: made.map((to) => ({ from: area, to })),
    }
  }
}

/** Households that come to another village, for what goes along with them. */
export function leavingOf({ poured, placed }: Pick<ChangePlan, 'poured' | 'placed'>): Leaving[] {
  return [...poured, ...placed.filter(({ toBox }) => !toBox)]
}

function checkDate(work: Work, versions: readonly AreaVersion[], on: string, areas: readonly AreaRow[]): void {
  if (on > work.today) throw problem('AREA_CHANGE_DATE', { on, reason: 'later' })
  for (const area of areas) {
    const standing = versions.find((version) => version.area_id === area.id && version.to_date === null)
    if (standing?.from_date && on < standing.from_date) throw problem('AREA_CHANGE_DATE', { on, since: standing.from_date, name: area.name })
  }
}

function sibling(tree: Tree, parentId: string | null, name: string, leaving: readonly AreaRow[]): boolean {
  return tree.standing.some((one) => one.parent_id === parentId && one.name === name && !leaving.includes(one))
}

function codeOf(text: string, level: string): string {
  const code = fullAreaCode(text)
  if (code === undefined || (level === 'group') !== code.length > 12) throw impossible('code')
  return code
}

type Reason = 'same' | 'level' | 'name' | 'name-taken' | 'code' | 'code-taken' | 'not-empty' | 'parts'
const impossible = (reason: Reason) => problem('AREA_CHANGE_IMPOSSIBLE', { reason })
