import type { PlainDate } from '../calendar/plain-date.ts'
import type { Fact, HouseholdFacts, MemberFacts } from '../policy/facts.ts'
import { currentMembers } from '../policy/computed-indicators.ts'
import type { Answers, Form } from './form.ts'
import type { Filled } from './filled.ts'
import { itemsOf } from './items-of.ts'

const source = 'answer'

/** The members a visit is about: those of the registry on the day of the visit, without those who left, with those who came. */
export function membersInVisit(facts: HouseholdFacts, filled: Filled): readonly MemberFacts[] {
  const gone = new Set((filled.left ?? []).map((left) => left.personId))
  const came = (filled.added ?? []).map(
    (added): MemberFacts => ({
      personId: added.id,
      name: added.name,
      relation: added.relation,
      isHead: false,
      ...(added.sex !== undefined && { sex: added.sex }),
      ...(added.birthDate !== undefined && { birthDate: added.birthDate }),
      facts: {},
      aid: [],
    }),
  )
  const there = currentMembers({ ...facts, asOf: visitDate(facts, filled) }).filter((member) => !gone.has(member.personId))
  const known = new Set(there.map((member) => member.personId))
  return [...there, ...came.filter((member) => !known.has(member.personId))]
}

/** The day of the visit; before one is written down the day of the facts. */
export function visitDate(facts: HouseholdFacts, filled: Filled): PlainDate {
  return filled.visit?.date || facts.asOf
}

/** The facts of the registry with what was answered laid over them, so that an answer decides at once what else is asked. */
export function withAnswers(form: Form, facts: HouseholdFacts, filled: Filled): HouseholdFacts {
  const asOf = visitDate(facts, filled)
  return {
    ...facts,
    asOf,
    household: { ...facts.household, facts: { ...facts.household.facts, ...answered(form, 'household', filled.answers ?? {}, asOf) } },
    members: membersInVisit(facts, filled).map((member) => ({
      ...member,
      facts: { ...member.facts, ...answered(form, 'person', filled.members?.[member.personId]?.answers ?? {}, asOf) },
    })),
  }
}

function answered(form: Form, of: 'household' | 'person', answers: Answers, asOf: PlainDate): Record<string, Fact> {
  if (Object.keys(answers).length === 0) return {}
  return Object.fromEntries(
    [...itemsOf(form).values()].flatMap((item) => {
      const answer = answers[item.id]
      if (item.fact?.of !== of || answer === undefined || !('value' in answer)) return []
      return [[item.fact.name, { value: answer.value, asOf, source } satisfies Fact]]
    }),
  )
}
