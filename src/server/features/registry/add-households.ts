import { setImmediate as breathe } from 'node:timers/promises'
import { maskCitizenId } from '#domain/id/citizen-id.ts'
import type { Aid, HouseholdFacts } from '#domain/policy/facts.ts'
import type { Parameter } from '#domain/policy/parameters.ts'
import type { Sex } from '#domain/registry/sex.ts'
import type { StoredFact, StoredFacts, StoredLabels } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { fillHouseholdFacts, fillPersonFacts, insertRegistryRows, movePersons, renameHeads, type RegistryRows } from './add-households.queries.ts'
import { loadParameters } from './parameters.ts'
import { soundOf } from './name-sound.ts'
import { departmentKeysOf } from '../reach/public.ts'
import { refreshLabels } from './refresh-labels.ts'
import { endColumns, soundColumns } from './search-columns.ts'
import { storedLabelsOf, type WithPlan } from './stored-labels.ts'

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
export async function addHouseholds(work: Work, toAdd: readonly HouseholdToAdd[], origin: Origin, campaigns: readonly WithPlan[]): Promise<ReadonlyMap<string, StoredLabels>> {
  const prepared = await prepareHouseholds(work, toAdd, origin, campaigns, await loadParameters(work))
  await storeHouseholds(work, prepared)
  return prepared.labels
}

export interface PreparedHouseholds {
  readonly toAdd: readonly HouseholdToAdd[]
  readonly origin: Origin
  readonly campaigns: readonly WithPlan[]
  readonly rows: RegistryRows
  /** Of households that are new in all their parts. */
  readonly labels: ReadonlyMap<string, StoredLabels>
}

/** The first half of `addHouseholds`: everything but the database, so that it is done while the database is busy with others. */
export async function prepareHouseholds(work: Work, toAdd: readonly HouseholdToAdd[], origin: Origin, campaigns: readonly WithPlan[], parameters: readonly Parameter[]): Promise<PreparedHouseholds> {
  const labels = new Map<string, StoredLabels>()
  const rows = await rowsOf(work, toAdd, origin, campaigns, parameters, labels)
  return { toAdd, origin, campaigns, rows, labels }
}

/** The second half: writes what was prepared. */
export async function storeHouseholds(work: Work, { toAdd, origin, campaigns, rows }: PreparedHouseholds): Promise<void> {
  await insertRegistryRows(work.trx, rows)
  for (const { id } of toAdd) work.changedHouseholds.add(id)

  const known = toAdd.filter((one) => !one.household)
  await renameHeads(work.trx, work.districtKey, known.flatMap(({ id, headName }) => (headName === undefined ? [] : [{ id, headName, headPinyin: soundOf(headName).order }])))
  await movePersons(work.trx, work.districtKey, toAdd.flatMap(({ areaPath, members }) => members.filter((member) => member.joins && !member.person).map((member) => ({ id: member.personId, areaPath }))))
  await fillHouseholdFacts(work.trx, work.districtKey, filled(work, origin, known.map(({ id, facts }) => ({ id, facts }))))
  await fillPersonFacts(work.trx, work.districtKey, filled(work, origin, toAdd.flatMap(({ members }) => members.filter((member) => !member.person).map((member) => ({ id: member.personId, facts: member.facts })))))

  const recomputed = toAdd.filter((one) => !labelledAtOnce(one)).map((one) => one.id)
  if (recomputed.length > 0) await refreshLabels(work, recomputed, campaigns)
}

/** Whether all that the labels depend on came together. */
function labelledAtOnce({ household, members }: HouseholdToAdd): boolean {
  return household !== undefined && members.every((member) => member.person && member.joins)
}

const breathesEvery = 40
const unsound = { name_pinyin: '', name_initials: '' }
const endless = { id_end_four: null, id_end_six: null }
const unlabelled: StoredLabels = { household: [], persons: {} }

