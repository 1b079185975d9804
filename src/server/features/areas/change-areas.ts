import type { AreaChange, AreaChangeRow } from '#contract/areas.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { carryOut } from './carry-out.ts'
import { findArea } from './areas.queries.ts'
import { changeView } from './change-view.ts'
import type { Neighbours } from './neighbours.ts'
import { previewChange } from './preview-change.ts'
import { takeTurnUnlessImporting } from './take-turn.ts'
import { findChange, insertChange, type AreaChange as ChangeRow } from './versions.queries.ts'

/** Carries out a change of areas that was looked at before; a large one, or one that waits for an import, as a job. */
export async function changeAreas(work: Work, change: AreaChange, hash: string, neighbours: Neighbours): Promise<AreaChangeRow> {
  const isFree = await takeTurnUnlessImporting(work)
  const { plan, preview } = await previewChange(work, change, neighbours)

  if (preview.hash !== hash) throw problem('AREA_CHANGE_OUTDATED')

  const isLater = preview.isLarge || !isFree
  const id = work.newId()
  await insertChange(work.trx, {
    id,
    district_key: work.districtKey,
    kind: change.kind,
    area_id: change.areaId,
    on_date: change.on,
    asked: JSON.stringify({ change, hash }),
    details: JSON.stringify({}),
    state: isLater ? 'QUEUED' : 'RUNNING',
    progress: JSON.stringify({ done: 0, of: 1 }),
    by_id: work.actor.accountId,
    by_name: work.actor.name,
    at: work.now,
  })
  if (isLater) work.enqueue('change-areas', { districtKey: work.districtKey, changeId: id, accountId: work.actor.accountId })
  else await carryOut(work, { id, change, plan, preview }, neighbours)

  const area = await findArea(work.trx, work.districtKey, change.areaId)
  work.record({ action: 'change-areas', objectType: 'area', objectId: change.areaId, areaPath: area?.path ?? work.actor.areaPath, details: { kind: change.kind, on: change.on, state: isLater ? 'QUEUED' : 'DONE' } })
  return changeView((await findChange(work.trx, work.districtKey, id)) as ChangeRow, area?.name ?? '')
}
