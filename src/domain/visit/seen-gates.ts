import { addDays, isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { membersInVisit } from '../form/overlay.ts'
import type { MemberFacts } from '../policy/facts.ts'
import { codeLists } from '../registry/code-lists.ts'
import type { Gate } from './gate.ts'
import type { FoundAtGate } from './gate-complaint.ts'
import type { MemberVisit, Submission } from './submission.ts'

const month = 31

/** 见人见面: every member was seen, or is excused by name with a reason and a next day. A phone call is not seeing. */
export const everyMemberSeenOrExcused: Gate = ({ facts, submission, until }) =>
  membersInVisit(facts, submission).flatMap((member): FoundAtGate[] => {
    const visit = submission.members[member.personId]
    if (visit === undefined) return [at(member, '', 'MEMBER_NOT_SEEN')]
    return visit.seen ? aboutSeen(member, visit, submission) : aboutExcuse(member, visit, submission.visit.date, until)
  })

/** 走访到户不见人不放过: every member was seen; nobody is excused. */
export const everyMemberSeen: Gate = ({ facts, submission }) =>
  membersInVisit(facts, submission).flatMap((member): FoundAtGate[] => {
    const visit = submission.members[member.personId]
    return visit?.seen ? aboutSeen(member, visit, submission) : [at(member, '', 'MEMBER_MUST_BE_SEEN')]
  })

/** Two visitors at least, by name. */
export const twoVisitors: Gate = ({ submission }) => {
  const names = new Set(submission.visit.visitors.map((name) => name.trim()).filter(Boolean))
  return names.size >= 2 ? [] : [{ path: 'visit.visitors', code: 'VISITORS_TOO_FEW', details: { least: 2 } }]
}

function aboutSeen(member: MemberFacts, visit: MemberVisit, { visit: { manner } }: Submission): FoundAtGate[] {
  if (manner === 'PHONE') return [at(member, '.seen', 'MEMBER_SEEN_BY_PHONE')]
  if (!visit.how?.trim()) return [at(member, '.how', 'MEMBER_HOW_MISSING')]
  return codeLists['seen-how'].some((code) => code.code === visit.how) ? [] : [at(member, '.how', 'MEMBER_HOW_UNKNOWN')]
}

function aboutExcuse(member: MemberFacts, { reason, nextDate }: MemberVisit, visited: PlainDate, until: PlainDate | undefined): FoundAtGate[] {
  const found: FoundAtGate[] = []
  if (!reason?.trim()) found.push(at(member, '.reason', 'MEMBER_REASON_MISSING'))
  if (!nextDate || !isPlainDate(nextDate)) found.push(at(member, '.nextDate', 'MEMBER_NEXT_DATE_MISSING'))
  else if (nextDate <= visited) found.push(at(member, '.nextDate', 'MEMBER_NEXT_DATE_PAST'))
  else if (until !== undefined && nextDate > lastTry(visited, until)) found.push({ ...at(member, '.nextDate', 'MEMBER_NEXT_DATE_FAR'), details: { name: member.name, last: lastTry(visited, until) } })
  return found
}

/** The last day on which a next try makes sense: inside the campaign, or a month from the visit when that is later. */
export function lastTry(visited: PlainDate, until: PlainDate): PlainDate {
  const soon = addDays(visited, month)
  return soon > until ? soon : until
}

function at(member: MemberFacts, field: string, code: string): FoundAtGate {
  return { path: `members.${member.personId}${field}`, code, details: { name: member.name } }
}
