import type { HouseholdFacts, KnownPayment } from '#domain/policy/facts.ts'
import type { Work } from '../../http/work.ts'
import { lastPayments, loadHouseholdFacts } from '../registry/public.ts'

const shown = 3 // J-07

/** What a visit of a household may look at: its facts of today, and what was last paid of each kind of aid. */
export async function loadVisitFacts(work: Work, householdId: string): Promise<HouseholdFacts | undefined> {
  const [known, paid] = await Promise.all([loadHouseholdFacts(work, [householdId]), lastPayments(work, [householdId], shown)])
  const facts = known.get(householdId)
  if (!facts) return undefined
  const payments = (paid.get(householdId) ?? []).map(({ id, kind, personId, paidOn, amount }): KnownPayment => ({ id, kind, on: paidOn, amount, ...(personId !== null && { personId }) }))
  return { ...facts, payments }
}
