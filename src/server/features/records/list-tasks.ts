import type { RecordTask } from '#contract/records.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver } from '../areas/public.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listTaskRows } from './records.queries.ts'
import { taskView } from './task-view.ts'

/** The tasks of the account's area and everything below it, by due date. */
export async function listTasks(work: Work, campaign: RunningCampaign, isOpen: boolean): Promise<RecordTask[]> {
  const areas = new Map((await listAreasEver(work.trx, work.districtKey)).map((area) => [area.path, area]))
  return (await listTaskRows(work.trx, work.districtKey, campaign.id, work.actor.scope, isOpen)).map((row) => taskView(work, campaign, row, areas))
}
