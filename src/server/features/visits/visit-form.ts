import type { Form } from '#domain/form/form.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { problem } from '#domain/problem/problem.ts'

/** The form that visits of a plan are recorded with. A plan is checked to have it. */
export function visitForm(plan: Plan): Form {
  const form = plan.forms.find((candidate) => candidate.id === plan.visits.form)
  if (!form) throw problem('PLAN_INVALID', { plan: plan.id, complaints: 1 })
  return form
}
