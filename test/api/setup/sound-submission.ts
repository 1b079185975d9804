import { uuidv7 } from '#domain/id/uuid.ts'
import type { Answer, Item } from '#domain/form/form.ts'
import { membersInVisit } from '#domain/form/overlay.ts'
import { sectionsFor } from '#domain/form/sections-for.ts'
import type { Visit } from '#contract/visits.ts'
import type { FoundProblem, Submission } from '#domain/visit/submission.ts'

/** A visit that passes every gate: all seen at home, every question answered or, where nothing fits, said to be unknown. */
export function soundSubmission(visit: Pick<Visit, 'form' | 'facts' | 'today'>, change: Partial<Submission> = {}): Submission {
  const start = {
    answers: {},
    members: {},
    added: [],
    left: [],
    problems: [],
    ...change,
    visit: { date: visit.today, manner: 'HOME', visitors: ['周玉兰'], answeredBy: 'SELF', ...change.visit },
  } as Submission
  const members = Object.fromEntries(membersInVisit(visit.facts, start).map((member) => [member.personId, start.members[member.personId] ?? { seen: true, how: 'AT_HOME', answers: {} }]))
  let submission: Submission = { ...start, members }
  // An answer may open more questions.
  for (let round = 0; round < 10; round += 1) {
    const open = sectionsFor(visit.form, visit.facts, submission).flatMap(({ subject, items }) => items.filter(({ item, answer }) => item.required && !answer).map(({ item }) => ({ subject, item })))
    if (open.length === 0) break
    for (const { subject, item } of open) submission = answered(submission, subject.kind === 'household' ? undefined : subject.id, item.id, answerTo(item, start.visit.date))
  }
  return submission
}

/** The submission with one more answer: of the household, or of one person. */
export function answered(submission: Submission, personId: string | undefined, itemId: string, answer: Answer): Submission {
  if (personId === undefined) return { ...submission, answers: { ...submission.answers, [itemId]: answer } }
  const member = submission.members[personId] ?? { seen: true, how: 'AT_HOME', answers: {} }
  return { ...submission, members: { ...submission.members, [personId]: { ...member, answers: { ...member.answers, [itemId]: answer } } } }
}

function answerTo(item: Item, today: string): Answer {
  switch (item.type) {
    case 'yes-no': return { value: true }
    case 'integer': return { value: item.min ?? 1 }
    case 'money': return { value: 10_000 }
    case 'date': return { value: today }
    case 'choice': return { value: item.options?.[0]?.code ?? '' }
    case 'choices': return { value: item.options?.slice(0, 1).map((option) => option.code) ?? [] }
    case 'text':
    case 'long-text': return { value: '情况正常' }
    case 'payments':
    case 'person-ref': return { none: 'UNKNOWN' }
  }
}

let made = 0

export function newPersonId(): string {
  made += 1
  return uuidv7(Date.parse('2026-11-21T01:20:00Z') + made, new Uint8Array(16).fill(made))
}

/** A problem as it should be written down; open, with measure, owner and day. */
export function foundProblem(change: Partial<FoundProblem> = {}): FoundProblem {
  return { id: newPersonId(), kind: 'care-missing', severity: 'DAYS_7', description: '无人照料', fixedOnSpot: false, measure: '落实照料人', ownerUnit: '村委会', ownerPerson: '周玉兰', due: '2026-11-28', ...(change.fixedOnSpot && { proof: '现场复核已解决' }), ...change }
}
