import type { PlainDate } from '../calendar/plain-date.ts'

/** Names of the parameters that rules ask for; amounts are fen a month. */
export const parameterNames = ['dibaoStandard'] as const
export type ParameterName = (typeof parameterNames)[number]

/** A dated amount or factor of an area (requirements A-05). None is built in. */
export type Parameter = {
  readonly name: string
  readonly areaPath: string
  /** A code of the list `hukou-type`, or '' for every kind of registration. */
  readonly hukou: string
  /** The first day on which it holds; it holds until the day on which a later one begins. */
  readonly from: PlainDate
  readonly value: number
  /** When it was written down: of two with the same first day the later one corrects the earlier. */
  readonly recordedAt: string
}

/**
 * The parameter that holds for a household of an area on a day: that of the nearest area, there the one for its own kind of
 * registration before the one for all, of those the newest that had begun. One that begins later changes nothing of this day.
 * @param hukou undefined when nobody knows: then only what holds for every kind is taken
 * @returns undefined when there is none; never a guess
 */
export function parameterOn(parameters: readonly Parameter[], name: ParameterName, place: { readonly areaPath: string; readonly hukou: string | undefined }, day: PlainDate): Parameter | undefined {
  const fitting = parameters.filter((one) => one.name === name && one.from <= day && place.areaPath.startsWith(one.areaPath) && (one.hukou === '' || one.hukou === place.hukou))
  return fitting.reduce<Parameter | undefined>((best, one) => (best === undefined || isBetter(one, best) ? one : best), undefined)
}

function isBetter(a: Parameter, b: Parameter): boolean {
  if (a.areaPath.length !== b.areaPath.length) return a.areaPath.length > b.areaPath.length
  if (a.hukou !== b.hukou) return a.hukou !== ''
  if (a.from !== b.from) return a.from > b.from
  return a.recordedAt > b.recordedAt
}
