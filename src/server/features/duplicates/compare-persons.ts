import type { Comparison } from '#contract/duplicates.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { draftHindrance, householdPair, type HouseholdPair } from './compare-households.ts'
import { aidDifferences, differing, factDifferences, type Difference } from './differences.ts'
import { countInCare, countOf, findProposal, listAidOn, listMembershipsOf, lockHouseholdRow, lockPersonRow, type HouseholdRow, type PersonRow } from './records.queries.ts'

/** Choices about the households of two persons stand under this prefix. */
export const householdPrefix = 'household.'

export interface PersonPair {
  readonly kept: PersonRow
  readonly gone: PersonRow
  readonly homes: { readonly kept: Row<'membership'> | undefined; readonly gone: Row<'membership'> | undefined }
  /** The households of both when the other one has nobody else in it: then it is the second record of this one, and goes with the person. */
  readonly households: HouseholdPair | undefined
  /** Both records live in an institution today: which of the stays goes on is for the institutions to say. */
  readonly isTwiceInCare: boolean
  readonly differences: readonly Difference[]
}

/** Two persons of the scope and what they say otherwise. Problems: NOT_FOUND, MERGE_SAME, MERGE_ALREADY. */
export async function personPair(work: Work, keptId: string, goneId: string): Promise<PersonPair> {
  const { trx, districtKey, today } = work
  const rows = new Map<string, PersonRow | undefined>()
  for (const id of [keptId, goneId].toSorted()) rows.set(id, await lockPersonRow(trx, districtKey, work.actor.scope, id))
  const [kept, gone] = [rows.get(keptId), rows.get(goneId)]
  if (!kept || !gone) throw problem('NOT_FOUND')
  if (kept.id === gone.id) throw problem('MERGE_SAME')
  if (kept.merged_into !== null || gone.merged_into !== null) throw problem('MERGE_ALREADY')

  const isNow = (one: Row<'membership'>): boolean => one.to_date === null || one.to_date > today
  const homeOf = async (id: string) => (await listMembershipsOf(trx, districtKey, 'person_id', id)).find(isNow)
  const homes = { kept: await homeOf(kept.id), gone: await homeOf(gone.id) }
  const isApart = homes.kept !== undefined && homes.gone !== undefined && homes.kept.household_id !== homes.gone.household_id
  const others = isApart ? (await listMembershipsOf(trx, districtKey, 'household_id', homes.gone!.household_id)).filter((one) => isNow(one) && one.person_id !== gone.id) : []
  const households = isApart && others.length === 0 ? await householdPair(work, homes.kept!.household_id, homes.gone!.household_id) : undefined

  const [ownMask, otherMask] = [kept.citizen_id_mask, gone.citizen_id_mask]
  const numbersDiffer = kept.citizen_id_index !== null && gone.citizen_id_index !== null
  const differences: Difference[] = [
    ...differing('name', kept.name, gone.name),
    ...differing('sex', kept.sex, gone.sex),
    ...differing('birthDate', kept.birth_date, gone.birth_date),
    // Two numbers are never equal; their masks may be.
    ...(numbersDiffer ? [{ key: 'citizenId', kept: ownMask, gone: otherMask, keptAsOf: null, goneAsOf: null }] : []),
    ...(isApart && !households ? [{ key: 'household', kept: await headName(work, homes.kept!), gone: await headName(work, homes.gone!), keptAsOf: null, goneAsOf: null }] : []),
    ...factDifferences(kept.facts as StoredFacts, gone.facts as StoredFacts),
    ...aidDifferences(await listAidOn(trx, districtKey, { personId: kept.id }, today), await listAidOn(trx, districtKey, { personId: gone.id }, today)),
    // Both heads are the one person whom this is about.
    ...(households?.differences ?? []).filter((one) => one.key !== 'head').map((one) => ({ ...one, key: householdPrefix + one.key })),
  ]
  return { kept, gone, homes, households, isTwiceInCare: (await countInCare(trx, districtKey, [kept.id, gone.id])) > 1, differences }
}

export async function comparePersons(work: Work, keptId: string, goneId: string): Promise<Comparison> {
  const { kept, gone, homes, households, isTwiceInCare, differences } = await personPair(work, keptId, goneId)
  const proposal = await findProposal(work.trx, work.districtKey, kept.id, gone.id)
  return { kind: 'person', kept: await recordOf(work, kept, homes.kept), gone: await recordOf(work, gone, homes.gone), differences: [...differences], reasons: proposal?.reasons ?? [], hindrances: [...(isTwiceInCare ? (['TWO_STAYS'] as const) : []), ...(households ? await draftHindrance(work, households) : [])] }
}

async function headName(work: Work, home: Row<'membership'>): Promise<string> {
  return (await householdOf(work, home))?.head_name ?? ''
}

async function householdOf({ trx, districtKey, actor }: Work, home: Row<'membership'> | undefined): Promise<HouseholdRow | undefined> {
  return home && lockHouseholdRow(trx, districtKey, actor.scope, home.household_id)
}

async function recordOf(work: Work, row: PersonRow, home: Row<'membership'> | undefined): Promise<Comparison['kept']> {
  const household = await householdOf(work, home)
  return {
    id: row.id, householdId: household?.id ?? null, name: row.name, areaName: row.area_name, headName: household?.head_name ?? '', maskedId: row.citizen_id_mask, provisionalNumber: row.provisional_number,
    address: household?.address ?? '', birthDate: row.birth_date, sex: row.sex as 'MALE' | null, counts: await countOf(work.trx, work.districtKey, 'person_id', row.id),
  }
}
