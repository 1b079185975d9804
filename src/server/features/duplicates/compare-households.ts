import type { Comparison } from '#contract/duplicates.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { aidDifferences, differing, factDifferences, type Difference } from './differences.ts'
import { countOf, countSharedDrafts, listAidOn, listMembershipsOf, lockHouseholdRow, type HouseholdRow } from './records.queries.ts'

export interface HouseholdPair {
  readonly kept: HouseholdRow
  readonly gone: HouseholdRow
  /** Who is head on each side today. */
  readonly heads: { readonly kept: Row<'membership'> | undefined; readonly gone: Row<'membership'> | undefined }
  readonly differences: readonly Difference[]
}

/** Two households of the scope and what they say otherwise. Problems: NOT_FOUND, MERGE_SAME, MERGE_ALREADY. */
export async function householdPair(work: Work, keptId: string, goneId: string): Promise<HouseholdPair> {
  const { trx, districtKey, today } = work
  // Always in the same order, so that two who merge the same pair wait for each other.
  const rows = new Map<string, HouseholdRow | undefined>()
  for (const id of [keptId, goneId].toSorted()) rows.set(id, await lockHouseholdRow(trx, districtKey, work.actor.scope, id))
  const [kept, gone] = [rows.get(keptId), rows.get(goneId)]
  if (!kept || !gone) throw problem('NOT_FOUND')
  if (kept.id === gone.id) throw problem('MERGE_SAME')
  if (kept.merged_into !== null || gone.merged_into !== null) throw problem('MERGE_ALREADY')

  const headOf = async (id: string) => (await listMembershipsOf(trx, districtKey, 'household_id', id)).find((one) => one.is_head && (one.to_date === null || one.to_date > today))
  const heads = { kept: await headOf(kept.id), gone: await headOf(gone.id) }
  const differences = [
    ...(heads.kept?.person_id === heads.gone?.person_id ? [] : differing('head', heads.kept && kept.head_name, heads.gone && gone.head_name)),
    ...differing('address', kept.address, gone.address),
    ...factDifferences(kept.facts as StoredFacts, gone.facts as StoredFacts),
    ...aidDifferences(await listAidOn(trx, districtKey, { householdId: kept.id }, today), await listAidOn(trx, districtKey, { householdId: gone.id }, today)),
  ]
  // Two heads of one name are two people until somebody says otherwise: the choice is between persons.
  const sameName = heads.kept && heads.gone && heads.kept.person_id !== heads.gone.person_id && kept.head_name === gone.head_name
  return { kept, gone, heads, differences: sameName ? [{ key: 'head', kept: kept.head_name, gone: gone.head_name, keptAsOf: null, goneAsOf: null }, ...differences] : differences }
}

export async function compareHouseholds(work: Work, keptId: string, goneId: string): Promise<Comparison> {
  const { kept, gone, differences } = await householdPair(work, keptId, goneId)
  return { kind: 'household', kept: await recordOf(work, kept), gone: await recordOf(work, gone), differences: [...differences], reasons: [], hindrances: await draftHindrance(work, { kept, gone }) }
}

/** Two visits that nobody handed in cannot be one. */
export async function draftHindrance({ trx, districtKey }: Work, { kept, gone }: Pick<HouseholdPair, 'kept' | 'gone'>): Promise<Comparison['hindrances']> {
  return (await countSharedDrafts(trx, districtKey, kept.id, gone.id)) > 0 ? ['TWO_DRAFTS'] : []
}

async function recordOf(work: Work, row: HouseholdRow): Promise<Comparison['kept']> {
  return {
    id: row.id, householdId: row.id, name: row.head_name, areaName: row.area_name, headName: row.head_name, maskedId: '', provisionalNumber: null, address: row.address, birthDate: null, sex: null,
    counts: await countOf(work.trx, work.districtKey, 'household_id', row.id),
  }
}
