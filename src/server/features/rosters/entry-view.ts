import type { RosterEntry } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { shownListing } from '#domain/registry/shown-sources.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { listHouseholdLines, type EntryRow } from './entries.queries.ts'
import { labelTitles } from './label-titles.ts'

/** Entries with what a list shows of their households. */
export async function entryViews(work: Work, plan: Plan, entries: readonly EntryRow[]): Promise<RosterEntry[]> {
  const areas = new Map((await listAreasOf(work.trx, work.districtKey)).map((area) => [area.path, area]))
  const lines = new Map((await listHouseholdLines(work.trx, work.districtKey, entries.map((entry) => entry.household_id), work.today)).map((line) => [line.id, line]))
  return entries.flatMap((entry): RosterEntry[] => {
    const [area, line] = [areas.get(entry.area_path), lines.get(entry.household_id)]
    if (!line) return []
    const { sources, reason } = shownListing(plan.sources, work.actor.role, entry)
    return [
      {
        id: entry.id,
        householdId: entry.household_id,
        headName: line.head_name,
        maskedId: line.members[0]?.mask ?? '',
        areaId: area?.id ?? '',
        areaName: area?.name ?? '',
        isPlaced: entry.is_placed,
        part: entry.part as RosterEntry['part'],
        members: line.members.length,
        aid: line.aid,
        labels: labelTitles(plan, line.labels),
        address: line.address,
        reason: entry.state === 'STRUCK' ? (entry.strike_reason ?? '') : reason,
        sources: [...sources],
        state: entry.state as RosterEntry['state'],
        version: entry.state === 'STRUCK' ? entry.struck_version : entry.signed_version,
        coverage: entry.coverage as RosterEntry['coverage'],
        visitId: entry.visit_id,
      },
    ]
  })
}
