import type { Plan, Source } from '../plan/plan.ts'
import { compile, isCompiled, type Compiled } from '../policy/compile.ts'
import { baseRoster, partIds } from './base-roster.ts'

/** What the registry says of the part of a roster a household belongs to. */
export type PartGrounds = {
  /** The first part of the plan whose own expression (`when`) holds. */
  readonly sure?: string
  /** The part of the first population that holds for the household or one of its people. */
  readonly likely?: string
}

type PlanOfParts = Pick<Plan, 'rosters' | 'populations'>

/** Rules of the parts of a plan's roster (J-33), in the order of `partIds`; absent for a part that has none of its own. */
export function partRules(plan: Pick<Plan, 'rosters'>): readonly (Compiled | undefined)[] {
  return (baseRoster(plan)?.parts ?? []).map(({ when }) => (when === undefined ? undefined : checked(when)))
}

/**
 * What the expressions of a plan say of the part that a household belongs to.
 * @param holding parts whose own rule holds; what is unknown does not
 * @param held ids of the labels of the same plan that hold for the household or one of its people
 */
export function partGroundsOf(plan: PlanOfParts, holding: readonly string[], held: { has(label: string): boolean }): PartGrounds {
  const parts = partIds(plan)
  if (parts.length === 0) return {}
  const sure = parts.find((part) => holding.includes(part))
  const likely = plan.populations.find((population) => population.part !== undefined && held.has(population.id))?.part
  return { ...(sure !== undefined && { sure }), ...(likely !== undefined && { likely }) }
}

function checked(when: string): Compiled {
  const compiled = compile(when, 'household')
  if (!isCompiled(compiled)) throw new Error(`expression was never checked: ${when}`)
  return compiled
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
