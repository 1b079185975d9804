import type { SentFact } from '#contract/referrals.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { readerOf } from '../telling/public.ts'
import { referableFacts } from './referable-facts.ts'
import { findReferable } from './referrals.queries.ts'

/** What could go with a referral: of the household, and of one person or of nobody. */
export async function listReferableFacts(work: Work, householdId: string, personId: string | undefined): Promise<{ people: { personId: string; name: string }[]; facts: SentFact[] }> {
  const found = await findReferable(work.trx, work.districtKey, householdId)
  if (!found) throw problem('NOT_FOUND')
  const reader = await readerOf(work)
  const chosen = found.people.filter((person) => person.id === personId)
  return { people: found.people.map(({ id, name }) => ({ personId: id, name })), facts: referableFacts(found.household, chosen).filter((fact) => !reader.hides(fact.value)) }
}
