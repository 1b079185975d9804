import type { RecordTask } from '#contract/records.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findTask, updateTask } from './records.queries.ts'
import { taskView } from './task-view.ts'

/** The unit whose task it is says that it is done, and what was done. Problem: TASK_STATE. */
export async function finishTask(work: Work, id: string, note: string): Promise<RecordTask> {
  const row = await findTask(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, row.campaign_id)

  if (row.area_path !== work.actor.areaPath) throw problem('NOT_ALLOWED')

  if (!(await updateTask(work.trx, work.districtKey, id, { at: work.now, by: work.actor.name, note }))) throw problem('TASK_STATE')

  work.record({ action: 'finish-task', objectType: 'task', objectId: id, areaPath: row.area_path, details: { record: row.record_id, note } })
  const areas = new Map((await listAreasEver(work.trx, work.districtKey)).map((area) => [area.path, area]))
  return taskView(work, campaign, { ...row, done_at: work.now.toISOString(), done_by: work.actor.name, note }, areas)
}
