import type { Duty } from '#contract/campaigns.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasAmong } from '../areas/public.ts'
import { findDutyRow, updateDutyById } from './campaigns.queries.ts'
import { dutyView, isDoneByList } from './duty-view.ts'
import { getRunningCampaign } from './running-campaign.ts'

/** Marks a duty that has neither a list nor a record of its own as done, with a word of what was done. */
export async function markDuty(work: Work, id: string, note: string): Promise<Duty> {
  const row = await findDutyRow(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, row.campaign_id)
  const duty = campaign.plan.duties.find((candidate) => candidate.id === row.code)

  const byRecord = duty?.fulfilledBy !== undefined && 'record' in duty.fulfilledBy
  if (row.area_path !== work.actor.areaPath || byRecord || isDoneByList(campaign, duty)) throw problem('NOT_ALLOWED')

  await updateDutyById(work.trx, work.districtKey, id, { at: work.now, by: work.actor.name, note })

  work.record({ action: 'mark-duty', objectType: 'duty', objectId: id, areaPath: row.area_path, details: { code: row.code, note } })
  const areas = new Map((await listAreasAmong(work.trx, work.districtKey, 'path', [row.area_path])).map((area) => [area.path, area]))
  return dutyView(work, campaign, { ...row, done_at: work.now.toISOString(), done_by: work.actor.name, note }, areas)
}
