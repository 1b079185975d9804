import type { PlainDate } from '../calendar/plain-date.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import { codeLists } from '../registry/code-lists.ts'
import { membersInVisit } from '../form/overlay.ts'
import type { Submission } from './submission.ts'

export type PeopleComplaint = {
  readonly path: string
  readonly code:
    | 'ADDED_ID_TAKEN'
    | 'ADDED_NAME_MISSING'
    | 'ADDED_RELATION_MISSING'
    | 'ADDED_BIRTH_IN_FUTURE'
    | 'LEFT_NOT_A_MEMBER'
    | 'LEFT_REASON_MISSING'
    | 'LEFT_DATE_WRONG'
    | 'MEMBER_UNKNOWN'
    | 'PROBLEM_PERSON_UNKNOWN'
    | 'NOBODY_IN_HOUSEHOLD'
  readonly details: Readonly<Record<string, string | number>>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const has = (list: 'relation' | 'left-reason', code: string): boolean => codeLists[list].some((entry) => entry.code === code)

/**
 * Checks whom a submission speaks of: there is somebody on the day of the visit, those who came have a name and an id of their own,
 * those who left were members and left by that day, and nobody is named whom the household does not have. The shape has been checked before.
 */
export function checkPeople(facts: HouseholdFacts, submission: Submission): readonly PeopleComplaint[] {
  const known = new Set(facts.members.map((member) => member.personId))
  const inVisit = membersInVisit(facts, { ...submission, left: [] })
  const here = new Map(inVisit.map((member) => [member.personId, member.from]))
  const anybody = new Set([...known, ...here.keys()])
  const { date } = submission.visit
  return [
    ...(inVisit.length === 0 ? [{ path: 'visit.date', code: 'NOBODY_IN_HOUSEHOLD', details: {} } as const] : []),
    ...submission.added.flatMap((added, index) => complaintsAboutAdded(added, known, date).map(({ field, code }) => ({ path: `added.${index}.${field}`, code, details: { no: index + 1 } }))),
    ...submission.left.flatMap((left, index): PeopleComplaint[] => {
      const at = (field: string, code: PeopleComplaint['code']): PeopleComplaint => ({ path: `left.${index}.${field}`, code, details: { no: index + 1 } })
      const isMember = known.has(left.personId) && here.has(left.personId)
      const from = here.get(left.personId)
      return [
        ...(isMember ? [] : [at('personId', 'LEFT_NOT_A_MEMBER')]),
        ...(has('left-reason', left.reason) ? [] : [at('reason', 'LEFT_REASON_MISSING')]),
        ...(left.date > date || (from !== undefined && left.date < from) ? [at('date', 'LEFT_DATE_WRONG')] : []),
      ]
    }),
    ...Object.keys(submission.members).filter((id) => !anybody.has(id)).map((id): PeopleComplaint => ({ path: `members.${id}`, code: 'MEMBER_UNKNOWN', details: {} })),
    ...submission.problems.flatMap((found, index): PeopleComplaint[] =>
      found.personId === undefined || anybody.has(found.personId) ? [] : [{ path: `problems.${index}.personId`, code: 'PROBLEM_PERSON_UNKNOWN', details: { no: index + 1 } }],
    ),
  ]
}

function complaintsAboutAdded(added: Submission['added'][number], known: ReadonlySet<string>, date: PlainDate): { field: string; code: PeopleComplaint['code'] }[] {
  return [
    ...(!uuid.test(added.id) || known.has(added.id) ? [{ field: 'id', code: 'ADDED_ID_TAKEN' } as const] : []),
    ...(added.name.trim() === '' ? [{ field: 'name', code: 'ADDED_NAME_MISSING' } as const] : []),
    ...(has('relation', added.relation) ? [] : [{ field: 'relation', code: 'ADDED_RELATION_MISSING' } as const]),
    ...(added.birthDate !== undefined && added.birthDate > date ? [{ field: 'birthDate', code: 'ADDED_BIRTH_IN_FUTURE' } as const] : []),
  ]
}
