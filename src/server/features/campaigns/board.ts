import type { BoardLine, Stuck } from '#contract/campaigns.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { countEntries, countFindings, listDutyRows, listSignedVillages } from './campaigns.queries.ts'
import { placeOfDuty } from './duty-view.ts'
import { countWithoutTeam } from './without-team.ts'
import type { RunningCampaign } from './running-campaign.ts'

type Figures = Omit<BoardLine, 'areaId' | 'areaName' | 'level'> & { againDue: number }

export interface Board {
  readonly asOf: string
  readonly total: BoardLine
  readonly lines: BoardLine[]
  readonly stuck: Stuck[]
}

const nothing = (): Figures => ({ households: 0, seen: 0, partly: 0, gone: 0, notVisited: 0, findings: 0, fixedOnSpot: 0, openFindings: 0, overdueFindings: 0, villages: 0, signedVillages: 0, unplaced: 0, againDue: 0 })

/**
 * Figures of an area and of each area right below it, and what is stuck where. Rows that stand at an area itself (a
 * household without a village) count into that area's total, and as a line of their own when they are not below any.
 */
export async function getBoard(work: Work, campaign: RunningCampaign, areaId: string | undefined): Promise<Board> {
  const areas = (await listAreasOf(work.trx, work.districtKey)).filter((area) => area.path.startsWith(work.actor.scope))
  const top = areas.find((area) => area.id === (areaId ?? work.actor.areaId))
  if (!top) throw problem('NOT_FOUND')
  const { scope } = work.actor
  const entries = await countEntries(work.trx, work.districtKey, campaign.id, scope, work.today)
  const findings = await countFindings(work.trx, work.districtKey, campaign.id, scope, work.today)
  const signed = await listSignedVillages(work.trx, work.districtKey, campaign.id, scope)
  const teamless = await countWithoutTeam(work, campaign)
  const duties = (await listDutyRows(work.trx, work.districtKey, campaign.id, scope)).filter((duty) => duty.done_at === null && duty.due_date < work.today)

  const figuresOf = (path: string): Figures => {
    const sum = nothing()
    for (const row of entries) {
      if (!row.area_path.startsWith(path)) continue
      sum.households += row.households
      sum.seen += row.seen
      sum.partly += row.partly
      sum.gone += row.gone
      sum.againDue += row.again_due
      sum.unplaced += row.unplaced
    }
    sum.notVisited = sum.households - sum.seen - sum.partly - sum.gone
    for (const row of findings) {
      if (!row.area_path.startsWith(path)) continue
      sum.findings += row.findings
      sum.fixedOnSpot += row.fixed_on_spot
      sum.openFindings += row.open
      sum.overdueFindings += row.overdue
    }
    for (const area of areas) {
      if (area.level !== 'village' || !area.path.startsWith(path)) continue
      sum.villages += 1
      if (signed.has(area.path)) sum.signedVillages += 1
    }
    return sum
  }
  const line = (area: AreaRow): BoardLine => {
    const { againDue: _, ...figures } = figuresOf(area.path)
    return { areaId: area.id, areaName: area.name, level: area.level, ...figures }
  }
  const below = areas.filter((area) => area.parent_id === top.id)
  return { asOf: work.now.toISOString(), total: line(top), lines: below.map(line), stuck: stuckBelow(top, below.length > 0 ? below : [top]) }

  function stuckBelow(over: AreaRow, parts: readonly AreaRow[]): Stuck[] {
    const found: Stuck[] = []
    const add = (kind: Stuck['kind'], area: AreaRow, count: number, daysLate: number, names: string[] = [], titles: Stuck['titles'] = []): void => {
      if (count > 0) found.push({ kind, areaId: area.id, areaName: area.name, count, daysLate, names, titles })
    }
    const dutyOf = (code: string) => campaign.plan.duties.find((duty) => duty.id === code)
    const late = (place: ReturnType<typeof placeOfDuty>, path: string) => duties.filter((row) => row.area_path.startsWith(path) && placeOfDuty(campaign, dutyOf(row.code)) === place)
    const titlesOf = (rows: readonly { code: string }[]) => [...new Set(rows.map((row) => row.code))].flatMap((code) => dutyOf(code)?.title ?? [])
    const nameOf = (path: string) => areas.find((area) => area.path === path)?.name ?? ''
    for (const part of parts) {
      const rosters = late('roster', part.path)
      const figures = figuresOf(part.path)
      add('roster-unsigned', part, rosters.length, daysLate(work.today, rosters), rosters.map((row) => nameOf(row.area_path)))
      add('households-unplaced', part, figures.unplaced, 0)
      add('households-without-team', part, sumUnder(teamless.counts, part.path), teamless.daysLate)
      add('visit-again-due', part, figures.againDue, daysLate(work.today, sinceOf(entries, part, 'again_since')))
      add('findings-overdue', part, figures.overdueFindings, daysLate(work.today, sinceOf(findings, part, 'overdue_since')))
      const lists = late('deliverables', part.path)
      add('deliverable-late', part, lists.length, daysLate(work.today, lists), [], titlesOf(lists))
      const others = late('campaign', part.path)
      add('duty-late', part, others.length, daysLate(work.today, others), [], titlesOf(others))
    }
    add('households-unplaced', over, parts.includes(over) ? 0 : entries.filter((row) => row.area_path === over.path).reduce((sum, row) => sum + row.unplaced, 0), 0)
    return found.sort((a, b) => b.daysLate - a.daysLate || b.count - a.count)
  }
}

function daysLate(today: PlainDate, rows: readonly { due_date: string }[]): number {
  return Math.max(0, ...rows.map((row) => daysBetween(row.due_date as PlainDate, today)))
}

function sumUnder(counts: ReadonlyMap<string, number>, path: string): number {
  let sum = 0
  for (const [areaPath, count] of counts) if (areaPath.startsWith(path)) sum += count
  return sum
}

/** The earliest days of an area's rows, as `daysLate` takes them. */
function sinceOf<K extends string>(rows: readonly ({ area_path: string } & { readonly [key in K]: string | null })[], area: AreaRow, key: K): { due_date: string }[] {
  return rows.flatMap((row) => {
    const since = row[key]
    return row.area_path.startsWith(area.path) && since !== null ? [{ due_date: since }] : []
  })
}
