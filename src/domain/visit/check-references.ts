import { membersInVisit } from '../form/overlay.ts'
import type { HouseholdFacts } from '../policy/facts.ts'
import { codeLists, type CodeList } from '../registry/code-lists.ts'
import type { Submission } from './submission.ts'

export type ReferenceComplaint = {
  readonly path: string
  readonly code: 'MEMBER_UNKNOWN' | 'MEMBER_ALREADY_THERE' | 'MEMBER_NAME_MISSING' | 'MEMBER_RELATION_UNKNOWN' | 'LEFT_REASON_UNKNOWN' | 'LEFT_AFTER_VISIT' | 'BORN_AFTER_VISIT'
  readonly details: Readonly<Record<string, string>>
}

/**
 * Checks that a submission speaks of members the household has: answers, problems and members who left belong to known people,
 * members who came are new, and dates do not lie after the visit. The shape was checked before.
 */
export function checkReferences(facts: HouseholdFacts, submission: Submission): readonly ReferenceComplaint[] {
  const { date } = submission.visit
  const registered = new Set(facts.members.map((member) => member.personId))
  const there = new Set([...registered, ...submission.added.map((member) => member.id)])
  const inVisit = new Set(membersInVisit(facts, submission).map((member) => member.personId))
  const found: ReferenceComplaint[] = []
  const complain = (path: string, code: ReferenceComplaint['code'], details: Record<string, string> = {}): void => void found.push({ path, code, details })

  for (const id of Object.keys(submission.members)) if (!there.has(id)) complain(`members.${id}`, 'MEMBER_UNKNOWN')
  submission.added.forEach((member, index) => {
    const path = `added.${index}`
    if (registered.has(member.id)) complain(`${path}.id`, 'MEMBER_ALREADY_THERE', { name: member.name })
    if (member.name.trim() === '') complain(`${path}.name`, 'MEMBER_NAME_MISSING')
    if (!has('relation', member.relation)) complain(`${path}.relation`, 'MEMBER_RELATION_UNKNOWN', { name: member.name })
    if (member.birthDate !== undefined && member.birthDate > date) complain(`${path}.birthDate`, 'BORN_AFTER_VISIT', { name: member.name })
  })
  submission.left.forEach((left, index) => {
    const path = `left.${index}`
    if (!registered.has(left.personId)) complain(`${path}.personId`, 'MEMBER_UNKNOWN')
    if (!has('left-reason', left.reason)) complain(`${path}.reason`, 'LEFT_REASON_UNKNOWN')
    if (left.date > date) complain(`${path}.date`, 'LEFT_AFTER_VISIT')
  })
  submission.problems.forEach((problem, index) => {
    if (problem.personId !== undefined && problem.personId !== '' && !inVisit.has(problem.personId)) complain(`problems.${index}.personId`, 'MEMBER_UNKNOWN')
  })
  return found
}

function has(list: CodeList, code: string): boolean {
  return codeLists[list].some((entry) => entry.code === code)
}
