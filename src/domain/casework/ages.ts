import type { PlainDate } from '../calendar/plain-date.ts'
import { addDays } from '../calendar/plain-date.ts'

/** Open problems by the days since they were found: from the first to the last of a band; no last day in the oldest. */
export type AgeBand = { readonly id: string; readonly fromDays: number; readonly toDays?: number }

const usual = [7, 30, 90] as const

/**
 * The bands of a list of upper limits in days, as a plan gives them (立行立改: what is open longest stands out).
 * @param limits whole days, ascending; 7, 30 and 90 when a plan gives none
 */
export function ageBands(limits: readonly number[] = usual): readonly AgeBand[] {
  const firsts = [0, ...limits.map((limit) => limit + 1)]
  return firsts.map((fromDays, index) => {
    const toDays = limits[index]
    return { id: toDays === undefined ? `${fromDays}-` : `${fromDays}-${toDays}`, fromDays, ...(toDays !== undefined && { toDays }) }
  })
}

/** First and last day on which something must have been found to lie in a band today; no first day in the oldest. */
export function foundWithin(band: AgeBand, today: PlainDate): { readonly from?: PlainDate; readonly until: PlainDate } {
  return { ...(band.toDays !== undefined && { from: addDays(today, -band.toDays) }), until: addDays(today, -band.fromDays) }
}
