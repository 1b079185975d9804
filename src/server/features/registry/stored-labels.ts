import type { Plan } from '#domain/plan/plan.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { labelsOf } from '#domain/policy/labels.ts'
import { partGroundsOf } from '#domain/roster/part-of.ts'
import type { StoredLabels } from '../../database/tables.ts'
import type { WithDepartments } from '../reach/public.ts'

/** Something whose populations and parts of the roster can be asked for: a running campaign. */
export interface WithPlan {
  readonly id: string
  readonly plan: Pick<Plan, 'populations' | 'rosters'> & WithDepartments['plan']
}

/**
 * Ids of the labels that hold on the day of the facts in any of the campaigns, and of those that nobody can decide yet, as a
 * household row keeps them for lists and counts. What is shown of one household is computed anew.
 */
export function storedLabelsOf(campaigns: readonly WithPlan[], facts: HouseholdFacts): StoredLabels {
  const all = campaigns.map((campaign) => labelsOf(campaign.plan, facts))
  const persons = new Map<string, Set<string>>()
  for (const [personId, labels] of all.flatMap((one) => Object.entries(one.persons))) {
    const held = persons.get(personId) ?? new Set()
    for (const label of labels) held.add(label.id)
    if (held.size > 0) persons.set(personId, held)
  }
  const undecided = new Map<string, Set<string>>()
  for (const { id, personId = '' } of all.flatMap((one) => one.unknown)) undecided.set(personId, (undecided.get(personId) ?? new Set()).add(id))
  return {
    household: [...new Set(all.flatMap((one) => one.household.map((label) => label.id)))],
    persons: Object.fromEntries([...persons].map(([personId, held]) => [personId, [...held]])),
    ...(undecided.size > 0 && { undecided: Object.fromEntries([...undecided].map(([personId, ids]) => [personId, [...ids]])) }),
    parts: Object.fromEntries(campaigns.map((campaign, index) => [campaign.id, partGroundsOf(campaign.plan, facts, all[index]!)])),
  }
}
