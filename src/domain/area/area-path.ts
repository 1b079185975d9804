/**
 * A path of stable area ids, each followed by a slash: `district/town/village/`. Official codes change (divisions are
 * merged, split and renamed), the ids in a path never do.
 */

/** @returns the path of a child area below `parent` ('' for a root) */
export function childPath(parent: string, id: string): string {
  return `${parent}${id}/`
}

/** @returns the paths of the area itself and all areas above it, highest first */
export function ancestry(path: string): string[] {
  const ids = path.split('/').filter(Boolean)
  return ids.map((_, index) => `${ids.slice(0, index + 1).join('/')}/`)
}

/** @returns how deep a path is: 1 for a district, 2 for a town, 3 for a village */
export function depth(path: string): number {
  return path.split('/').filter(Boolean).length
}
