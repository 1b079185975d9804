import type { Titles } from '../clause/clause.ts'
import type { Plan } from '../plan/plan.ts'
import type { Escalation, KeyHouseholds, Provision, Referral } from '../plan/provisions.ts'
import type { ProblemKind } from '../plan/problem-plan.ts'
import { codeLists } from '../registry/code-lists.ts'
import { ageBands, type AgeBand } from './ages.ts'
import { usualReceiptHours } from './escalation.ts'

/** The kind of a problem in a plan; one that the plan does not have is named by its id. */
export function kindOf(plan: Pick<Plan, 'problems'>, id: string): ProblemKind {
  return plan.problems.kinds.find((kind) => kind.id === id) ?? { id, title: { zh: id, en: id } }
}

/** Kinds of problems of which a household may qualify for aid it does not have. */
export function qualifyingKinds(plan: Pick<Plan, 'problems'>): readonly string[] {
  return plan.problems.kinds.filter((kind) => kind.mayQualify).map((kind) => kind.id)
}

/** The kinds of gaps by which problems are rectified (四类整治). */
export function gapKinds(plan: Plan): readonly Provision[] {
  return plan.gaps?.kinds ?? []
}

/** The bands by which open problems are counted. */
export function bandsOf(plan: Pick<Plan, 'problems'>): readonly AgeBand[] {
  return ageBands(plan.problems.ages)
}

/** How matters are reported at once; undefined where the notice does not ask for it. */
export function reportAtOnce(plan: Plan): (Escalation & { readonly receiptHours: number }) | undefined {
  const found = (plan.escalations ?? []).find((one) => one.way === 'at-once' && one.kinds.length > 0)
  return found && { ...found, seenBy: found.seenBy ?? [], receiptHours: found.receiptWithinHours ?? usualReceiptHours }
}

/** How matters go up with an opinion; undefined where the notice does not ask for it. */
export function upwardOf(plan: Plan): Escalation | undefined {
  return (plan.escalations ?? []).find((one) => one.way === 'upward')
}

/** How matters are passed to departments; undefined where the notice does not ask for it. */
export function referralsOf(plan: Plan): Referral | undefined {
  return (plan.referrals ?? [])[0]
}

/** Reasons and frequencies of the key list; undefined where the notice does not ask for one. */
export function keyListOf(plan: Plan): KeyHouseholds | undefined {
  return plan.keyHouseholds
}

export type Department = { readonly id: string; readonly title: Titles }

/** Departments that something can be referred to: those of the notice under its own names, then those that are usual. */
export function departmentsOf(plan: Pick<Plan, 'document'>): readonly Department[] {
  const named = Object.entries(plan.document.names).map(([id, title]) => ({ id, title }))
  const usual = codeLists['department'].map(({ code, title }) => ({ id: code, title })).filter((one) => !(one.id in plan.document.names))
  return [...named, ...usual]
}

/** The name of a department; its id where nobody named it, nothing where there is none. */
export function departmentTitle(plan: Pick<Plan, 'document'>, id: string): Titles | null {
  if (id === '') return null
  return departmentsOf(plan).find((one) => one.id === id)?.title ?? { zh: id, en: id }
}
