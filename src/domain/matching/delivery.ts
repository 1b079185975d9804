import { addDays, type PlainDate } from '../calendar/plain-date.ts'
import type { Dataset } from './datasets.ts'

/** A run that was read to its end, as the ledger of sources looks at it. */
export interface Delivery {
  /** The day the data are of. */
  readonly sourceDate: PlainDate
  readonly rows: number
  /** Households that were looked for. */
  readonly households: number
  /** Those that were not, for want of an authorisation. */
  readonly leftOut: number
  /** Whether people of the whole district were looked for, or of a part of it alone. */
  readonly isOfDistrict: boolean
}

/** What a delivery lacks before it can stand for its data set. */
export type Lack = 'AREA' | 'HOUSEHOLDS' | 'ROWS'

/** With fewer rows a file is a question about single people; a court of a small county may have no more in a month. */
const fewestRows = 3
/** Where more than this share of the households did not allow it, the data set has not been looked through. */
const mostLeftOut = 0.1
/** With less than this share of the rows of the one before it, something is missing until another one says the same. */
const leastShare = 0.1

/**
 * Which delivery stands for a data set, and what came after it that does not: one that looked for a part of our people alone, or one
 * with next to no rows. By such a one the data set is as due as it was.
 * @param deliveries of one data set, those with the oldest data first
 */
export function standingOf<One extends Delivery>(deliveries: readonly One[]): { readonly whole: One | undefined; readonly part: { readonly of: One; readonly lacks: Lack } | undefined } {
  let [whole, part, before]: [One | undefined, { of: One; lacks: Lack } | undefined, One | undefined] = [undefined, undefined, undefined]
  for (const one of deliveries) {
    const lacks = lackOf(one, before)
    if (lacks) part = { of: one, lacks }
    else [whole, part] = [one, undefined]
    if (lacks === undefined || lacks === 'ROWS') before = one
  }
  return { whole, part }
}

function lackOf({ rows, households, leftOut, isOfDistrict }: Delivery, before: Delivery | undefined): Lack | undefined {
  if (!isOfDistrict) return 'AREA'
  if (leftOut > (households + leftOut) * mostLeftOut) return 'HOUSEHOLDS'
  return rows < fewestRows || rows < (before?.rows ?? 0) * leastShare ? 'ROWS' : undefined
}

/** The first day on which a data set is due again; null when it never came, which is due at once. */
export function dueOn({ cycleDays }: Dataset, whole: Pick<Delivery, 'sourceDate'> | undefined): PlainDate | null {
  return whole ? addDays(whole.sourceDate, cycleDays + 1) : null
}

/** Whether a data set is due on a day. One of which no delivery stands is due at once. */
export function isDue(dataset: Dataset, whole: Pick<Delivery, 'sourceDate'> | undefined, today: PlainDate): boolean {
  const from = dueOn(dataset, whole)
  return from === null || from <= today
}
