import { findIndicator } from '#domain/policy/indicators.ts'
import type { SentFact, StoredFacts } from '../../database/tables.ts'
import type { ReferableHousehold, ReferablePerson } from './referrals.queries.ts'

/** All that could be sent of a household and of the people in it, each as it stands. Numbers of documents are never among it. */
export function referableFacts(household: ReferableHousehold, people: readonly ReferablePerson[]): SentFact[] {
  return [
    ...(household.address === '' ? [] : [{ personId: null, name: 'household.address', value: household.address, asOf: null }]),
    ...stored('household', null, household.facts),
    ...people.flatMap((person) => [
      ...(person.sex === null ? [] : [{ personId: person.id, name: 'person.sex', value: person.sex, asOf: null }]),
      ...(person.birth_date === null ? [] : [{ personId: person.id, name: 'person.birthDate', value: person.birth_date, asOf: null }]),
      ...stored('person', person.id, person.facts),
    ]),
  ]
}

function stored(subject: 'household' | 'person', personId: string | null, facts: StoredFacts): SentFact[] {
  return Object.entries(facts).flatMap(([name, fact]) => (findIndicator(`${subject}.${name}`) ? [{ personId, name: `${subject}.${name}`, value: fact.value, asOf: fact.asOf }] : []))
}
