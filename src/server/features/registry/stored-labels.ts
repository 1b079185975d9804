import type { Plan } from '#domain/plan/plan.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { keptLabelsOf, type KeptLabels } from '#domain/roster/kept-labels.ts'
import type { StoredLabels } from '../../database/tables.ts'
import type { WithDepartments } from '../reach/public.ts'

/** Something whose populations and parts of the roster can be asked for: a running campaign. */
export interface WithPlan {
  readonly id: string
  readonly plan: Pick<Plan, 'populations' | 'rosters'> & WithDepartments['plan']
}

/**
 * Ids of the labels that hold on the day of the facts in any of the campaigns, and of those that nobody can decide yet, as
 * household rows keep them for lists and counts. What is shown of one household is computed anew.
 * @returns one for each household, in their order
 */
export function storedLabelsOf(campaigns: readonly WithPlan[], households: readonly HouseholdFacts[]): StoredLabels[] {
  const told = campaigns.map(({ plan }) => keptLabelsOf(plan, households))
  return households.map((_, at) => together(campaigns, told.map((one) => one[at]!)))
}

function together(campaigns: readonly WithPlan[], told: readonly KeptLabels[]): StoredLabels {
  const persons: Record<string, string[]> = {}
  const undecided: Record<string, string[]> = {}
  for (const { household, persons: people } of told) {
    add(undecided, '', household.undecided)
    for (const [personId, ids] of people) {
      add(persons, personId, ids.held)
      add(undecided, personId, ids.undecided)
    }
  }
  return {
    household: [...new Set(told.flatMap((one) => one.household.held))],
    persons,
    ...(Object.keys(undecided).length > 0 && { undecided }),
    parts: Object.fromEntries(campaigns.map((campaign, at) => [campaign.id, told[at]!.part])),
  }
}

function add(to: Record<string, string[]>, of: string, ids: readonly string[]): void {
  if (ids.length > 0) to[of] = to[of] ? [...new Set([...to[of], ...ids])] : (ids as string[])
}
