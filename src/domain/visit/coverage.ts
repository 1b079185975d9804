import type { PlainDate } from '../calendar/plain-date.ts'
import { membersInVisit } from '../form/overlay.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import type { Submission } from './submission.ts'

/** Nobody was there yet · somebody was not seen, excused by name with a reason and a next day · every member was seen · nobody lives there any more. */
export const coverages = ['NOT_VISITED', 'PARTLY', 'SEEN', 'GONE'] as const
export type Coverage = (typeof coverages)[number]

/** A member who was not seen. */
export type NotSeen = { readonly personId: string; readonly name: string; readonly reason: string; readonly nextDate?: PlainDate }

const nobody: ReadonlySet<string> = new Set()

/**
 * The members who were not seen in a visit, by name with the reason and the day of the next try.
 * @param seenBeside people whom another visitor saw who worked from the same state
 */
export function notSeenIn(facts: HouseholdFacts, submission: Submission, seenBeside: ReadonlySet<string> = nobody): readonly NotSeen[] {
  return membersInVisit(facts, submission).flatMap((member) => {
    const visit = submission.members[member.personId]
    if (visit?.seen || seenBeside.has(member.personId)) return []
    return [{ personId: member.personId, name: member.name, reason: visit?.reason ?? '', ...(visit?.nextDate && { nextDate: visit.nextDate }) }]
  })
}

/** State of a household from its latest submission (absent: it was not visited). A household whose every member is gone was not seen. */
export function coverageOf(facts: HouseholdFacts, latest: Submission | undefined, seenBeside: ReadonlySet<string> = nobody): Coverage {
  if (!latest) return 'NOT_VISITED'
  if (membersInVisit(facts, latest).length === 0) return 'GONE'
  return notSeenIn(facts, latest, seenBeside).length === 0 ? 'SEEN' : 'PARTLY'
}

/** The earliest day on which somebody not seen is to be tried again. */
export function nextTryOf(facts: HouseholdFacts, latest: Submission, seenBeside: ReadonlySet<string> = nobody): PlainDate | undefined {
  return notSeenIn(facts, latest, seenBeside)
    .flatMap((member) => member.nextDate ?? [])
    .sort()[0]
}
