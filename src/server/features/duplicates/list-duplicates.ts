import { z } from 'zod'
import type { listDuplicates as route } from '#contract/duplicates.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { countProposals, listProposals } from './list-duplicates.queries.ts'

const cursor = z.tuple([z.number().int(), z.uuid()])
const usual = 50

/** Pairs of one's own area that may be one person, the likeliest first. */
export async function listDuplicates(work: Work, query: z.output<typeof route.query>): Promise<z.input<typeof route.response>> {
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && (!area || !isWithin(area.path, work.actor.scope))) throw problem('NOT_FOUND')

  const after = readCursor(query.after, cursor)
  const limit = query.limit ?? usual
  const scope = area?.path ?? work.actor.scope
  const state = query.state ?? 'OPEN'
  const found = await listProposals(work.trx, work.districtKey, { scope, state, today: work.today, after: after && { score: after[0], id: after[1] }, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({ id: row.id, a: row.a, b: row.b, reasons: row.reasons, score: row.score, state: row.state as 'OPEN', decidedBy: row.decided_by, note: row.note })),
    next: found.length > limit && last ? writeCursor([last.score, last.id]) : null,
    total: await countProposals(work.trx, work.districtKey, scope, state),
  }
}
