import type { Duty } from '#contract/campaigns.ts'
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
    isMine: row.area_path === work.actor.areaPath,
    clause: duty ? { at: duty.clause.at, says: duty.clause.says, row: duty.clause.row ?? null } : null,
    place: placeOf(duty?.fulfilledBy),
  }
}

function placeOf(fulfilledBy: object | undefined): Duty['place'] {
  if (!fulfilledBy) return 'campaign'
  if ('roster' in fulfilledBy) return 'roster'
  return 'deliverable' in fulfilledBy ? 'deliverables' : 'visits'
}
