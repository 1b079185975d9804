import type { RosterEntry } from '#contract/rosters.ts'
import { lackingIn, outsideSpan } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { listAreasEver } from '../areas/public.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { teamsOf } from '../teams/public.ts'
import { readerOf, rowTexts } from '../telling/public.ts'
import { listHouseholdLines, type EntryRow } from './entries.queries.ts'
import { labelTitles } from './label-titles.ts'
import { listLinesOf, type LineOf } from './lines.queries.ts'

/** Entries with what a list shows of their households. */
export async function entryViews(work: Work, { id: campaignId, plan, row }: RunningCampaign, entries: readonly EntryRow[]): Promise<RosterEntry[]> {
  // Whatever became of a place: one row of an area that has ended does not fail the list.
  const areas = new Map((await listAreasEver(work.trx, work.districtKey)).map((area) => [area.path, area]))
  const lines = new Map((await listHouseholdLines(work.trx, work.districtKey, entries.map((entry) => entry.household_id), work.today)).map((line) => [line.id, line]))
  const teams = await teamsOf(work, entries.map((entry) => ({ householdId: entry.household_id, areaPath: entry.area_path })))
  const signedLines = await listLinesOf(work.trx, work.districtKey, campaignId, entries.map((entry) => entry.household_id))
  const reader = await readerOf(work)
  return entries.flatMap((entry): RosterEntry[] => {
    const [area, line] = [areas.get(entry.area_path), lines.get(entry.household_id)]
    if (!line) return []
    const texts = rowTexts(plan.sources, work.actor.role, entry, { remark: line.members[0]?.remark ?? '', address: line.address })
    const team = teams.get(entry.household_id)
    const signed = signedAs(entry, signedLines)
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
        address: texts.address,
        group: reader.text(line.group ?? ''),
        reason: entry.state === 'STRUCK' ? texts.strikeReason : texts.reason,
        remark: texts.remark,
        sources: [...texts.sources],
        particulars: texts.particulars,
        lacking: lackingIn(plan.sources, texts.sources, entry.particulars).map(({ source, ask }) => ({ source, ask: ask.id })),
        outside: outsideSpan(plan.sources, texts.sources, entry.particulars, row.start_date).map(({ source, ask, since }) => ({ source, ask: ask.id, since })),
        isRestricted: texts.isRestricted,
        team: team ? { id: team.id, name: team.name, isOwn: team.isOwn } : null,
        state: entry.state as RosterEntry['state'],
        version: signed.version,
        signedPart: signed.part === entry.part ? null : signed.part,
        coverage: entry.coverage as RosterEntry['coverage'],
        visitId: entry.visit_id,
      },
    ]
  })
}

/** The version in which a row stands in its village, or by which it was struck there, and the part that was signed. */
function signedAs(entry: EntryRow, lines: readonly LineOf[]): { version: number | null; part: string | null } {
  const here = lines.filter((line) => line.area_path === entry.area_path)
  if (entry.state === 'LISTED') {
    const line = here.find((one) => one.struck_version === null && (one.household_id === entry.household_id || one.now_id === entry.household_id))
    return { version: line?.signed_version ?? null, part: line?.part ?? null }
  }
  const own = here.filter((line) => line.household_id === entry.household_id)
  return { version: own.some((line) => line.struck_version === null) ? null : (own[0]?.struck_version ?? null), part: null }
}
