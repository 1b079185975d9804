import type { FrozenRow } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import { restrictedSource, shownListing } from '#domain/registry/shown-sources.ts'
import type { Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import { listHouseholdLines, type EntryRow } from './entries.queries.ts'
import { labelTitles } from './label-titles.ts'

export interface PendingEntry {
  readonly entry: EntryRow
  readonly change: 'LISTED' | 'STRUCK'
}

/**
 * The rows of a sheet as a village signs them: official, so in Chinese whoever looks, numbered, covered first. A restricted
 * source is not named on a sheet that hangs in the village office.
 */
export async function frozenRows(work: Work, plan: Plan, pending: readonly PendingEntry[]): Promise<FrozenRow[]> {
  const lines = new Map((await listHouseholdLines(work.trx, work.districtKey, pending.map(({ entry }) => entry.household_id), work.today)).map((line) => [line.id, line]))
  const texts = readTexts('zh-CN', 'rosters')
  const between = say(texts, 'rosters.between')
  const sourceTitle = (id: string) => (id === restrictedSource ? say(texts, 'rosters.restricted') : (plan.sources.find((source) => source.id === id)?.title.zh ?? id))
  const partOrder = plan.rosters[0]?.parts.map((part) => part.id) ?? []
  const ordered = pending.toSorted((a, b) => partOrder.indexOf(a.entry.part) - partOrder.indexOf(b.entry.part))
  return ordered.flatMap(({ entry, change }, index) => {
    const line = lines.get(entry.household_id)
    if (!line) return []
    const head = line.members[0]
    const { sources, reason } = shownListing(plan.sources, 'village-worker', entry)
    return [
      {
        no: index + 1,
        householdId: entry.household_id,
        change,
        part: entry.part as FrozenRow['part'],
        headName: line.head_name,
        maskedId: head?.mask ?? '',
        address: line.address,
        phone: (head?.phone ?? line.members.find((member) => member.phone)?.phone) ?? '',
        labels: labelTitles(plan, line.labels).map(({ title }) => title.zh).join(between),
        aid: line.aid.map((kind) => codeTitle('aid-kind', kind)?.zh ?? kind).join(between),
        reason: change === 'STRUCK' ? (entry.strike_reason ?? '') : reason,
        source: sources.map(sourceTitle).join(between),
        members: line.members.length,
      },
    ]
  })
}

export function countsOf(rows: readonly Pick<FrozenRow, 'change' | 'part'>[]): { covered: number; possible: number; struck: number } {
  const listed = rows.filter((row) => row.change === 'LISTED')
  const covered = listed.filter((row) => row.part === 'covered').length
  return { covered, possible: listed.length - covered, struck: rows.length - listed.length }
}
