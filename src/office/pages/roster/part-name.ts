import type { Plan } from '#domain/plan/plan.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import { useLanguage } from '#ui/language.ts'

type PlanOfParts = Pick<Plan, 'rosters'> | undefined

/** The short name of a part of the roster, as the plan gives it. */
export function usePartName(): (plan: PlanOfParts, part: string) => string {
  const { words } = useLanguage()
  return (plan, part) => {
    const found = plan && baseRoster(plan)?.parts.find((one) => one.id === part)
    return found ? words(found.short ?? found.title) : part
  }
}

/** Whether a part stands first on paper: it is the one with the accent. */
export function isFirstPart(plan: PlanOfParts, part: string): boolean {
  return plan !== undefined && baseRoster(plan)?.parts[0]?.id === part
}
