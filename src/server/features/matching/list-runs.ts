import { z } from 'zod'
import type { listRuns as route } from '#contract/matching.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { runsSeen, runView } from './run-view.ts'
import { countRuns, listRunRows } from './runs.queries.ts'

const cursor = z.tuple([z.uuid()])
const usual = 50

/** Runs of one's own area, those without a hit too: that somebody looked is a fact of its own. */
export async function listRuns(work: Work, query: z.output<typeof route.query>): Promise<z.input<typeof route.response>> {
  const limit = query.limit ?? usual
  const by = runsSeen(work)
  const found = await listRunRows(work.trx, work.districtKey, { ...by, dataset: query.dataset, after: readCursor(query.after, cursor)?.[0], limit: limit + 1 })
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows: rows.map((row) => runView(work, row)), next: found.length > limit && last ? writeCursor([last.id]) : null, total: await countRuns(work.trx, work.districtKey, by, query.dataset) }
}
