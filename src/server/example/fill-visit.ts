import { addDays, dateOf, partsOf, type PlainDate } from '#domain/calendar/plain-date.ts'
import type { Answer, Form } from '#domain/form/form.ts'
import { membersInVisit } from '#domain/form/overlay.ts'
import { sectionsFor, type AskedItem, type AskedSubject } from '#domain/form/sections-for.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { FoundProblem, MemberVisit, Submission } from '#domain/visit/submission.ts'
import type { MemberStory, Said, VisitStory } from './story.ts'
import { stepKey } from './step-key.ts'
import { usualAnswer, type Asked } from './usual-answer.ts'

type Filling = { -readonly [K in keyof Submission]: Submission[K] } & {
  readonly answers: Record<string, Answer>
  readonly members: Record<string, MemberVisit & { readonly answers: Record<string, Answer> }>
}

/**
 * Fills in a visit as it is told, and every other question as it usually is: what the registry knows is confirmed. Goes through
 * the form until no answer opens another question.
 * @param start first day of the campaign
 */
export function fillVisit(form: Form, facts: HouseholdFacts, story: VisitStory, worker: string, start: PlainDate): Submission {
  const filling = opened(facts, story, worker, start)
  for (;;) {
    const here = membersInVisit(facts, filling)
    const nameOf = (id: string) => here.find((member) => member.personId === id)?.name ?? ''
    const toldOf = (subject: AskedSubject): Said => (subject.kind === 'household' ? story.said : story.members?.[nameOf(subject.id)]?.said) ?? {}
    const open = sectionsFor(form, facts, filling).flatMap(({ subject, items }) =>
      items.filter(({ item, answer }) => !answer && (item.required || toldOf(subject)[item.id] !== undefined)).map((asked) => ({ subject, asked })),
    )
    if (open.length === 0) return filling
    for (const { subject, asked } of open) {
      const member = subject.kind === 'person' ? here.find((one) => one.personId === subject.id) : undefined
      const answers = subject.kind === 'household' ? filling.answers : filling.members[subject.id]!.answers
      answers[asked.item.id] = answerOf(asked, toldOf(subject), { household: facts.household, members: here, on: filling.visit.date, ...(member && { member }) })
    }
  }
}

function answerOf({ item, known, payments }: AskedItem, told: Said, about: Asked): Answer {
  const said = told[item.id]
  if (said !== undefined) return { value: said }
  if (payments) return { value: payments.map((payment) => `${payment.id} CONFIRMED`) }
  return known ? { value: known.value, confirmed: true } : { value: usualAnswer(item, about) }
}

/** Who was there and who was met, before a question is asked. */
function opened(facts: HouseholdFacts, story: VisitStory, worker: string, start: PlainDate): Filling {
  const date = addDays(start, story.day)
  const came = story.came && {
    id: stepKey('person', `${story.head} ${story.came.name}`),
    name: story.came.name,
    sex: story.came.sex,
    birthDate: dateOf(partsOf(date).year - story.came.age, 3, 12),
    relation: story.came.relation,
  }
  const filling: Filling = {
    visit: { date, manner: story.manner ?? 'HOME', visitors: [worker, ...(story.with === undefined ? [] : [story.with])], answeredBy: story.answeredBy ?? 'SELF' },
    answers: {},
    members: {},
    added: came ? [came] : [],
    left: [],
    problems: [],
  }
  const here = membersInVisit(facts, filling)
  for (const { personId, name, facts: known } of here) {
    filling.members[personId] = metAs(story.members?.[name] ?? {}, known['livingState']?.value === 'IN_INSTITUTION', start)
  }
  filling.problems = (story.problems ?? []).map(({ text, unit, owner, due, isOnSpot, proof, person, ...found }, index): FoundProblem => {
    const personId = person === undefined ? undefined : here.find((member) => member.name === person)?.personId
    return {
      id: stepKey('problem', `${story.head} ${index}`),
      kind: found.kind,
      severity: found.severity,
      description: text,
      fixedOnSpot: isOnSpot ?? false,
      measure: found.measure,
      ownerUnit: unit,
      ownerPerson: owner,
      ...(personId !== undefined && { personId }),
      ...(proof !== undefined && { proof }),
      ...(due !== undefined && { due: addDays(start, due) }),
    }
  })
  return filling
}

function metAs({ how, notSeen }: MemberStory, isInInstitution: boolean, start: PlainDate): Filling['members'][string] {
  if (notSeen) return { seen: false, reason: notSeen.reason, nextDate: addDays(start, notSeen.again), answers: {} }
  return { seen: true, how: how ?? (isInInstitution ? 'IN_INSTITUTION' : 'AT_HOME'), answers: {} }
}
