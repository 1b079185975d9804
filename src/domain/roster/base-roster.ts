import type { Plan, RosterPlan } from '../plan/plan.ts'

/**
 * The roster that a campaign works with: the only one that the checker lets a plan have.
 * @returns undefined for a notice that asks for none
 */
export function baseRoster(plan: Pick<Plan, 'rosters'>): RosterPlan | undefined {
  return plan.rosters[0]
}

/** Ids of the parts of the roster, in the order in which they stand on paper. */
export function partIds(plan: Pick<Plan, 'rosters'>): readonly string[] {
  return baseRoster(plan)?.parts.map((part) => part.id) ?? []
}
