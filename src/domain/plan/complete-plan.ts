import { keysDeclared, rulesCarriedOut } from './fields.ts'
import { isMade } from './is-made.ts'
import type { NotCarriedOut, Plan } from './plan.ts'

const lists = { records: [], departments: [], escalations: [], referrals: [], checks: [], rules: [], questions: [] } as const

/** A plan as it was stored, with the lists that plans did not have when it was published. */
export function completePlan(stored: Partial<Plan>): Plan {
  const deliverables = (stored.deliverables ?? []).map((deliverable) => ({ ...{ sections: [] }, ...deliverable }))
  return { ...lists, ...stored, deliverables } as Plan
}

/** Of what the engine did not carry out when a plan was published, what it does not carry out now. */
export function stillNotCarriedOut(plan: Plan): readonly NotCarriedOut[] {
  return plan.notCarriedOut.filter(({ path }) => {
    const [key, index] = path.split('.') as [string, string | undefined]
    if (key === 'rules') return !(rulesCarriedOut as readonly string[]).includes(plan.rules[Number(index)]?.id ?? '')
    if (key === 'deliverables') return !isMade(plan.deliverables[Number(index)])
    if (key === 'populations' || key === 'questions') return true
    return (keysDeclared as readonly string[]).includes(key)
  })
}
