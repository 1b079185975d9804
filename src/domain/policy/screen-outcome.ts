import { verdictCodes } from './columnar-code.ts'
import type { RulePart, RuleParts } from './rule-parts.ts'

/**
 * What a rule comes to for a household or person. Of a rule with aid: `SHOULD` have it and does not, has it and `SHOULD_NOT`, has it
 * and fits (`RECEIVES`). Of one without: it `HOLDS`. `NEAR`: nearly so. `UNKNOWN`: for want of a fact; `FAILED`: a mistake of the rule.
 */
export const screenOutcomes = ['SHOULD', 'SHOULD_NOT', 'HOLDS', 'NEAR', 'UNKNOWN', 'FAILED', 'RECEIVES', 'NO'] as const
export type ScreenOutcome = (typeof screenOutcomes)[number]

/** Outcomes of which each household or person stands in a list of its own; the others are only counted. */
export const listedOutcomes = ['SHOULD', 'SHOULD_NOT', 'HOLDS', 'NEAR'] as const
/** Those that are counted, and who they are computed when somebody asks; `ALL` are those of whom a rule is asked. */
export const countedOutcomes = ['UNKNOWN', 'FAILED', 'RECEIVES', 'ALL'] as const
export type CountedOutcome = (typeof countedOutcomes)[number]
export type ListedOutcome = (typeof listedOutcomes)[number]

/** Whether those of an outcome stand in a list. */
export function isListed(outcome: ScreenOutcome | CountedOutcome): outcome is ListedOutcome {
  return (listedOutcomes as readonly string[]).includes(outcome)
}

/**
 * The outcome of a rule from the verdicts of its parts.
 * @param verdictOf the code (`verdictCodes`) to which a part came; asked only for parts that the rule has
 */
export function outcomeOf(parts: RuleParts, verdictOf: (part: RulePart) => number): ScreenOutcome {
  const holds = (part: RulePart): boolean => parts[part] !== undefined && verdictOf(part) === verdictCodes.true
  switch (verdictOf('when')) {
    case verdictCodes.true:
      return parts.has === undefined ? 'HOLDS' : holds('has') || holds('covered') ? 'RECEIVES' : 'SHOULD'
    case verdictCodes.false:
      return holds('has') ? 'SHOULD_NOT' : holds('near') ? 'NEAR' : 'NO'
    case verdictCodes.unknown:
      return 'UNKNOWN'
    default:
      return 'FAILED'
  }
}
