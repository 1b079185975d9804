import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { FactChange, RegistryChanges } from '#domain/form/registry-changes.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { historyOf } from './earlier-facts.ts'
import { factsAfter, type AppliedChanges } from './facts-after.ts'
import { endMemberships, insertFacts, insertMemberships, insertPersons, mergeHouseholdFacts, mergePersonFacts } from './registry.queries.ts'
import { soundColumns } from './search-columns.ts'
import { followLabels } from '../reach/public.ts'
import { labelsToStore, type LabelsToStore, type WithPlan } from './stored-labels.ts'

export interface ChangedHousehold {
  readonly id: string
  readonly areaPath: string
  /** As loaded in this work, after the household was locked. */
  readonly facts: HouseholdFacts
}

/**
 * Applies what a submission gives to the registry: the newest of each fact goes to its person or household with its day and its
 * source, what it takes the place of and what comes late into the history; members come (provisional while no citizen id is held) and leave; labels follow.
 * @param source `visit:<submission id>`
 */
export async function applyChanges(work: Work, household: ChangedHousehold, changes: RegistryChanges, on: PlainDate, source: string, campaigns: readonly WithPlan[]): Promise<AppliedChanges> {
  const { trx, districtKey } = work
  const after = factsAfter(household.facts, changes, on, source)
  const place = { district_key: districtKey, area_path: household.areaPath }
  const before = new Set(household.facts.members.map((member) => member.personId))
  const came = after.facts.members.filter((member) => !before.has(member.personId))

  await insertPersons(trx, came.map((member) => ({
    ...place,
    id: member.personId,
    name: member.name,
    ...soundColumns(member.name),
    sex: member.sex ?? null,
    birth_date: member.birthDate ?? null,
    citizen_id_mask: '',
    facts: JSON.stringify(member.facts),
    created_at: work.now,
  })))
  await insertMemberships(trx, came.map((member) => ({
    ...place,
    id: work.newId(),
    household_id: household.id,
    person_id: member.personId,
    relation: member.relation ?? '',
    is_head: false,
    from_date: on,
    source,
  })))
  await endMemberships(trx, districtKey, household.id, changes.left)
  const held = new Map<string, StoredFacts>([[household.id, household.facts.household.facts as StoredFacts], ...household.facts.members.map((member) => [member.personId, member.facts as StoredFacts] as const)])
  const applied = [...after.applied]
  const known = [...before].map((id) => ({ id, facts: storedFacts(applied.filter((change) => change.subject.kind === 'person' && change.subject.id === id), source) }))
  const own = storedFacts(applied.filter((change) => change.subject.kind === 'household'), source)
  const [labels] = labelsToStore(campaigns, [after.facts]) as [LabelsToStore]
  work.changedHouseholds.add(household.id)
  await Promise.all([
    insertFacts(trx, historyOf(work, household, changes.facts, (subject) => held.get(subject.id) ?? {}, after.applied, source)),
    mergePersonFacts(trx, districtKey, known.filter((person) => Object.keys(person.facts).length > 0)),
    mergeHouseholdFacts(trx, districtKey, household.id, own, labels.json, work.today),
    followLabels(work, campaigns, [{ id: household.id, labels }]),
  ])
  return after
}

function storedFacts(changes: readonly FactChange[], source: string): StoredFacts {
  return Object.fromEntries(changes.map(({ name, value, asOf }) => [name, { value: value as StoredFacts[string]['value'], asOf, source }]))
}
