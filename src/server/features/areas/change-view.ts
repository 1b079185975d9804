import type { AreaChangeRow } from '#contract/areas.ts'
import type { AreaChange } from './versions.queries.ts'

export function changeView(row: AreaChange, areaName: string): AreaChangeRow {
  return {
    id: row.id,
    kind: row.kind,
    areaId: row.area_id,
    areaName,
    on: row.on_date,
    state: row.state as AreaChangeRow['state'],
    progress: row.progress,
    failure: row.failure,
    details: row.details,
    by: row.by_name,
    at: row.at,
  }
}
