import * as contract from '#contract/areas.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Endpoints } from '../../http/endpoint.ts'
import { annotateAreas } from './annotate-areas.ts'
import { areaFigures } from './area-figures.ts'
import { changeAreas } from './change-areas.ts'
import { changeView } from './change-view.ts'
import { exportAreas } from './export-areas.ts'
import { getArea } from './get-area.ts'
import { importAreas } from './import-areas.ts'
import { listAreas } from './list-areas.ts'
import { listAreasEver } from './areas.queries.ts'
import { listVillageGroups } from './list-village-groups.ts'
import type { Neighbours } from './neighbours.ts'
import { previewChange } from './preview-change.ts'
import { showDifference } from './show-difference.ts'
import { listChanges } from './versions.queries.ts'

export function mountAreas(endpoints: Endpoints, neighbours: Neighbours): void {
  endpoints.read(contract.listAreas, async (work, { query }) => ({ rows: await listAreas(work, day(query.asOf)) }))
  endpoints.read(contract.areaFigures, (work, { query }) => areaFigures(work, query.asOf))
  endpoints.read(contract.exportAreas, (work, { language }) => exportAreas(work, language))
  endpoints.wideRead(contract.compareAreas, (work, { file, query }) => showDifference(work, file, query.name))
  endpoints.wideRead(contract.annotateAreas, (work, { file, query, language }) => annotateAreas(work, file, query.name, language))
  endpoints.areaWrite(contract.importAreas, async (work, { file, query }) => {
    const end = (query.end ?? '').split(',').filter(Boolean)
    const done = await importAreas(work, file, query.name, { on: day(query.on), hash: query.hash, end })
    if (done.added > 0) await neighbours.giveDuties(work)
    return done
  })
  endpoints.read(contract.getArea, (work, { params }) => getArea(work, params.areaId))
  endpoints.wideRead(contract.listVillageGroups, async (work, { params }) => ({ rows: await listVillageGroups(work, params.areaId) }))
  endpoints.wideRead(contract.previewAreaChange, async (work, { body }) => (await previewChange(work, checked(body.change), neighbours)).preview)
  endpoints.areaWrite(contract.changeAreas, (work, { body }) => changeAreas(work, checked(body.change), body.hash, neighbours))
  endpoints.read(contract.listAreaChanges, async (work) => {
    const names = new Map((await listAreasEver(work.trx, work.districtKey)).map((area) => [area.id, area.name]))
    return { rows: (await listChanges(work.trx, work.districtKey)).map((row) => changeView(row, names.get(row.area_id) ?? '')) }
  })
}

function day(text: string | undefined): string | undefined {
  if (text !== undefined && !isPlainDate(text)) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'on', code: 'date' }] })
  return text
}

function checked(change: contract.AreaChange): contract.AreaChange {
  if (!isPlainDate(change.on)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'change.on', code: 'date' }] })
  return change
}
