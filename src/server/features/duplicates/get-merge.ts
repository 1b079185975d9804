import type { z } from 'zod'
import type { getMerge as route } from '#contract/duplicates.ts'
import { may } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { MergeChanges } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { hindrancesOf } from './hindrances.ts'
import { findMerge, listMembershipsOf, listNames } from './records.queries.ts'

/** One merge: what was moved, why and by whom, and whether it can still be taken back. It looks at rows of every place, so the transaction is wide. */
export async function getMerge(work: Work, id: string): Promise<z.input<typeof route.response>> {
  const { trx, districtKey, today } = work
  const merge = await findMerge(trx, districtKey, work.actor.scope, id)
  if (!merge || work.actor.reach !== null) throw problem('NOT_FOUND')

  const names = await listNames(trx, districtKey, merge.kind, [merge.kept_id, merge.gone_id])
  const moved = movedRows(merge.changes)
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
    moved: [...moved].map(([table, ids]) => ({ table, rows: ids.size })),
    hindrances: isDone ? [] : await hindrancesOf(work, merge),
    mayUndo: !isDone && may(work.actor.role, 'household.merge'),
  }
}

/** Rows that are otherwise than before, each once, by table; the proposal itself is none. */
function movedRows({ changed, removed }: MergeChanges): Map<string, Set<string>> {
  const rows = new Map<string, Set<string>>()
  const note = (table: string, id: string) => rows.set(table, (rows.get(table) ?? new Set()).add(id))
  for (const { table, ids } of changed) if (table !== 'duplicate_proposal') for (const id of ids) note(table, id)
  for (const { table, row } of removed) note(table, String(row['id']))
  return rows
}
