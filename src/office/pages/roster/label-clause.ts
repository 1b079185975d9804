import type { Clause } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'

/** The words of the notice by which a label is given: those of its population or its focus group. */
export function labelClause(plan: Plan | undefined, id: string): Clause | undefined {
  return plan?.populations.flatMap((population) => [population, ...population.focus]).find((one) => one.id === id)?.clause
}
