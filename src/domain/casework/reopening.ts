import type { PlainDate } from '../calendar/plain-date.ts'

/** A problem that is closed, as far as it matters for what is found afterwards. */
export type Closed = { readonly id: string; readonly kind: string; readonly personId: string | null; readonly closedOn: PlainDate }
/** A problem found in a visit. */
export type FoundAgain = { readonly kind: string; readonly personId: string | null; readonly isFixedOnSpot: boolean; readonly on: PlainDate }

/**
 * Which closed problem each found one brings back: the same kind for the same household and person, closed no later than the day of
 * the visit, the one closed last. A problem fixed on the spot is a line of its own (边查边改), and no problem comes back twice in one visit.
 * @param never kinds that say too little to be the same twice (其他)
 * @returns for each found problem the id of the closed one, or undefined when it is new
 */
export function reopenedBy(found: readonly FoundAgain[], closed: readonly Closed[], never: readonly string[]): (string | undefined)[] {
  const taken = new Set<string>()
  return found.map((one) => {
    if (one.isFixedOnSpot || never.includes(one.kind)) return undefined
    const same = closed.filter((old) => old.kind === one.kind && old.personId === one.personId && old.closedOn <= one.on && !taken.has(old.id))
    const last = same.reduce<Closed | undefined>((best, old) => (best === undefined || old.closedOn > best.closedOn ? old : best), undefined)
    if (last) taken.add(last.id)
    return last?.id
  })
}
