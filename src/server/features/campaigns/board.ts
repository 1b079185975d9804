import type { BoardLine, Duty, Stuck } from '#contract/campaigns.ts'
import { ancestry } from '#domain/area/area-path.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf, type AreaRow } from '../areas/public.ts'
import { countAgainDue, countLateDuties, countOverdue, listCounts, listSignedVillages, type LateDuties } from './campaigns.queries.ts'
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
  const { trx, districtKey, today } = work
  const { scope } = work.actor
  const [standing, counts, again, overdue, signed, returns, teamless, late] = await Promise.all([
    listAreasOf(trx, districtKey),
    listCounts(trx, districtKey, campaign.id, scope),
    countAgainDue(trx, districtKey, campaign.id, scope, today),
    countOverdue(trx, districtKey, campaign.id, scope, today),
    listSignedVillages(trx, districtKey, campaign.id, scope),
    listReturns(trx, districtKey, campaign.id, scope, new Date(work.now.getTime() + 1)),
    countWithoutTeam(work, campaign),
    countLateDuties(trx, districtKey, campaign.id, scope, today),
  ])
  const areas = standing.filter((area) => area.path.startsWith(scope))
  const top = areas.find((area) => area.id === (areaId ?? work.actor.areaId))
  if (!top) throw problem('NOT_FOUND')
  const figures = new Figured()
  for (const row of counts) {
    figures.add(row.area_path, { households: row.households, seen: row.seen, partly: row.partly, gone: row.gone, unplaced: row.unplaced, findings: row.findings, fixedOnSpot: row.fixed_on_spot, openFindings: row.open })
  }
  for (const row of again) figures.add(row.area_path, { againDue: row.count })
  for (const row of overdue) figures.add(row.area_path, { overdueFindings: row.count })
  for (const area of areas) if (area.level === 'village') figures.add(area.path, { villages: 1, signedVillages: signed.has(area.path) ? 1 : 0 })
  for (const row of returns) {
    figures.add(row.area_path, { rostersSent: row.rosters_sent, rostersReturned: row.rosters_returned, listsSent: row.lists_sent, listsReturned: row.lists_returned })
  }
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
    const duties = new Map(campaign.plan.duties.map((duty) => [duty.id, { title: duty.title, place: placeOfDuty(campaign, duty) }]))
    const gone = placeOfDuty(campaign, undefined)
    const byPlace = (rows: readonly LateDuties[]) => Map.groupBy(rows, (row) => duties.get(row.code)?.place ?? gone)
    const addDuties = (area: AreaRow, own: ReadonlyMap<Duty['place'], readonly LateDuties[]>): void => {
      for (const [kind, place] of [['deliverable-late', 'deliverables'], ['duty-late', 'campaign']] as const) {
        const rows = own.get(place) ?? []
        add(kind, area, sumOf(rows), daysLate(today, rows), [], [...new Set(rows.map((row) => row.code))].flatMap((code) => duties.get(code)?.title ?? []))
      }
    }
    const names = new Map(areas.map((area) => [area.path, area.name]))
    const below = rowsBelow(late, parts)
    for (const part of parts) {
      const own = byPlace(below.get(part.path) ?? [])
      const rosters = own.get('roster') ?? []
      const figures = figuresOf(part.path)
      add('roster-unsigned', part, sumOf(rosters), daysLate(today, rosters), rosters.map((row) => names.get(row.area_path) ?? ''))
      add('households-unplaced', part, figures.unplaced, 0)
      add('households-without-team', part, sumUnder(teamless.counts, part.path), teamless.daysLate)
      add('visit-again-due', part, figures.againDue, daysLate(today, again.filter((row) => row.area_path.startsWith(part.path))))
      add('findings-overdue', part, figures.overdueFindings, daysLate(today, overdue.filter((row) => row.area_path.startsWith(part.path))))
      addDuties(part, own)
    }
    // What the unit above owes itself is no less late.
    if (!parts.includes(over)) addDuties(over, byPlace(late.filter((row) => row.area_path === over.path)))
    add('households-unplaced', over, parts.includes(over) ? 0 : figures.at(over.path).unplaced, 0)
    return found.sort((a, b) => b.daysLate - a.daysLate || b.count - a.count)
  }
}

function daysLate(today: PlainDate, rows: readonly { since: string }[]): number {
  return Math.max(0, ...rows.map((row) => daysBetween(row.since as PlainDate, today)))
}

function sumOf(rows: readonly { count: number }[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0)
}

/** Rows by the path of the part at or below which they stand. */
function rowsBelow<T extends { area_path: string }>(rows: readonly T[], parts: readonly AreaRow[]): Map<string, T[]> {
  const below = new Map<string, T[]>(parts.map((part) => [part.path, []]))
  for (const row of rows) for (const path of ancestry(row.area_path)) below.get(path)?.push(row)
  return below
}

function sumUnder(counts: ReadonlyMap<string, number>, path: string): number {
  let sum = 0
  for (const [areaPath, count] of counts) if (areaPath.startsWith(path)) sum += count
  return sum
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
