import type { Plan, Source } from '../plan/plan.ts'
import { compile, isCompiled } from '../policy/compile.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import { contextOf } from '../policy/indicators-of.ts'
import type { Labels } from '../policy/population.ts'
import { baseRoster } from './base-roster.ts'

/** What the registry says of the part of a roster a household belongs to. */
export type PartGrounds = {
  /** The first part of the plan whose own expression (`when`) holds. */
  readonly sure?: string
  /** The part of the first population that holds for the household or one of its people. */
  readonly likely?: string
}

type PlanOfParts = Pick<Plan, 'rosters' | 'populations'>

/**
 * What the expressions of a plan say of a household on the day of its facts (J-33). What is unknown does not hold.
 * @param labels those of the same plan and the same facts
 */
export function partGroundsOf(plan: PlanOfParts, facts: HouseholdFacts, labels: Labels): PartGrounds {
  const parts = baseRoster(plan)?.parts ?? []
  if (parts.length === 0) return {}
  const sure = parts.find((part) => part.when !== undefined && holds(part.when, facts))?.id
  const held = new Set([...labels.household, ...Object.values(labels.persons).flat()].map((label) => label.id))
  const likely = plan.populations.find((population) => population.part !== undefined && held.has(population.id))?.part
  return { ...(sure !== undefined && { sure }), ...(likely !== undefined && { likely }) }
}

function holds(when: string, facts: HouseholdFacts): boolean {
  const compiled = compile(when, 'household')
  if (!isCompiled(compiled)) throw new Error(`expression was never checked: ${when}`)
  return evaluate(compiled, contextOf(facts)) === true
}

/**
 * The part of the roster a household stands in: what an expression of the parts decides goes first (who receives aid is covered,
 * wherever the clue came from); then the clue, since whoever gave it says what is missing; then a population; else the last part.
 * @param sources ids of the plan's sources under which the household is listed
 * @returns '' for a plan without a roster
 */
export function partOf(plan: Pick<Plan, 'rosters' | 'sources'>, grounds: PartGrounds | undefined, sources: readonly string[]): string {
  const parts = baseRoster(plan)?.parts.map((part) => part.id) ?? []
  const known = (part: string | undefined) => (part !== undefined && parts.includes(part) ? part : undefined)
  return known(grounds?.sure) ?? known(partOfSources(plan.sources, sources)) ?? known(grounds?.likely) ?? parts.at(-1) ?? ''
}

/** Parts of a roster that somebody comes into by a clue: whoever stands there without a source came from nowhere that the notice names. */
export function partsOfSources({ sources }: Pick<Plan, 'sources'>): string[] {
  return [...new Set(sources.flatMap((source) => source.part ?? []))]
}

/** Whether nobody said from where a row of such a part came. */
export function isSourceless(plan: Pick<Plan, 'sources'>, row: { readonly part: string; readonly sources: readonly string[] }): boolean {
  return row.sources.length === 0 && partsOfSources(plan).includes(row.part)
}

function partOfSources(known: readonly Source[], sources: readonly string[]): string | undefined {
  return known.find((source) => source.part !== undefined && sources.includes(source.id))?.part
}
