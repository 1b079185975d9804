import type { HouseholdFacts } from './facts.ts'
import { parameterFor } from './parameter-values.ts'

/** Income of a household in twelve months in whole fen, deductions taken off (最低生活保障审核确认办法 art. 13), never below zero; undefined when nobody gave it. */
export function incomeAYear(facts: HouseholdFacts): number | undefined {
  const income = numberOf(facts, 'income12m')
  return income === undefined ? undefined : Math.max(0, income - (numberOf(facts, 'incomeDeduction12m') ?? 0))
}

/**
 * Income a head and month as a multiple of the dibao standard that holds on the day of the facts (art. 8). Computed from whole fen and
 * divided once.
 * @param size members on that day
 * @returns undefined when the income, the standard or somebody to share it is missing; a multiple that somebody gave stands in its place
 */
export function incomeRatioOf(facts: HouseholdFacts, size: number): number | undefined {
  const [income, standard] = [incomeAYear(facts), parameterFor(facts, 'dibaoStandard')]
  if (income === undefined || standard === undefined || size === 0) return numberOf(facts, 'incomeRatio')
  return income / (12 * size * standard.value)
}

const kindsOfSpending = ['spent.medical', 'spent.schooling', 'spent.rehab', 'spent.accident', 'spent.other'] as const

/**
 * Necessary spending in twelve months in yuan (刚性支出: living, medical, education, rehabilitation, other). Undefined while one kind was not
 * asked for: part of a sum is no sum.
 */
export function rigidExpenditureOf(facts: HouseholdFacts): number | undefined {
  const spent = kindsOfSpending.map((name) => numberOf(facts, name))
  return spent.every((one) => one !== undefined) ? spent.reduce((sum, one) => sum + one) / 100 : undefined
}

function numberOf({ household }: HouseholdFacts, name: string): number | undefined {
  const value = household.facts[name]?.value
  return typeof value === 'number' ? value : undefined
}
