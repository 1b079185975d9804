import { setImmediate as breathe } from 'node:timers/promises'
import { maskCitizenId } from '#domain/id/citizen-id.ts'
import type { Aid, HouseholdFacts } from '#domain/policy/facts.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { Sex } from '#domain/registry/sex.ts'
import type { StoredFact, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import type { Sealing } from '../../sealing/sealing.ts'
import { fillHouseholdFacts, fillPersonFacts, insertRegistryRows, movePersons, renameHeads, type Filled, type RegistryRows } from './add-households.queries.ts'
import { loadParameters } from './parameters.ts'
import { soundOf } from '../../name-sound.ts'
import { departmentKeysOf } from '../reach/public.ts'
import { refreshLabels } from './refresh-labels.ts'
import { endColumns, soundColumns } from './search-columns.ts'
import { labelsToStore, unlabelled, type LabelsToStore, type WithPlan } from './stored-labels.ts'

/** Values by the name of their fact. */
export type FactValues = Readonly<Record<string, StoredFact['value']>>

/** Somebody whom the registry does not know yet. */
export interface PersonToAdd {
  readonly name: string
  /** Absent when nobody knows. */
  readonly sex?: Sex
  readonly birthDate?: string
  /** 18 characters, checked; with its keyed index. Absent for somebody without a document. */
  readonly citizenId?: string
  readonly citizenIdIndex?: Uint8Array
  /** What stands for the number of somebody without a document. */
  readonly provisionalNumber?: string
}

export interface MemberToAdd {
  readonly personId: string
  /** Absent when the registry knows the person. */
  readonly person?: PersonToAdd
  /** Absent when the person is a member already: only what is known of the person is added to. */
  readonly joins?: { readonly relation: string; readonly isHead: boolean }
  readonly facts: FactValues
  readonly aid: readonly Aid[]
}

export interface HouseholdToAdd {
  readonly id: string
  readonly areaPath: string
  /** Absent when the registry knows the household. */
  readonly household?: { readonly headName: string; readonly address: string }
  /** The head who comes into a household that has none yet. */
  readonly headName?: string
  readonly facts: FactValues
  /** Aid that the household holds as a whole. */
  readonly aid: readonly Aid[]
  readonly members: readonly MemberToAdd[]
}

export interface Origin {
  /** `import:<id>` or `desk:<account id>` */
  readonly source: string
  readonly importId: string | null
  /** So many come that the search gets to know them afterwards (`fillSearch`). */
  readonly isFoundLater?: boolean
}

/**
 * Adds households, people, memberships, aid and facts, many at once. Members of a new household are so for longer than a list
 * says; who joins a known one does so today. Of those whom the registry knows only what it lacks is to be given: nothing here
 * replaces a value. Labels are right when it is done.
 * @returns the labels of households that are new in all their parts
 */
export async function addHouseholds(work: Work, toAdd: readonly HouseholdToAdd[], origin: Origin, campaigns: readonly WithPlan[]): Promise<ReadonlyMap<string, LabelsToStore>> {
  const { rows, changes, labels } = await prepareHouseholds(work, toAdd, origin, campaigns, await loadParameters(work))
  await Promise.all([insertRegistryRows(work.trx, rows), changeHouseholds(work, changes, campaigns)])
  return labels
}

export interface PreparedHouseholds {
  readonly rows: RegistryRows
  readonly changes: HouseholdChanges
  /** Of households that are new in all their parts. */
  readonly labels: ReadonlyMap<string, LabelsToStore>
}

/** What is to be done once the new rows are there. */
export interface HouseholdChanges {
  readonly ids: readonly string[]
  readonly heads: readonly { readonly id: string; readonly headName: string; readonly headPinyin: string }[]
  /** People who were members nowhere. */
  readonly moved: readonly { readonly id: string; readonly areaPath: string }[]
  readonly householdFacts: readonly Filled[]
  readonly personFacts: readonly Filled[]
  /** Households whose labels depend on what was there before. */
  readonly recomputed: readonly string[]
}

/** What of a piece of work it takes to put rows together. */
export type Preparing = Pick<Work, 'districtKey' | 'today' | 'now' | 'newId'> & { readonly sealing: Pick<Sealing, 'seal' | 'index'> }

/** The first half of `addHouseholds`: everything but the database, so that it is done while the database is busy with others. */
export async function prepareHouseholds(work: Preparing, toAdd: readonly HouseholdToAdd[], origin: Origin, campaigns: readonly WithPlan[], parameters: readonly Parameter[]): Promise<PreparedHouseholds> {
  const labels = new Map<string, LabelsToStore>()
  const rows = await rowsOf(work, toAdd, origin, campaigns, parameters, labels)
  const known = toAdd.filter((one) => !one.household)
  const changes: HouseholdChanges = {
    ids: toAdd.map((one) => one.id),
    heads: known.flatMap(({ id, headName }) => (headName === undefined ? [] : [{ id, headName, headPinyin: soundOf(headName).order }])),
    moved: toAdd.flatMap(({ areaPath, members }) => members.filter((member) => member.joins && !member.person).map((member) => ({ id: member.personId, areaPath }))),
    householdFacts: filled(work, origin, known.map(({ id, facts }) => ({ id, facts }))),
    personFacts: filled(work, origin, toAdd.flatMap(({ members }) => members.filter((member) => !member.person).map((member) => ({ id: member.personId, facts: member.facts })))),
    recomputed: toAdd.filter((one) => !labelledAtOnce(one)).map((one) => one.id),
  }
  return { rows, changes, labels }
}

/** The second half, behind the new rows: what becomes of those whom the registry knew. */
export async function changeHouseholds(work: Work, { ids, heads, moved, householdFacts, personFacts, recomputed }: HouseholdChanges, campaigns: readonly WithPlan[]): Promise<void> {
  for (const id of ids) work.changedHouseholds.add(id)
  await renameHeads(work.trx, work.districtKey, heads)
  await movePersons(work.trx, work.districtKey, moved)
  await fillHouseholdFacts(work.trx, work.districtKey, householdFacts)
  await fillPersonFacts(work.trx, work.districtKey, personFacts)
  if (recomputed.length > 0) await refreshLabels(work, recomputed, campaigns)
}

/** Whether all that the labels depend on came together. */
function labelledAtOnce({ household, members }: HouseholdToAdd): boolean {
  return household !== undefined && members.every((member) => member.person && member.joins)
}

const breathesEvery = 40
const unsound = { name_pinyin: '', name_initials: '' }
const endless = { id_end_four: null, id_end_six: null }

async function rowsOf(work: Preparing, toAdd: readonly HouseholdToAdd[], { source, importId, isFoundLater = false }: Origin, campaigns: readonly WithPlan[], parameters: readonly Parameter[], labelled: Map<string, LabelsToStore>): Promise<RegistryRows> {
  const rows: RegistryRows = { households: [], persons: [], personKeys: [], memberships: [], aid: [], reach: [] }
  const { districtKey: district_key, today, now: created_at } = work
  const stored = storer(work, source)
  const addAid = ({ areaPath, id: household_id }: HouseholdToAdd, person_id: string | null, aid: readonly Aid[]): void => {
    for (const { kind, from, to, amount } of aid) {
      rows.aid.push({ district_key, id: work.newId(), area_path: areaPath, household_id, person_id, kind, from_date: from ?? null, to_date: to ?? null, amount_fen: amount ?? null, source, as_of: today })
    }
  }

  const whole = toAdd.filter(labelledAtOnce)
  for (const [at, labels] of labelsToStore(campaigns, whole.map((one) => factsOf(work, one, stored, parameters))).entries()) labelled.set(whole[at]!.id, labels)
  for (const [at, one] of toAdd.entries()) {
    if (at % breathesEvery === breathesEvery - 1) await breathe()
    const { id: household_id, areaPath: area_path } = one
    if (one.household) {
      const { headName: head_name, address } = one.household
      const labels = labelled.get(household_id) ?? unlabelled
      rows.households.push({ district_key, id: household_id, area_path, head_name, head_pinyin: soundOf(head_name).order, address, facts: JSON.stringify(stored(one.facts)), labels: labels.json, labels_as_of: today, created_at, import_id: importId })
      for (const reach_key of departmentKeysOf(campaigns, labels)) rows.reach.push({ district_key, area_path, household_id, reach_key, until_date: null })
    }
    addAid(one, null, one.aid)
    for (const { personId: person_id, person, joins, facts, aid } of one.members) {
      if (person) {
        const { name, sex = null, birthDate: birth_date = null, citizenId, citizenIdIndex = null, provisionalNumber: provisional_number = null } = person
        const { name_pinyin, name_initials } = isFoundLater ? unsound : soundColumns(name)
        const { id_end_four, id_end_six } = citizenId === undefined || isFoundLater ? endless : endColumns(work.sealing, citizenId)
        rows.persons.push({
          district_key,
          id: person_id,
          area_path,
          name,
          name_pinyin,
          name_initials,
          sex,
          birth_date,
          citizen_id_sealed: citizenId === undefined ? null : work.sealing.seal(citizenId),
          citizen_id_index: citizenIdIndex,
          citizen_id_mask: citizenId === undefined ? '' : maskCitizenId(citizenId),
          id_end_four,
          id_end_six,
          is_findable: !isFoundLater,
          provisional_number,
          facts: JSON.stringify(stored(facts)),
          created_at,
          import_id: importId,
        })
        if (citizenIdIndex) rows.personKeys.push({ id_index: citizenIdIndex, district_key, person_id })
      }
      if (joins) rows.memberships.push({ district_key, id: work.newId(), area_path, household_id, person_id, relation: joins.relation, is_head: joins.isHead, from_date: one.household ? null : today, source })
      addAid(one, person_id, aid)
    }
  }
  return rows
}

type Storer = (facts: FactValues) => StoredFacts

/** Values as they are stored: those of the same subject once, whoever asks. */
function storer({ today: asOf }: Preparing, source: string): Storer {
  const known = new WeakMap<FactValues, StoredFacts>()
  return (facts) => {
    let stored = known.get(facts)
    if (!stored) {
      known.set(facts, (stored = {}))
      for (const name in facts) stored[name] = { value: facts[name]!, asOf, source }
    }
    return stored
  }
}

function filled(work: Preparing, { source }: Origin, subjects: readonly { id: string; facts: FactValues }[]): Filled[] {
  const stored = storer(work, source)
  return subjects.filter(({ facts }) => Object.keys(facts).length > 0).map(({ id, facts }) => ({ id, facts: stored(facts) }))
}

/** A household that is new in all its parts, as its rules see it. */
function factsOf({ today }: Preparing, one: HouseholdToAdd, stored: Storer, parameters: readonly Parameter[]): HouseholdFacts {
  return {
    asOf: today,
    household: { id: one.id, areaPath: one.areaPath, facts: stored(one.facts), aid: one.aid },
    members: one.members.map((member) => memberOf(member, stored)),
    parameters,
  }
}

function memberOf({ personId, person, joins, facts, aid }: MemberToAdd, stored: Storer): HouseholdFacts['members'][number] {
  const { name, sex, birthDate } = person as PersonToAdd
  return {
    personId,
    name,
    ...(joins?.relation && { relation: joins.relation }),
    isHead: joins?.isHead ?? false,
    ...(sex !== undefined && { sex }),
    ...(birthDate !== undefined && { birthDate }),
    facts: stored(facts),
    aid,
  }
}