async function rowsOf(work: Work, toAdd: readonly HouseholdToAdd[], { source, importId, isFoundLater = false }: Origin, campaigns: readonly WithPlan[], parameters: readonly Parameter[], labelled: Map<string, StoredLabels>): Promise<RegistryRows> {
  const rows: RegistryRows = { households: [], persons: [], personKeys: [], memberships: [], aid: [], reach: [] }
  const addAid = (at: HouseholdToAdd, personId: string | null, aid: readonly Aid[]): void => {
    for (const { kind, from, to, amount } of aid) {
      rows.aid.push({ ...placed(at), household_id: at.id, person_id: personId, kind, from_date: from ?? null, to_date: to ?? null, amount_fen: amount ?? null, source, as_of: work.today })
    }
  }
  const placed = ({ areaPath }: HouseholdToAdd) => ({ district_key: work.districtKey, id: work.newId(), area_path: areaPath })
  const own = { district_key: work.districtKey, created_at: work.now, import_id: importId }

  const ids = toAdd.flatMap(({ members }) => members.flatMap(({ person }) => person?.citizenId ?? []))
  const sealed = work.sealing.sealMany(ids).values()
  const whole = toAdd.filter(labelledAtOnce)
  for (const [at, labels] of storedLabelsOf(campaigns, whole.map((one) => factsOf(work, one, source, parameters))).entries()) labelled.set(whole[at]!.id, labels)
  for (const [at, one] of toAdd.entries()) {
    if (at % breathesEvery === breathesEvery - 1) await breathe()
    if (one.household) {
      const labels = labelled.get(one.id) ?? unlabelled
      rows.households.push({
        ...own,
        id: one.id,
        area_path: one.areaPath,
        head_name: one.household.headName,
        head_pinyin: soundOf(one.household.headName).order,
        address: one.household.address,
        facts: JSON.stringify(stored(work, source, one.facts)),
        labels: JSON.stringify(labels),
        labels_as_of: work.today,
      })
      for (const key of departmentKeysOf(campaigns, labels)) rows.reach.push({ ...placed(one), household_id: one.id, reach_key: key, until_date: null })
    }
    addAid(one, null, one.aid)
    for (const { personId, person, joins, facts, aid } of one.members) {
      if (person) {
        const { citizenId, citizenIdIndex } = person
        rows.persons.push({
          ...own,
          id: personId,
          area_path: one.areaPath,
          name: person.name,
          ...(isFoundLater ? unsound : soundColumns(person.name)),
          sex: person.sex ?? null,
          birth_date: person.birthDate ?? null,
          citizen_id_sealed: citizenId === undefined ? null : sealed.next().value!,
          citizen_id_index: citizenIdIndex ?? null,
          citizen_id_mask: citizenId === undefined ? '' : maskCitizenId(citizenId),
          ...(citizenId === undefined || isFoundLater ? endless : endColumns(work.sealing, citizenId)),
          is_findable: !isFoundLater,
          provisional_number: person.provisionalNumber ?? null,
          facts: JSON.stringify(stored(work, source, facts)),
        })
        if (citizenIdIndex) rows.personKeys.push({ id_index: citizenIdIndex, district_key: work.districtKey, person_id: personId })
      }
      if (joins) rows.memberships.push({ ...placed(one), household_id: one.id, person_id: personId, relation: joins.relation, is_head: joins.isHead, from_date: one.household ? null : work.today, source })
      addAid(one, personId, aid)
    }
  }
  return rows
}

function stored(work: Work, source: string, facts: FactValues): StoredFacts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value, asOf: work.today, source }]))
}

function filled(work: Work, { source }: Origin, subjects: readonly { id: string; facts: FactValues }[]): { id: string; facts: StoredFacts }[] {
  return subjects.filter(({ facts }) => Object.keys(facts).length > 0).map(({ id, facts }) => ({ id, facts: stored(work, source, facts) }))
}

/** A household that is new in all its parts, as its rules see it. */
function factsOf(work: Work, one: HouseholdToAdd, source: string, parameters: readonly Parameter[]): HouseholdFacts {
  return {
    asOf: work.today,
    household: { id: one.id, areaPath: one.areaPath, facts: stored(work, source, one.facts), aid: one.aid },
    members: one.members.map((member) => memberOf(work, member, source)),
    parameters,
  }
}

function memberOf(work: Work, { personId, person, joins, facts, aid }: MemberToAdd, source: string): HouseholdFacts['members'][number] {
  const { name, sex, birthDate } = person as PersonToAdd
  return {
    personId,
    name,
    ...(joins?.relation && { relation: joins.relation }),
    isHead: joins?.isHead ?? false,
    ...(sex !== undefined && { sex }),
    ...(birthDate !== undefined && { birthDate }),
    facts: stored(work, source, facts),
    aid,
  }
}
