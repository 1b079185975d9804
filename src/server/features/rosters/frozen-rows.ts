import type { FrozenRow } from '#contract/rosters.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import { tellsOfRestricted } from '#domain/registry/shown-sources.ts'
import { inOrder } from '#domain/reporting/place-and-name.ts'
import { partIds } from '#domain/roster/base-roster.ts'
import { outsideSpan } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { soundOf } from '../../name-sound.ts'
import { teamsOf } from '../teams/public.ts'
import { rowTexts } from '../telling/public.ts'
import { listHouseholdLines, type EntryRow, type HouseholdLine } from './entries.queries.ts'
import { labelTitles } from './label-titles.ts'
import type { LineRow } from './lines.queries.ts'
import { particularsOnPaper } from './particulars-on-paper.ts'

export interface PendingEntry {
  readonly entry: EntryRow
  /** The line that it moves to another part; undefined for a row that is new. */
  readonly line: Pick<LineRow, 'id' | 'no' | 'part'> | undefined
}

/**
 * The rows of a sheet that are on the roster, as a village signs them: official, so in Chinese whoever looks, and with what may hang in the village
 * office. By part, then by village group, then by how the names of the heads sound. New rows are numbered on from `firstNo`;
 * a row that moved keeps its number.
 */
export async function frozenRows(work: Work, campaign: RunningCampaign, pending: readonly PendingEntry[], firstNo: number): Promise<FrozenRow[]> {
  const [households, teams] = await Promise.all([
    listHouseholdLines(work.trx, work.districtKey, pending.map(({ entry }) => entry.household_id), work.today),
    teamsOf(work, pending.map(({ entry }) => ({ householdId: entry.household_id, areaPath: entry.area_path }))),
  ])
  const lines = new Map(households.map((line) => [line.id, line]))
  const order = partIds(campaign.plan)
  const rows = pending
    .map((one) => {
      const household = lines.get(one.entry.household_id)
      // An error: a row that cannot be seen would not be signed, and nobody would know.
      if (!household) throw new Error(`entry ${one.entry.id} is of no household that can be seen`)
      return { ...one, household }
    })
    .toSorted((a, b) => order.indexOf(a.entry.part) - order.indexOf(b.entry.part) || byGroup(a.household.group ?? '', b.household.group ?? '') || bySound(a.household, b.household))
  let next = firstNo
  return rows.map(({ entry, line, household }) => ({
    no: line?.no ?? next++,
    ...rowOf(campaign, { entry, line }, household, teams.get(entry.household_id)?.name ?? ''),
  }))
}

/** Where a row is from, by the titles of the plan. */
export function sourcesOnPaper(plan: Pick<Plan, 'sources'>, sources: readonly string[]): string {
  const texts = readTexts('zh-CN', 'rosters')
  const titleOf = (id: string) => plan.sources.find((source) => source.id === id)?.title.zh ?? id
  return sources.map(titleOf).join(say(texts, 'rosters.between'))
}

function rowOf({ plan, row }: RunningCampaign, { entry, line: signed }: PendingEntry, line: HouseholdLine, team: string): Omit<FrozenRow, 'no'> {
  const texts = readTexts('zh-CN', 'rosters')
  const between = say(texts, 'rosters.between')
  const head = line.members[0]
  const shown = rowTexts(plan.sources, 'village-worker', entry, { remark: head?.remark ?? '', address: line.address })
  const outside = outsideSpan(plan.sources, shown.sources, shown.particulars, row.start_date).map(({ ask, since }) => say(texts, 'rosters.outside', { title: ask.title.zh, since }))
  return {
    householdId: entry.household_id,
    change: signed ? 'MOVED' : 'LISTED',
    part: entry.part,
    ...(signed && { from: signed.part }),
    headName: line.head_name,
    maskedId: head?.mask ?? '',
    address: shown.address,
    phone: (head?.phone ?? line.members.find((member) => member.phone)?.phone) ?? '',
    labels: labelTitles(plan, line.labels).map(({ title }) => title.zh).join(between),
    aid: line.aid.map((kind) => codeTitle('aid-kind', kind)?.zh ?? kind).join(between),
    reason: shown.reason,
    source: sourcesOnPaper(plan, shown.sources),
    members: line.members.length,
    group: tellsOfRestricted(plan.sources, line.group ?? '') ? '' : (line.group ?? ''),
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
  return inOrder(soundOf(a.head_name).order, soundOf(b.head_name).order) || inOrder(a.head_name, b.head_name) || inOrder(a.id, b.id)
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
