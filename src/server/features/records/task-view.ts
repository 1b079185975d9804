import type { RecordTask } from '#contract/records.ts'
import type { Work } from '../../http/work.ts'
import type { AreaRow } from '../areas/public.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import type { TaskRow } from './records.queries.ts'

/** A decision as a task: late from the day after it was due. */
export function taskView(work: Work, { plan }: RunningCampaign, row: TaskRow, areas: ReadonlyMap<string, AreaRow>): RecordTask {
  const area = areas.get(row.area_path)
  return {
    id: row.id,
    campaignId: row.campaign_id,
    recordId: row.record_id,
    recordTitle: plan.records.find((kind) => kind.id === row.kind)?.title ?? { zh: row.kind, en: row.kind },
    heldOn: row.held_on,
    what: row.what,
    owner: row.owner,
    areaId: area?.id ?? '',
    areaName: area?.name ?? '',
    due: row.due_date,
    state: row.done_at !== null ? 'done' : row.due_date < work.today ? 'late' : 'due',
    doneAt: row.done_at,
    doneBy: row.done_by,
    note: row.note,
    isMine: row.area_path === work.actor.areaPath,
  }
}
