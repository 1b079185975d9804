import type { FindingFigures } from '#contract/findings.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import { bandsOf, departmentTitle, gapKinds } from '#domain/casework/case-plan.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { countBy, countOpenByDay, countTotals, measureResponse, type FindingCounts } from './figures.queries.ts'
import { findingFilter } from './finding-filter.ts'

const nothing: FindingCounts = { all: 0, open: 0, overdue: 0, fixed: 0 }

/** The ledger of rectification in figures: how old what is open is, by gap, by line, and how long the first answer took in each area below. */
export async function getFindingFigures(work: Work, campaignId: string, areaId: string | undefined): Promise<FindingFigures> {
  const { plan } = await getRunningCampaign(work, campaignId)
  const filter = await findingFilter(work, campaignId, plan, areaId === undefined ? {} : { area: areaId })
  const areas = await listAreasOf(work.trx, work.districtKey)
  const top = areas.find((area) => area.id === (areaId ?? work.actor.areaId))
  if (!top || !top.path.startsWith(work.actor.scope)) throw problem('NOT_FOUND')

  const byDay = await countOpenByDay(work.trx, work.districtKey, filter)
  const byGap = await countBy(work.trx, work.districtKey, filter, 'gap')
  const byLine = await countBy(work.trx, work.districtKey, filter, 'line_department')
  const below = areas.filter((area) => area.parent_id === top.id && area.level !== 'group')
  const response = []
  for (const area of below.length > 0 ? below : [top]) {
    const { acted, waiting, median_hours } = await measureResponse(work.trx, work.districtKey, { ...filter, areaPath: area.path })
    response.push({ areaId: area.id, areaName: area.name, acted, waiting, medianHours: median_hours === null ? null : Math.round(median_hours * 10) / 10 })
  }
  return {
    asOf: work.today,
    total: await countTotals(work.trx, work.districtKey, filter),
    ages: bandsOf(plan).map((band) => ({
      id: band.id,
      fromDays: band.fromDays,
      toDays: band.toDays ?? null,
      count: byDay.filter(({ found_on }) => isIn(band, daysBetween(found_on, work.today))).reduce((sum, row) => sum + row.count, 0),
    })),
    gaps: [
      ...gapKinds(plan).map(({ id, title }) => ({ id, title, ...countsOf(byGap, id) })),
      { id: null, title: null, ...countsOf(byGap, null) },
    ],
    lines: byLine.map(({ key, ...counts }) => ({ id: key ?? '', title: departmentTitle(plan, key ?? ''), ...counts })),
    response,
  }
}

function isIn(band: { readonly fromDays: number; readonly toDays?: number }, age: number): boolean {
  return age >= band.fromDays && (band.toDays === undefined || age <= band.toDays)
}

function countsOf(rows: readonly (FindingCounts & { key: string | null })[], key: string | null): FindingCounts {
  const { key: _, ...counts } = rows.find((row) => row.key === key) ?? { key, ...nothing }
  return counts
}
