import type { FrozenRow } from '#contract/rosters.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import { restrictedSource } from '#domain/registry/shown-sources.ts'
import { inOrder } from '#domain/reporting/place-and-name.ts'
import { partIds } from '#domain/roster/base-roster.ts'
import { outsideSpan } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { soundOf } from '../registry/public.ts'
import { teamsOf } from '../teams/public.ts'
import { listHouseholdLines, type EntryRow, type HouseholdLine } from './entries.queries.ts'
import { labelTitles } from './label-titles.ts'
import { particularsOnPaper, textsOf } from './texts-of.ts'

export interface PendingEntry {
  readonly entry: EntryRow
  readonly change: FrozenRow['change']
}

/**
 * The rows of a sheet as a village signs them: official, so in Chinese whoever looks, and with what may hang in the village
 * office. By part, then by village group, then by how the names of the heads sound. New rows are numbered on from `firstNo`;
 * a row that was signed before keeps its number.
 */
export async function frozenRows(work: Work, campaign: RunningCampaign, pending: readonly PendingEntry[], firstNo: number): Promise<FrozenRow[]> {
  const lines = new Map((await listHouseholdLines(work.trx, work.districtKey, pending.map(({ entry }) => entry.household_id), work.today)).map((line) => [line.id, line]))
  const teams = await teamsOf(work, pending.map(({ entry }) => ({ householdId: entry.household_id, areaPath: entry.area_path })))
  const order = partIds(campaign.plan)
  const rows = pending
    .flatMap(({ entry, change }) => {
      const line = lines.get(entry.household_id)
      return line ? [{ entry, change, line }] : []
    })
    .toSorted((a, b) => order.indexOf(a.entry.part) - order.indexOf(b.entry.part) || byGroup(a.line.group ?? '', b.line.group ?? '') || bySound(a.line, b.line))
  let next = firstNo
  return rows.map(({ entry, change, line }) => ({
    no: change === 'LISTED' ? next++ : (entry.signed_no ?? next++),
    ...rowOf(campaign, { entry, change }, line, teams.get(entry.household_id)?.name ?? ''),
  }))
}

function rowOf({ plan, row }: RunningCampaign, { entry, change }: PendingEntry, line: HouseholdLine, team: string): Omit<FrozenRow, 'no'> {
  const texts = readTexts('zh-CN', 'rosters')
  const between = say(texts, 'rosters.between')
  const titleOf = (id: string) => (id === restrictedSource ? say(texts, 'rosters.restricted') : (plan.sources.find((source) => source.id === id)?.title.zh ?? id))
  const head = line.members[0]
  const shown = textsOf(plan, 'village-worker', entry, head?.remark ?? '')
  const outside = outsideSpan(plan.sources, shown.sources, shown.particulars, row.start_date).map(({ ask, since }) => say(texts, 'rosters.outside', { title: ask.title.zh, since }))
  return {
    householdId: entry.household_id,
    change,
    part: entry.part,
    ...(change === 'MOVED' && entry.signed_part !== null && { from: entry.signed_part }),
    headName: line.head_name,
    maskedId: head?.mask ?? '',
    address: line.address,
    phone: (head?.phone ?? line.members.find((member) => member.phone)?.phone) ?? '',
    labels: labelTitles(plan, line.labels).map(({ title }) => title.zh).join(between),
    aid: line.aid.map((kind) => codeTitle('aid-kind', kind)?.zh ?? kind).join(between),
    reason: change === 'STRUCK' ? shown.strikeReason : shown.reason,
    source: shown.sources.map(titleOf).join(between),
    members: line.members.length,
    group: line.group ?? '',
    team,
    remark: [shown.remark, particularsOnPaper(plan, shown.sources, shown.particulars), ...outside].filter((text) => text !== '').join(say(texts, 'rosters.after')),
  }
}

/** 2组 comes before 10组; a household without a group after those with one. */
function byGroup(a: string, b: string): number {
  if (a === b) return 0
  if (a === '' || b === '') return a === '' ? 1 : -1
  const [left, right] = [numberIn(a), numberIn(b)]
  return left - right || (a < b ? -1 : 1)
}

function bySound(a: HouseholdLine, b: HouseholdLine): number {
  return inOrder(soundOf(a.head_name).pinyin, soundOf(b.head_name).pinyin) || inOrder(a.head_name, b.head_name) || inOrder(a.id, b.id)
}

function numberIn(group: string): number {
  const digits = /\d+/.exec(group)?.[0]
  return digits === undefined ? Number.MAX_SAFE_INTEGER : Number(digits)
}

export interface RowCounts {
  readonly parts: Record<string, number>
  readonly struck: number
  readonly moved: number
}

/** How many rows are listed in each part, and how many only change one that was. */
export function countsOf(rows: readonly Pick<FrozenRow, 'change' | 'part'>[], parts: readonly string[]): RowCounts {
  const listed = rows.filter((row) => row.change === 'LISTED')
  return {
    parts: Object.fromEntries(parts.map((part) => [part, listed.filter((row) => row.part === part).length])),
    struck: rows.filter((row) => row.change === 'STRUCK').length,
    moved: rows.filter((row) => row.change === 'MOVED').length,
  }
}
