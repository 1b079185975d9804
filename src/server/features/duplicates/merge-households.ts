import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { refreshLabels } from '../registry/public.ts'
import { refreshParts } from '../rosters/public.ts'
import { householdPair } from './compare-households.ts'
import { undecided, type Choices } from './differences.ts'
import { joinHouseholds } from './join-households.ts'
import { ledgerOf } from './ledger.ts'
import { insertMerge } from './records.queries.ts'

/**
 * Two households are one: the first stays with everything of both, the second says where it went. What both say otherwise was
 * chosen by whoever merges. Problems: NOT_FOUND, MERGE_SAME, MERGE_ALREADY, MERGE_UNDECIDED, MERGE_TWO_DRAFTS.
 */
export async function mergeHouseholds(work: Work, keptId: string, input: { otherId: string; choices: Choices; reason: string }): Promise<{ mergeId: string; householdId: string }> {
  const { trx, districtKey } = work
  const pair = await householdPair(work, keptId, input.otherId)

  const open = undecided(pair.differences, input.choices)
  if (open.length > 0) throw problem('MERGE_UNDECIDED', { count: open.length, keys: open })

  const ledger = ledgerOf(work)
  await joinHouseholds(work, ledger, pair, input.choices)
  const changes = await ledger.done([{ column: 'household_id', id: pair.kept.id }], { idsSwapped: false, keysMoved: false })
  const mergeId = work.newId()
  await insertMerge(trx, { district_key: districtKey, id: mergeId, area_path: pair.kept.area_path, kind: 'household', kept_id: pair.kept.id, gone_id: pair.gone.id, changes: JSON.stringify(changes), reason: hideCitizenIds(input.reason), at: work.now, by_id: work.actor.accountId, by_name: work.actor.name })
  await refreshLabels(work, [pair.kept.id, pair.gone.id])
  await refreshParts(work, [pair.kept.id, pair.gone.id])

  work.record({ action: 'merge-households', objectType: 'household', objectId: pair.kept.id, areaPath: pair.kept.area_path, changedAt: [pair.gone.area_path], details: { merge: mergeId, gone: pair.gone.head_name, other: pair.gone.id, reason: hideCitizenIds(input.reason) } })
  return { mergeId, householdId: pair.kept.id }
}
