import { levels, type AreaLevel } from '../access/access.ts'
import { areaLevelOf } from './area-level.ts'
import type { Plan } from './plan.ts'

/**
 * Whether something that is handed in leaves only after the lead has released it to a named receiver (五（二） 扎口信息报送, J-64):
 * it goes to a level above the one that the plan names, or somebody of such a level takes it.
 * @param to level of the plan that it goes to
 * @param taker level of the area at which whoever takes it stands
 * @returns false where the notice has nobody who leads the reporting
 */
export function needsRelease(plan: Pick<Plan, 'levels' | 'releases'>, to: string, taker: AreaLevel): boolean {
  const { releases } = plan
  if (!releases) return false
  const rank = (id: string) => plan.levels.findIndex((level) => level.id === id)
  return (rank(to) >= 0 && rank(to) < rank(releases.above)) || isAboveLead(plan, taker)
}

/** Whether somebody stands above the level whose lead releases what goes up (J-64): such a person reads nothing else. */
export function isAboveLead(plan: Pick<Plan, 'levels' | 'releases'>, taker: AreaLevel): boolean {
  const own = plan.releases && areaLevelOf(plan as Plan, plan.releases.above)
  return own !== undefined && levels.indexOf(taker) < levels.indexOf(own)
}
