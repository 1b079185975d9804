import * as contract from '#contract/areas.ts'
import type { Area } from '#contract/areas.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import type { Work } from '../../http/work.ts'
import { importAreas } from './import-areas.ts'
import { listAreasOf } from './areas.queries.ts'

/** `onAdded` runs in the transaction that added areas: what others owe a new area, without this feature knowing them. */
export function mountAreas(endpoints: Endpoints, onAdded: (work: Work) => Promise<void>): void {
  endpoints.read(contract.listAreas, async (work) => ({
    // Names of areas are public knowledge; a village still sees only its own line of the tree.
    rows: (await listAreasOf(work.trx, work.districtKey))
      .filter((area) => work.actor.scope === '' || area.path.startsWith(work.actor.scope) || work.actor.scope.startsWith(area.path))
      .map((area) => ({ id: area.id, parentId: area.parent_id, level: area.level as Area['level'], code: area.code, name: area.name, path: area.path })),
  }))
  endpoints.wideWrite(contract.importAreas, async (work, { file, query }) => {
    const done = await importAreas(work, file, query.name)
    if (done.added > 0) await onAdded(work)
    return done
  })
}
