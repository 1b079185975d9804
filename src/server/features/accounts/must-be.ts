import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'

/** Only the person in charge signs. Problem: NOT_PRINCIPAL. */
export function mustBePrincipal({ actor }: Work): void {
  if (!actor.isPrincipal) throw problem('NOT_PRINCIPAL')
}

/**
 * Whoever did the first of two separated acts does not do the second (`separatedActs` of domain/access), under no other
 * account either. Problem: SAME_PERSON.
 * @param byId account that did the first
 */
export function mayFollow({ actor }: Work, byId: string): void {
  if (actor.samePerson.includes(byId)) throw problem('SAME_PERSON')
}
