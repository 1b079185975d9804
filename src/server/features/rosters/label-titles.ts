import type { Titles } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { StoredLabels } from '../../database/tables.ts'

/** Labels of a household and of its people, each once, in the order of the plan. */
export function labelTitles(plan: Pick<Plan, 'populations'>, labels: StoredLabels): { id: string; title: Titles }[] {
  const held = new Set([...labels.household, ...Object.values(labels.persons).flat()])
  return plan.populations.flatMap((population) => [population, ...population.focus]).filter(({ id }) => held.has(id)).map(({ id, title }) => ({ id, title }))
}
