import type { BoardLine, Stuck } from '#contract/campaigns.ts'
import { ancestry } from '#domain/area/area-path.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { countAgainDue, countOverdue, listCounts, listLateDuties, listSignedVillages } from './campaigns.queries.ts'
import { placeOfDuty } from './duty-view.ts'
import { listReturns } from './returns.queries.ts'
import { countWithoutTeam } from './without-team.ts'
import type { RunningCampaign } from './running-campaign.ts'

type Figures = Omit<BoardLine, 'areaId' | 'areaName' | 'level'> & { againDue: number }

export interface Board {
  readonly asOf: string
  readonly total: BoardLine
  readonly lines: BoardLine[]
  readonly stuck: Stuck[]
}

const nothing = (): Figures => ({ households: 0, seen: 0, partly: 0, gone: 0, notVisited: 0, findings: 0, fixedOnSpot: 0, openFindings: 0, overdueFindings: 0, villages: 0, signedVillages: 0, unplaced: 0, rostersSent: 0, rostersReturned: 0, listsSent: 0, listsReturned: 0, againDue: 0 })

/**
 * Figures of an area and of each area right below it, and what is stuck where. Rows that stand at an area itself (a
 * household without a village) count into that area's total, and as a line of their own when they are not below any.
 */
export async function getBoard(work: Work, campaign: RunningCampaign, areaId: string | undefined): Promise<Board> {
  const areas = (await listAreasOf(work.trx, work.districtKey)).filter((area) => area.path.startsWith(work.actor.scope))
  const top = areas.find((area) => area.id === (areaId ?? work.actor.areaId))
  if (!top) throw problem('NOT_FOUND')
  const { scope } = work.actor
  const figures = new Figured()
  for (const row of await listCounts(work.trx, work.districtKey, campaign.id, scope)) {
    figures.add(row.area_path, { households: row.households, seen: row.seen, partly: row.partly, gone: row.gone, unplaced: row.unplaced, findings: row.findings, fixedOnSpot: row.fixed_on_spot, openFindings: row.open })
  }
  const again = await countAgainDue(work.trx, work.districtKey, campaign.id, scope, work.today)
  for (const row of again) figures.add(row.area_path, { againDue: row.count })
  const overdue = await countOverdue(work.trx, work.districtKey, campaign.id, scope, work.today)
  for (const row of overdue) figures.add(row.area_path, { overdueFindings: row.count })
  const signed = await listSignedVillages(work.trx, work.districtKey, campaign.id, scope)
  for (const area of areas) if (area.level === 'village') figures.add(area.path, { villages: 1, signedVillages: signed.has(area.path) ? 1 : 0 })
  for (const row of await listReturns(work.trx, work.districtKey, campaign.id, scope, new Date(work.now.getTime() + 1))) {
    figures.add(row.area_path, { rostersSent: row.rosters_sent, rostersReturned: row.rosters_returned, listsSent: row.lists_sent, listsReturned: row.lists_returned })
  }
  const teamless = await countWithoutTeam(work, campaign)
  const duties = await listLateDuties(work.trx, work.districtKey, campaign.id, scope, work.today)
  const figuresOf = (path: string): Figures => figures.of(path)
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
    const late = (place: ReturnType<typeof placeOfDuty>, isThere: (path: string) => boolean) => duties.filter((row) => isThere(row.area_path) && placeOfDuty(campaign, dutyOf(row.code)) === place)
    const addDuties = (area: AreaRow, isThere: (path: string) => boolean): void => {
      const [lists, others] = [late('deliverables', isThere), late('campaign', isThere)]
      add('deliverable-late', area, lists.length, daysLate(work.today, lists), [], titlesOf(lists))
      add('duty-late', area, others.length, daysLate(work.today, others), [], titlesOf(others))
    }
    const titlesOf = (rows: readonly { code: string }[]) => [...new Set(rows.map((row) => row.code))].flatMap((code) => dutyOf(code)?.title ?? [])
    const nameOf = (path: string) => areas.find((area) => area.path === path)?.name ?? ''
    for (const part of parts) {
      const isBelow = (path: string) => path.startsWith(part.path)
      const rosters = late('roster', isBelow)
      const figures = figuresOf(part.path)
      add('roster-unsigned', part, rosters.length, daysLate(work.today, rosters), rosters.map((row) => nameOf(row.area_path)))
      add('households-unplaced', part, figures.unplaced, 0)
      add('households-without-team', part, sumUnder(teamless.counts, part.path), teamless.daysLate)
      add('visit-again-due', part, figures.againDue, daysLate(work.today, sinceOf(again, part)))
      add('findings-overdue', part, figures.overdueFindings, daysLate(work.today, sinceOf(overdue, part)))
      addDuties(part, isBelow)
    }
    // What the unit above owes itself is no less late.
    if (!parts.includes(over)) addDuties(over, (path) => path === over.path)
    add('households-unplaced', over, parts.includes(over) ? 0 : figures.at(over.path).unplaced, 0)
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
function sinceOf(rows: readonly { area_path: string; since: string }[], area: AreaRow): { due_date: string }[] {
  return rows.filter((row) => row.area_path.startsWith(area.path)).map((row) => ({ due_date: row.since }))
}

/** Figures by area: what is added to one counts in every area above it. */
class Figured {
  readonly #sums = new Map<string, Figures>()
  readonly #own = new Map<string, Figures>()

  add(path: string, part: Partial<Figures>): void {
    for (const area of ancestry(path)) add(this.#sums, area, part)
    add(this.#own, path, part)
  }

  /** Of an area with all below it. */
  of(path: string): Figures {
    const sum = this.#sums.get(path) ?? nothing()
    return { ...sum, notVisited: sum.households - sum.seen - sum.partly - sum.gone }
  }

  /** Of what stands at an area itself. */
  at(path: string): Figures {
    return this.#own.get(path) ?? nothing()
  }
}

function add(sums: Map<string, Figures>, path: string, part: Partial<Figures>): void {
  let sum = sums.get(path)
  if (!sum) sums.set(path, (sum = nothing()))
  for (const [name, value] of Object.entries(part) as [keyof Figures, number][]) sum[name] += value
}
