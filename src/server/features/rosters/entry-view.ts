import type { RosterEntry } from '#contract/rosters.ts'
import { lackingIn, outsideSpan } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { teamsOf } from '../teams/public.ts'
import { listHouseholdLines, type EntryRow } from './entries.queries.ts'
import { labelTitles } from './label-titles.ts'
import { textsOf } from './texts-of.ts'

/** Entries with what a list shows of their households. */
export async function entryViews(work: Work, { plan, row }: RunningCampaign, entries: readonly EntryRow[]): Promise<RosterEntry[]> {
  const areas = new Map((await listAreasOf(work.trx, work.districtKey)).map((area) => [area.path, area]))
  const lines = new Map((await listHouseholdLines(work.trx, work.districtKey, entries.map((entry) => entry.household_id), work.today)).map((line) => [line.id, line]))
  const teams = await teamsOf(work, entries.map((entry) => ({ householdId: entry.household_id, areaPath: entry.area_path })))
  return entries.flatMap((entry): RosterEntry[] => {
    const [area, line] = [areas.get(entry.area_path), lines.get(entry.household_id)]
    if (!line) return []
    const texts = textsOf(plan, work.actor.role, entry, line.members[0]?.remark ?? '')
    const team = teams.get(entry.household_id)
    return [
      {
        id: entry.id,
        householdId: entry.household_id,
        headName: line.head_name,
        maskedId: line.members[0]?.mask ?? '',
        areaId: area?.id ?? '',
        areaName: area?.name ?? '',
        isPlaced: entry.is_placed,
        part: entry.part,
        members: line.members.length,
        aid: line.aid,
        labels: labelTitles(plan, line.labels),
        address: line.address,
        group: line.group ?? '',
        reason: entry.state === 'STRUCK' ? texts.strikeReason : texts.reason,
        remark: texts.remark,
        sources: [...texts.sources],
        particulars: texts.particulars,
        lacking: lackingIn(plan.sources, texts.sources, entry.particulars).map(({ source, ask }) => ({ source, ask: ask.id })),
        outside: outsideSpan(plan.sources, texts.sources, entry.particulars, row.start_date).map(({ source, ask, since }) => ({ source, ask: ask.id, since })),
        isRestricted: texts.isRestricted,
        team: team ? { id: team.id, name: team.name, isOwn: team.isOwn } : null,
        state: entry.state as RosterEntry['state'],
        version: entry.state === 'STRUCK' ? entry.struck_version : entry.signed_version,
        signedPart: entry.signed_version !== null && entry.signed_part !== null && entry.signed_part !== entry.part ? entry.signed_part : null,
        coverage: entry.coverage as RosterEntry['coverage'],
        visitId: entry.visit_id,
      },
    ]
  })
}
