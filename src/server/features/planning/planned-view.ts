import type { PlannedVisit } from '#contract/planning.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { teamsNamed } from '../teams/public.ts'
import { readerOf } from '../telling/public.ts'
import type { ListedPlan } from './planning.queries.ts'

/** Plans with the places and teams they name. One is done when a visit of its campaign was handed in on its day or after. */
export async function plannedViews(work: Work, rows: readonly ListedPlan[]): Promise<PlannedVisit[]> {
  const areas = await listAreasOf(work.trx, work.districtKey)
  const byPath = new Map(areas.map((area) => [area.path, area]))
  const byId = new Map(areas.map((area) => [area.id, area]))
  const teams = await teamsNamed(work)
  const reader = await readerOf(work)
  return rows.map((row) => {
    const area = byPath.get(row.area_path)
    const made = row.visit_id ?? row.made_visit_id
    const team = row.team_id === null ? undefined : teams.get(row.team_id)
    return {
      id: row.id,
      householdId: row.household_id,
      headName: row.head_name,
      address: reader.text(row.address),
      group: reader.text(row.group ?? ''),
      phone: row.phone ?? '',
      members: row.members,
      areaId: area?.id ?? '',
      areaName: area?.name ?? '',
      townName: area?.level === 'village' ? (byId.get(area.parent_id ?? '')?.name ?? '') : '',
      campaignId: row.campaign_id,
      purpose: row.purpose,
      department: row.department,
      on: row.planned_on,
      team: row.team_id !== null && team !== undefined ? { id: row.team_id, name: team } : null,
      visitors: row.visitors,
      state: row.state === 'PLANNED' && made !== null ? 'DONE' : (row.state as PlannedVisit['state']),
      decision: row.decision as PlannedVisit['decision'],
      reason: row.reason,
      earlierVisitId: row.earlier_visit_id,
      visitId: made,
      by: row.by_name,
      version: row.version,
    }
  })
}
