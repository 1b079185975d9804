import type { KeptRecord } from '#contract/records.ts'
import { may } from '#domain/access/access.ts'
import { areaLevelOf } from '#domain/plan/area-level.ts'
import { coverageOf } from '#domain/record/check-record.ts'
import { isParticipants } from '#domain/record/record-details.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver, type AreaRow } from '../areas/public.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listHeadNames, listRecordTasks, type RecordRow } from './records.queries.ts'
import { taskView } from './task-view.ts'

/** Records as whoever looks sees them, with the names of the units and households they speak of. */
export async function recordViews(work: Work, campaign: RunningCampaign, rows: readonly RecordRow[]): Promise<KeptRecord[]> {
  const areas = await listAreasEver(work.trx, work.districtKey)
  const byPath = new Map(areas.map((area) => [area.path, area]))
  const heads = await listHeadNames(work.trx, work.districtKey, rows.flatMap((row) => householdIds(campaign, row)), work.actor.scope)
  const tasks = Map.groupBy(await listRecordTasks(work.trx, work.districtKey, rows.map((row) => row.id), work.actor.scope), (task) => task.record_id)
  return rows.map((row) => {
    const kind = campaign.plan.records.find((one) => one.id === row.kind)
    const area = byPath.get(row.area_path)
    const isOpen = row.state === 'LISTED' && row.answered_at === null
    return {
      id: row.id,
      campaignId: campaign.id,
      kind: row.kind,
      title: kind?.title ?? { zh: row.kind, en: row.kind },
      areaId: area?.id ?? '',
      areaName: area?.name ?? '',
      heldOn: row.held_on,
      details: row.details,
      names: { ...unitNames(row, areas), ...Object.fromEntries(householdIds(campaign, row).flatMap((id) => (heads.has(id) ? [[id, heads.get(id) as string]] : []))) },
      coverage: (kind && coverageOf(kind, row.details)) ?? null,
      files: row.files,
      state: row.state as KeptRecord['state'],
      strikeReason: row.strike_reason,
      byName: row.by_name,
      at: row.at,
      answer: row.answer !== null && row.answered_at !== null ? { text: row.answer, by: row.answered_by ?? '', at: row.answered_at } : null,
      tasks: (tasks.get(row.id) ?? []).map((task) => taskView(work, campaign, task, byPath)),
      mayStrike: isOpen && may(work.actor.role, 'record.write') && row.area_path === work.actor.areaPath,
      mayAnswer: isOpen && may(work.actor.role, 'record.write') && mayAnswer(work, campaign, row),
    }
  })
}

/** Whether whoever looks stands for the unit that answers a record: that of the level the plan names, above whoever wrote it. */
export function mayAnswer(work: Work, { plan }: RunningCampaign, row: RecordRow): boolean {
  const level = plan.records.find((kind) => kind.id === row.kind)?.answeredBy
  return level !== undefined && work.actor.level === areaLevelOf(plan, level) && row.area_path.startsWith(work.actor.areaPath)
}

function householdIds({ plan }: RunningCampaign, row: RecordRow): string[] {
  const items = plan.records.find((kind) => kind.id === row.kind)?.items.filter((item) => item.type === 'households') ?? []
  return items.flatMap((item) => (row.details[item.id] as string[] | undefined) ?? [])
}

function unitNames(row: RecordRow, areas: readonly AreaRow[]): Record<string, string> {
  const ids = new Set(Object.values(row.details).flatMap((value) => (isParticipants(value) ? value.flatMap((one) => one.areaId ?? []) : [])))
  return Object.fromEntries(areas.filter((area) => ids.has(area.id)).map((area) => [area.id, area.name]))
}
