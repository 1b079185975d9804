import type { Duty } from '#contract/campaigns.ts'
import { may } from '#domain/access/access.ts'
import { isMade } from '#domain/plan/is-made.ts'
import type { Duty as PlanDuty } from '#domain/plan/plan.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import type { AreaRow } from '../areas/public.ts'
import type { RunningCampaign } from './running-campaign.ts'

/** A duty as the one who looks sees it: late from the day after it was due, its own or one it watches. */
export function dutyView(work: Work, campaign: RunningCampaign, row: Row<'duty'>, areas: ReadonlyMap<string, AreaRow>): Duty {
  const duty = campaign.plan.duties.find((candidate) => candidate.id === row.code)
  const area = areas.get(row.area_path)
  return {
    id: row.id,
    campaignId: campaign.id,
    code: row.code,
    title: duty?.title ?? { zh: row.code, en: row.code },
    areaId: area?.id ?? '',
    areaName: area?.name ?? '',
    due: row.due_date,
    state: row.done_at !== null ? 'done' : row.due_date < work.today ? 'late' : 'due',
    doneAt: row.done_at,
    doneBy: row.done_by,
    isMine: row.area_path === work.actor.areaPath && may(work.actor.role, 'duty.mark'),
    clause: duty ? { at: duty.clause.at, says: duty.clause.says, row: duty.clause.row ?? null } : null,
    place: placeOfDuty(campaign, duty),
    record: duty?.fulfilledBy && 'record' in duty.fulfilledBy ? { kind: duty.fulfilledBy.record, id: row.record_id } : null,
    actor: duty ? { level: duty.actor.level, role: duty.actor.role ?? null } : null,
    stage: duty?.stage ?? null,
  }
}

/** The page of the office where a duty is done. */
export function placeOfDuty(campaign: RunningCampaign, duty: PlanDuty | undefined): Duty['place'] {
  const means = duty?.fulfilledBy ?? {}
  if ('visits' in means) return 'visits'
  if (!isDoneByList(campaign, duty)) return 'campaign'
  return 'roster' in means ? 'roster' : 'deliverables'
}

/**
 * Whether signing a roster or handing in a list is what finishes a duty. A list that the software does not make yet is
 * made elsewhere, so its duty is marked by hand.
 */
export function isDoneByList(campaign: RunningCampaign, duty: PlanDuty | undefined): boolean {
  const means = duty?.fulfilledBy ?? {}
  if ('roster' in means) return true
  if (!('deliverable' in means)) return false
  return isMade(campaign.plan.deliverables.find((candidate) => candidate.id === means.deliverable))
}
