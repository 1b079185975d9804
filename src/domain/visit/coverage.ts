import type { PlainDate } from '../calendar/plain-date.ts'
import { membersInVisit } from '../form/overlay.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import type { Submission } from './submission.ts'

/** Nobody was there yet · somebody was not seen, excused by name with a reason and a next day · every member was seen. */
export const coverages = ['NOT_VISITED', 'PARTLY', 'SEEN'] as const
export type Coverage = (typeof coverages)[number]

/** A member who was not seen. */
export type NotSeen = { readonly personId: string; readonly name: string; readonly reason: string; readonly nextDate?: PlainDate }

/** The members who were not seen in a visit, by name with the reason and the day of the next try. */
export function notSeenIn(facts: HouseholdFacts, submission: Submission): readonly NotSeen[] {
  return membersInVisit(facts, submission).flatMap((member) => {
    const visit = submission.members[member.personId]
    if (visit?.seen) return []
    return [{ personId: member.personId, name: member.name, reason: visit?.reason ?? '', ...(visit?.nextDate && { nextDate: visit.nextDate }) }]
  })
}

/** State of a household from its latest submission (absent: it was not visited). */
export function coverageOf(facts: HouseholdFacts, latest: Submission | undefined): Coverage {
  if (!latest) return 'NOT_VISITED'
  return notSeenIn(facts, latest).length === 0 ? 'SEEN' : 'PARTLY'
}

/** The earliest day on which somebody not seen is to be tried again. */
export function nextTryOf(facts: HouseholdFacts, latest: Submission): PlainDate | undefined {
  return notSeenIn(facts, latest)
    .flatMap((member) => member.nextDate ?? [])
    .sort()[0]
}
