import type { Plan } from '#domain/plan/plan.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { PartGrounds } from '#domain/roster/part-of.ts'
import { keptLabelsOf, type KeptLabels } from '#domain/roster/kept-labels.ts'
import type { StoredLabels } from '../../database/tables.ts'
import type { WithDepartments } from '../reach/public.ts'

/** Something whose populations and parts of the roster can be asked for: a running campaign. */
export interface WithPlan {
  readonly id: string
  readonly plan: Pick<Plan, 'populations' | 'rosters'> & WithDepartments['plan']
}

/** Labels of a household on their way into the database. */
export interface LabelsToStore {
  /** `StoredLabels` as JSON. */
  readonly json: string
  /** Ids of those that hold, of the household and of its people. */
  readonly held: ReadonlySet<string>
  /** By campaign: what the plan's expressions say of the part of its roster. */
  readonly parts: Readonly<Record<string, PartGrounds>>
}

/**
 * The labels that hold on the day of the facts in any of the campaigns, and those that nobody can decide yet, as household rows keep
 * them for lists and counts. What is shown of one household is computed anew.
 * @returns one for each household, in their order
 */
export function labelsToStore(campaigns: readonly WithPlan[], households: readonly HouseholdFacts[]): LabelsToStore[] {
  const told = campaigns.map(({ plan }) => keptLabelsOf(plan, households))
  return households.map((_, at) => together(campaigns, told.map((one) => one[at]!)))
}

export const unlabelled: LabelsToStore = { json: JSON.stringify({ household: [], persons: {} } satisfies StoredLabels), held: new Set(), parts: {} }

function together(campaigns: readonly WithPlan[], told: readonly KeptLabels[]): LabelsToStore {
  const [held, undecided] = [new Map<string, readonly string[]>(), new Map<string, readonly string[]>()]
  for (const { household, persons } of told) {
    add(undecided, '', household.undecided)
    for (const [personId, ids] of persons) {
      add(held, personId, ids.held)
      add(undecided, personId, ids.undecided)
    }
  }
  const parts = Object.fromEntries(campaigns.map((campaign, at) => [campaign.id, told[at]!.part]))
  const household = told.map((one) => one.household.held).reduce(both, [])
  const json = `{"household":${jsonOf(household)},"persons":${jsonBy(held)},${undecided.size === 0 ? '' : `"undecided":${jsonBy(undecided)},`}"parts":${JSON.stringify(parts)}}`
  return { json, held: told.length === 1 ? told[0]!.held : new Set(told.flatMap((one) => [...one.held])), parts }
}

function add(to: Map<string, readonly string[]>, of: string, ids: readonly string[]): void {
  if (ids.length > 0) to.set(of, both(to.get(of) ?? [], ids))
}

function both(some: readonly string[], others: readonly string[]): readonly string[] {
  return some.length === 0 ? others : others.length === 0 ? some : [...new Set([...some, ...others])]
}

function jsonBy(ids: ReadonlyMap<string, readonly string[]>): string {
  let json = ''
  for (const [of, own] of ids) json += `${json === '' ? '' : ','}"${of}":${jsonOf(own)}`
  return `{${json}}`
}

// The same lists come again and again, as the same lists.
const known = new WeakMap<readonly string[], string>()

function jsonOf(ids: readonly string[]): string {
  let json = known.get(ids)
  if (json === undefined) known.set(ids, (json = JSON.stringify(ids)))
  return json
}
