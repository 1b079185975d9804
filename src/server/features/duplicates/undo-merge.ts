import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { forgetLeaving, refreshLabels } from '../registry/public.ts'
import { refreshParts } from '../rosters/public.ts'
import { hindrancesOf } from './hindrances.ts'
import { findMerge, listMembershipsOf, markUndone } from './records.queries.ts'
import { leadKeys, ownKey, putBack, setColumns, swapIds, takeOut } from './rows.queries.ts'

/**
 * Takes a merge back exactly: every row has again what it had, rows that were taken out are there again, numbers lead where they
 * led. Refused when something written since could belong to either side. Problems: NOT_FOUND, MERGE_UNDONE, MERGE_CHANGED_SINCE.
 */
export async function undoMerge(work: Work, id: string, reason: string): Promise<{ householdId: string | null }> {
  const { trx, districtKey, today } = work
  const merge = await findMerge(trx, districtKey, work.actor.scope, id)
  if (!merge) throw problem('NOT_FOUND')

  if (merge.undone_at !== null) throw problem('MERGE_UNDONE')
  const hindrances = await hindrancesOf(work, merge)
  if (hindrances.length > 0) throw problem('MERGE_CHANGED_SINCE', { what: hindrances })

  const { changed, removed, added = [], idsSwapped, keysMoved } = merge.changes
  if (idsSwapped) await swapIds(trx, districtKey, merge.kept_id, merge.gone_id)
  for (const { table, ids } of added) for (const one of ids) await takeOut(trx, districtKey, table, one)
  // As they were when they were taken out; what was changed of them before that goes back with the rest.
  for (const { table, row } of removed.toReversed()) await putBack(trx, districtKey, table, row)
  for (const { table, ids, before } of changed.toReversed()) {
    if ((await setColumns(trx, districtKey, table, ids, before)).length !== ids.length) throw problem('MERGE_CHANGED_SINCE', { what: [table] })
  }
  if (keysMoved) {
    // Numbers that were the other's before the merge: its own, and those of whoever had been merged into it.
    await ownKey(trx, districtKey, merge.gone_id)
    for (const { ids } of changed.filter(({ table, before }) => table === 'person' && before['merged_into'] === merge.gone_id)) for (const one of ids) await keyOfMerged(work, one, merge.gone_id)
  }
  await forgetLeaving(trx, districtKey, [merge.kept_id, merge.gone_id])
  await markUndone(trx, districtKey, id, work.now, work.actor.name, hideCitizenIds(reason))
  const households = merge.kind === 'household' ? [merge.kept_id, merge.gone_id] : await homesOf(work, [merge.kept_id, merge.gone_id])
  await refreshLabels(work, households)
  await refreshParts(work, households)

  work.record({ action: 'undo-merge', objectType: merge.kind, objectId: merge.kept_id, areaPath: merge.area_path, changedAt: placesOf(merge.changes), details: { merge: id, reason: hideCitizenIds(reason) } })
  return { householdId: (merge.kind === 'household' ? merge.kept_id : (await homesOf(work, [merge.kept_id]))[0]) ?? null }

  async function homesOf({ trx: own }: Work, persons: readonly string[]): Promise<string[]> {
    const homes = await Promise.all(persons.map((person) => listMembershipsOf(own, districtKey, 'person_id', person)))
    return [...new Set(homes.flat().filter((one) => one.to_date === null || one.to_date > today).map((one) => one.household_id))]
  }
}

async function keyOfMerged({ trx, districtKey }: Work, personId: string, leadsTo: string): Promise<void> {
  await ownKey(trx, districtKey, personId)
  await leadKeys(trx, districtKey, personId, leadsTo)
}

/** Areas to which rows went back. */
function placesOf({ changed, removed }: { readonly changed: readonly { readonly before: Readonly<Record<string, unknown>> }[]; readonly removed: readonly { readonly row: Readonly<Record<string, unknown>> }[] }): string[] {
  return [...new Set([...changed.map(({ before }) => before['area_path']), ...removed.map(({ row }) => row['area_path'])].filter((path) => typeof path === 'string'))]
}
