import type { AreaLevel } from '../access/access.ts'

/** What an area was from one day to another. Days are plain dates; null is longer than noted, and still. */
export interface DatedArea {
  readonly areaId: string
  readonly number: number
  readonly level: AreaLevel
  readonly code: string
  readonly name: string
  readonly parentId: string | null
  readonly path: string
  readonly from: string | null
  /** The first day on which it no longer held. */
  readonly to: string | null
}

/** The versions that held on a day, one of each area that stood. */
export function treeAsOf(versions: readonly DatedArea[], day: string): DatedArea[] {
  return versions.filter(({ from, to }) => (from === null || from <= day) && (to === null || day < to))
}

export interface Descent {
  readonly fromId: string
  readonly toId: string
  readonly on: string
}

/**
 * What became of an area: those that stand for it, through any number of changes.
 * @param lineage which area became which
 * @param stands whether an area still stands
 * @returns ids; empty when nothing came of it
 */
export function successorsOf(areaId: string, lineage: readonly Descent[], stands: (id: string) => boolean): string[] {
  return walk(areaId, lineage.map(({ fromId, toId }) => [fromId, toId]), stands)
}

/** What an area came from, through any number of changes, itself not counted. */
export function predecessorsOf(areaId: string, lineage: readonly Descent[]): string[] {
  return walk(areaId, lineage.map(({ fromId, toId }) => [toId, fromId]), () => true)
}

function walk(areaId: string, steps: readonly (readonly [string, string])[], isFound: (id: string) => boolean): string[] {
  const seen = new Set([areaId])
  const found: string[] = []
  const open = [areaId]
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const [from, to] of steps) {
      if (from !== at || seen.has(to)) continue
      seen.add(to)
      if (isFound(to)) found.push(to)
      open.push(to)
    }
  }
  return found
}
