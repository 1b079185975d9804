import type { z } from 'zod'
import type { getMerge as route } from '#contract/duplicates.ts'
import { may } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { hindrancesOf } from './hindrances.ts'
import { findMerge, listMembershipsOf, listNames } from './records.queries.ts'

/** One merge: what was moved, why and by whom, and whether it can still be taken back. It looks at rows of every place, so the transaction is wide. */
export async function getMerge(work: Work, id: string): Promise<z.input<typeof route.response>> {
  const { trx, districtKey, today } = work
  const merge = await findMerge(trx, districtKey, work.actor.scope, id)
  if (!merge || work.actor.reach !== null) throw problem('NOT_FOUND')

  const names = await listNames(trx, districtKey, merge.kind, [merge.kept_id, merge.gone_id])
  const moved = new Map<string, number>()
  for (const { table, ids } of merge.changes.changed) moved.set(table, (moved.get(table) ?? 0) + ids.length)
  for (const { table } of merge.changes.removed) moved.set(table, (moved.get(table) ?? 0) + 1)
  const home = merge.kind === 'household' ? merge.kept_id : (await listMembershipsOf(trx, districtKey, 'person_id', merge.kept_id)).find((one) => one.to_date === null || one.to_date > today)?.household_id
  const isDone = merge.undone_at !== null
  return {
    id,
    kind: merge.kind as 'person',
    keptName: names.get(merge.kept_id) ?? '',
    goneName: names.get(merge.gone_id) ?? '',
    householdId: home ?? null,
    reason: merge.reason,
    at: merge.at,
    by: merge.by_name,
    undoneAt: merge.undone_at,
    undoneBy: merge.undone_by,
    undoneReason: merge.undone_reason,
    moved: [...moved].map(([table, rows]) => ({ table, rows })),
    hindrances: isDone ? [] : await hindrancesOf(work, merge),
    mayUndo: !isDone && may(work.actor.role, 'household.merge'),
  }
}
