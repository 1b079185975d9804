import type { AreaLevel } from '../access/access.ts'
import { levelAbove } from './area-code.ts'

/** An area that stands, as a comparison needs it. */
export interface StandingArea {
  readonly id: string
  readonly parentId: string | null
  readonly level: AreaLevel
  readonly code: string
  readonly name: string
}

/** A row of a list of divisions. */
export interface ListedArea {
  readonly row: number
  readonly level: AreaLevel
  readonly code: string
  readonly name: string
  readonly parentCode: string
}

export interface AddedArea extends ListedArea {
  readonly parentName: string
}
export interface ChangedArea {
  readonly row: number
  readonly areaId: string
  readonly level: AreaLevel
  readonly name: string
  readonly code: string
  /** What it was until now: a name, a code, the name of the area above. */
  readonly was: string
  /** What it becomes. */
  readonly becomes: string
}
export interface GoneArea {
  readonly areaId: string
  readonly level: AreaLevel
  readonly code: string
  readonly name: string
  readonly parentName: string
}
export interface ListFault {
  readonly row: number
  readonly code: 'LEVEL' | 'PARENT' | 'NAME_TWICE' | 'CODE_TAKEN'
  readonly value: string
}

export interface AreaDifference {
  readonly added: readonly AddedArea[]
  readonly renamed: readonly ChangedArea[]
  readonly recoded: readonly ChangedArea[]
  readonly moved: readonly (ChangedArea & { readonly parentCode: string })[]
  /** Those that stand and are not in the list, of parents for which the list names areas. */
  readonly gone: readonly GoneArea[]
  readonly same: number
  readonly faults: readonly ListFault[]
}

/**
 * What a list of divisions would change in the areas that stand. An area is the one with its code; one without is the one
 * of its name below its parent, with another code, when that code is in no row of the list.
 * @param listed rows of the list, of which no two have one code
 * @param standing areas that stand, parents anywhere
 */
export function areaDifference(listed: readonly ListedArea[], standing: readonly StandingArea[]): AreaDifference {
  const byCode = new Map(standing.map((area) => [area.code, area]))
  const byId = new Map(standing.map((area) => [area.id, area]))
  const inList = new Map(listed.map((area) => [area.code, area]))
  const faults: ListFault[] = []
  const met = new Map<string, StandingArea>()
  const levelOf = (code: string): AreaLevel | undefined => inList.get(code)?.level ?? byCode.get(code)?.level
  const nameAt = (code: string): string => inList.get(code)?.name ?? byCode.get(code)?.name ?? ''

  for (const area of listed) {
    const known = byCode.get(area.code)
    if (known) met.set(area.code, known)
  }
  // A parent may itself have another code in this list; parents stand before their children by level.
  const order: readonly AreaLevel[] = ['city', 'district', 'town', 'village', 'group']
  const parentOf = (area: ListedArea): StandingArea | undefined => met.get(area.parentCode) ?? byCode.get(area.parentCode)
  for (const level of order) {
    for (const area of listed) {
      if (area.level !== level || met.has(area.code)) continue
      const parent = parentOf(area)
      const alike = standing.filter((one) => one.level === level && one.name === area.name && !inList.has(one.code) && (level === 'city' || level === 'district' || one.parentId === parent?.id))
      if (alike.length === 1 && ![...met.values()].includes(alike[0]!)) met.set(area.code, alike[0]!)
    }
  }

  const added: AddedArea[] = []
  const renamed: ChangedArea[] = []
  const recoded: ChangedArea[] = []
  const moved: (ChangedArea & { parentCode: string })[] = []
  let same = 0
  const names = new Map<string, number>()
  for (const area of listed) {
    const { row, level, name, code, parentCode } = area
    const place = `${level} ${parentCode} ${name}`
    if (names.has(place)) {
      faults.push({ row, code: 'NAME_TWICE', value: name })
      continue
    }
    names.set(place, row)
    const known = met.get(code)
    if (known && known.level !== level) {
      faults.push({ row, code: 'LEVEL', value: level })
      continue
    }
    const isTop = level === 'city' || level === 'district'
    const hasParent = levelAbove[level] !== undefined && levelOf(parentCode) === levelAbove[level]
    if (!isTop && !hasParent) {
      faults.push({ row, code: 'PARENT', value: parentCode })
      continue
    }
    if (!known) {
      added.push({ ...area, parentName: nameAt(parentCode) })
      continue
    }
    const change = { row, areaId: known.id, level, name, code }
    const before = renamed.length + recoded.length + moved.length
    if (known.name !== name) renamed.push({ ...change, was: known.name, becomes: name })
    if (known.code !== code) recoded.push({ ...change, was: known.code, becomes: code })
    const parent = parentOf(area)
    if (!isTop && parent?.id !== known.parentId) moved.push({ ...change, parentCode, was: byId.get(known.parentId ?? '')?.name ?? '', becomes: nameAt(parentCode) })
    if (renamed.length + recoded.length + moved.length === before) same += 1
  }

  const kept = new Set([...met.values()].map((area) => area.id))
  const told = new Set(listed.flatMap((area) => parentOf(area)?.id ?? []))
  const gone = standing
    .filter((area) => area.parentId !== null && area.level !== 'district' && told.has(area.parentId) && !kept.has(area.id))
    .map(({ id, level, code, name, parentId }) => ({ areaId: id, level, code, name, parentName: byId.get(parentId as string)?.name ?? '' }))
  return { added, renamed, recoded, moved, gone, same, faults }
}
