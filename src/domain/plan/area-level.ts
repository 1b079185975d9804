import type { AreaLevel } from '../access/access.ts'
import type { Plan } from './plan.ts'

const byRole = { body: 'district', unit: 'town', cell: 'village', above: undefined } as const satisfies Record<string, AreaLevel | undefined>

/**
 * Which areas of the product a level of a notice means, whatever the notice calls it.
 * @param level id of a level of the plan
 * @returns undefined for a level above the one that runs the campaign, and for one the plan does not have
 */
export function areaLevelOf(plan: Plan, level: string): AreaLevel | undefined {
  const role = plan.levels.find((candidate) => candidate.id === level)?.role
  return role && byRole[role]
}
