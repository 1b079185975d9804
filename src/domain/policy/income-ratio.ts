import type { HouseholdFacts } from './facts.ts'
import { parameterOn } from './parameters.ts'

/**
 * Income a head and month as a multiple of the dibao standard that holds on the day of the facts (最低生活保障审核确认办法 art. 8
 * and 13: the income of twelve months, deductions taken off). Computed from whole fen and divided once.
 * @param size members on that day
 * @returns undefined when the income, the standard or somebody to share it is missing; a multiple that somebody gave stands in its place
 */
export function incomeRatioOf(facts: HouseholdFacts, size: number): number | undefined {
  const own = facts.household.facts
  const number = (name: string): number | undefined => (typeof own[name]?.value === 'number' ? (own[name].value as number) : undefined)
  const hukou = own['hukouType']?.value
  const standard = parameterOn(facts.parameters ?? [], 'dibaoStandard', { areaPath: facts.household.areaPath ?? '', hukou: typeof hukou === 'string' ? hukou : undefined }, facts.asOf)
  const income = number('income12m')
  if (income === undefined || standard === undefined || size === 0) return number('incomeRatio')
  return Math.max(0, income - (number('incomeDeduction12m') ?? 0)) / (12 * size * standard.value)
}
