import * as contract from '#contract/areas.ts'
import type { Area } from '#contract/areas.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { importAreas } from './import-areas.ts'
import { listAreasOf } from './areas.queries.ts'

export function mountAreas(endpoints: Endpoints): void {
  endpoints.read(contract.listAreas, async (work) => ({
    // Names of areas are public knowledge; a village still sees only its own line of the tree.
    rows: (await listAreasOf(work.trx, work.districtKey))
      .filter((area) => work.actor.scope === '' || area.path.startsWith(work.actor.scope) || work.actor.scope.startsWith(area.path))
      .map((area) => ({ id: area.id, parentId: area.parent_id, level: area.level as Area['level'], code: area.code, name: area.name, path: area.path })),
  }))
  endpoints.wideWrite(contract.importAreas, (work, { file, query }) => importAreas(work, file, query.name))
}
