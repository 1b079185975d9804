import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findKnownPersons } from './known-persons.ts'

/** The keyed index of a number that nobody holds yet. Problems: PERSON_KNOWN with who holds it, PERSON_IN_OTHER_DISTRICT. */
export async function refuseKnown(work: Work, citizenId: string): Promise<Uint8Array> {
  const index = work.sealing.index(citizenId)
  const known = (await findKnownPersons(work, [index])).get(Buffer.from(index).toString('hex'))
  if (known?.isElsewhere) throw problem('PERSON_IN_OTHER_DISTRICT')
  if (known) throw problem('PERSON_KNOWN', { name: known.name, personId: known.id, householdId: known.household?.id ?? null })
  return index
}
