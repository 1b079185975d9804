import { createHash } from 'node:crypto'
import type { CampaignMove } from '#contract/campaigns.ts'
import { campaignCalendar } from '#domain/plan/calendar.ts'
import { comparePlans } from '#domain/plan/compare-plans.ts'
import { moveDuties, type DutyMove, type StandingDuty } from '#domain/plan/move-duties.ts'
import { rebasePlan } from '#domain/plan/rebase-plan.ts'
import { canonicalJson } from '#domain/reporting/canonical-json.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver } from '../areas/public.ts'
import { getStoredPlan, listVersionRows, type PlanVersionRow } from '../plans/public.ts'
import { listDutyRows } from './campaigns.queries.ts'
import { wantedDuties } from './give-duties.ts'
import { getRunningCampaign, type RunningCampaign } from './running-campaign.ts'

export interface PlannedMove {
  readonly campaign: RunningCampaign
  readonly version: PlanVersionRow
  readonly duties: DutyMove
  readonly view: CampaignMove
}

/**
 * What would change for a running campaign if it went on under another version of its plan: in the plan, in the campaign's own days,
 * and in the duties that everybody has. Problems: NOT_FOUND, PLAN_UNKNOWN.
 */
export async function previewMove(work: Work, campaignId: string, number: number): Promise<PlannedMove> {
  const campaign = await getRunningCampaign(work, campaignId)
  const versions = await listVersionRows(work.trx, work.districtKey, campaign.row.plan_id)
  const version = versions.find((row) => row.number === number)
  if (!version) throw problem('PLAN_UNKNOWN', { plan: campaign.row.plan_id })
  const { plan } = await getStoredPlan(work, version.plan_id, version.digest)
  const start = campaign.row.start_date

  const standing = (await listDutyRows(work.trx, work.districtKey, campaign.id, campaign.row.area_path)).map(
    (row): StandingDuty => ({ id: row.id, code: row.code, occurrence: row.occurrence, areaPath: row.area_path, due: row.due_date, isDone: row.done_at !== null }),
  )
  const every = (code: string) => campaign.plan.duties.find((duty) => duty.id === code)?.every
  const cyclesChanged = new Set(plan.duties.filter((duty) => every(duty.id) !== duty.every).map((duty) => duty.id))
  const wanted = await wantedDuties(work, campaign.id, plan, campaignCalendar(plan, start))
  const duties = moveDuties(standing, wanted, cyclesChanged)

  const names = new Map((await listAreasEver(work.trx, work.districtKey)).map((area) => [area.path, area.name]))
  const titleOf = (code: string) => plan.duties.find((duty) => duty.id === code)?.title ?? campaign.plan.duties.find((duty) => duty.id === code)?.title ?? { zh: code, en: code }
  const line = (duty: { code: string; areaPath: string; due: string }) => ({ code: duty.code, title: titleOf(duty.code), areaName: names.get(duty.areaPath) ?? '', due: duty.due })
  const changes = comparePlans(rebasePlan(campaign.plan, start), rebasePlan(plan, start)).map((change) => ({ ...change, fields: [...change.fields] }))
  const view = {
    campaignId: campaign.id,
    from: versions.find((row) => row.digest === campaign.row.plan_digest)?.number ?? null,
    to: version.number,
    note: version.note,
    changes,
    added: duties.add.map(line),
    removed: duties.remove.map(line),
    redated: duties.redate.map(({ duty, due }) => ({ ...line(duty), newDue: due })),
    done: duties.kept.length,
  }
  return { campaign, version, duties, view: { ...view, seen: createHash('sha256').update(canonicalJson({ ...view, digest: version.digest })).digest('hex') } }
}
