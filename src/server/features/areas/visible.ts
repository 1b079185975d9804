import type { AreaLevel } from '#domain/access/access.ts'
import type { Area } from '#contract/areas.ts'
import type { Work } from '../../http/work.ts'

/** Names of areas are public knowledge; a village still sees only its own line of the tree. */
export function isVisible({ actor }: Work, path: string): boolean {
  return actor.scope === '' || path.startsWith(actor.scope) || actor.scope.startsWith(path)
}

export function areaView(area: { id: string; parent_id: string | null; level: string; code: string; name: string; path: string }): Area {
  return { id: area.id, parentId: area.parent_id, level: area.level as AreaLevel, code: area.code, name: area.name, path: area.path }
}
