import type { PlainDate } from '../calendar/plain-date.ts'

/**
 * In what a parameter is kept: money in whole fen, a ratio as a number (1.5, 0.6), a percentage as it is written (3.5), months and days as
 * whole numbers. Rules read money as yuan and the others as they are.
 */
export type ParameterUnit = 'fen-month' | 'fen-year' | 'ratio' | 'percent' | 'months' | 'days'

const units = {
  /** 最低生活保障标准 */
  dibaoStandard: 'fen-month',
  /** Below how many times the standard a household is on the edge (最低生活保障审核确认办法 art. 8). */
  edgeMultiple: 'ratio',
  /** 上年度人均可支配收入, a head and year (国办发〔2023〕39号). */
  disposableIncome: 'fen-year',
  /** From which share of the income on necessary spending is rigid. */
  rigidShare: 'ratio',
  /** 特困人员基本生活标准, without care (特困人员救助供养: 基本生活标准加照料护理标准). */
  tekunStandard: 'fen-month',
  /** 孤儿基本生活养育标准, by which de-facto-unattended children are paid too. */
  orphanStandard: 'fen-month',
  /** 高龄津贴 from 80, 90 and 100 on: 范围和档次由当地定. */
  ageAllowance80: 'fen-month',
  ageAllowance90: 'fen-month',
  ageAllowance100: 'fen-month',
  /** 残疾人两项补贴; nursing by the level of the disability. */
  disabilityLiving: 'fen-month',
  disabilityNursing1: 'fen-month',
  disabilityNursing2: 'fen-month',
  /** How often a dibao household is looked at again: a stable one, one of unstable income or with somebody who can work (art. 31). */
  reviewMonths: 'months',
  reviewMonthsUnstable: 'months',
  /** How often elders at high risk, those to be followed, and others are seen. */
  visitDaysHighRisk: 'days',
  visitDaysKey: 'days',
  visitDaysGeneral: 'days',
  /** How long before its last day a disability card is looked at. */
  cardNoticeDays: 'days',
  /** Prices of the month above those of a year ago, and from where on the price-linked subsidy starts (发改价格〔2021〕1553号). */
  cpiRise: 'percent',
  foodCpiRise: 'percent',
  cpiTrigger: 'percent',
  foodCpiTrigger: 'percent',
} as const satisfies Record<string, ParameterUnit>

export type ParameterName = keyof typeof units

/** Names of the parameters that rules can ask for, written `parameter.edgeMultiple`. None has a value of its own. */
export const parameterNames = Object.keys(units) as readonly ParameterName[]

/** In what a parameter is kept. */
export function parameterUnit(name: ParameterName): ParameterUnit {
  return units[name]
}

/** Whether a parameter is an amount, kept in whole fen. */
export function isMoney(name: ParameterName): boolean {
  return units[name] === 'fen-month' || units[name] === 'fen-year'
}

/** Whether a text names a parameter. */
export function isParameterName(name: string): name is ParameterName {
  return Object.hasOwn(units, name)
}

// Ten million yuan; a hundred times; a hundred years.
const most: Readonly<Record<ParameterUnit, number>> = { 'fen-month': 1_000_000_000, 'fen-year': 1_000_000_000, ratio: 100, percent: 100, months: 1200, days: 36_500 }

/**
 * Whether a value may be kept under a parameter: money, months and days whole and at least one, a ratio above nothing, a percentage from
 * -100 to 100 (prices fall too).
 */
export function isParameterValue(name: ParameterName, value: number): boolean {
  const unit = units[name]
  if (unit === 'percent') return Math.abs(value) <= most.percent
  if (unit === 'ratio') return value > 0 && value <= most.ratio
  return Number.isSafeInteger(value) && value >= 1 && value <= most[unit]
}

/** A dated amount or factor of an area (requirements A-05). None is built in. */
export type Parameter = {
  /** Of the catalogue; one that is not is asked for by nobody. */
  readonly name: string
  readonly areaPath: string
  /** A code of the list `hukou-type`, or '' for every kind of registration. */
  readonly hukou: string
  /** The first day on which it holds; it holds until the day on which a later one begins. */
  readonly from: PlainDate
  /** In the unit of its name. */
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
