import type { Plan } from '../plan/plan.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import { labelReader, type LabelIds } from '../policy/labels-of-many.ts'
import { partGroundsOf, partRules, type PartGrounds } from './part-of.ts'

/** What a plan says of a household, in the few words in which it is kept. */
export type KeptLabels = {
  readonly household: LabelIds
  readonly persons: ReadonlyMap<string, LabelIds>
  /** Ids of all labels that hold, of the household and of its people. */
  readonly held: ReadonlySet<string>
  readonly part: PartGrounds
}

type PlanOfLabels = Pick<Plan, 'rosters' | 'populations'>
type Reader = (households: readonly HouseholdFacts[]) => readonly KeptLabels[]

// A plan as it was published never changes.
const readers = new WeakMap<PlanOfLabels, Reader>()

/**
 * Labels of households and of their current members on the day of their facts, with the part of the roster that the plan's expressions
 * tell (J-33): all households at once, one answer for each.
 */
export function keptLabelsOf(plan: PlanOfLabels, households: readonly HouseholdFacts[]): readonly KeptLabels[] {
  let reader = readers.get(plan)
  if (!reader) readers.set(plan, (reader = readerOf(plan)))
  return reader(households)
}

function readerOf(plan: PlanOfLabels): Reader {
  const ruled = partRules(plan).flatMap((rule, at) => (rule ? [{ rule, part: plan.rosters[0]!.parts[at]!.id }] : []))
  const read = labelReader(plan, ruled.map(({ rule }) => rule))
  return (households) =>
    read(households).map(({ household, persons, holding }) => {
      const held = new Set([household, ...persons.values()].flatMap((one) => one.held))
      return { household, persons, held, part: partGroundsOf(plan, ruled.flatMap(({ part }, at) => (holding[at] ? [part] : [])), held) }
    })
}
