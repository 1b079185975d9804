import type { z } from 'zod'
import type { factHistory as route } from '#contract/household-desk.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { isKeptBack, readerOf, remarks } from '../telling/public.ts'
import { listFactHistory } from './desk.queries.ts'
import { sourceView } from './fact-sources.ts'
import { findHousehold, isMemberOf } from './household-page.queries.ts'
import { knownSources } from './known-sources.ts'

/** Every value that a fact of a household, or of one of its people, has had. */
export async function factHistory(work: Work, householdId: string, query: { name: string; personId?: string | undefined }): Promise<z.input<typeof route.response>> {
  const household = await findHousehold(work.trx, work, householdId)
  if (!household || (query.personId !== undefined && !(await isMemberOf(work.trx, work.districtKey, householdId, query.personId)))) throw problem('NOT_FOUND')

  const reader = await readerOf(work)
  const all = await listFactHistory(work.trx, work.districtKey, householdId, query.name, query.personId)
  const isKept = remarks.has(query.name) && (await isKeptBack(work, householdId, all.map((row) => String(row.value)).join('\n')))
  const rows = isKept ? [] : all.filter((row) => !reader.hides(row.value))
  const known = await knownSources(work, rows.map((row) => row.source), [householdId])
  return { rows: rows.map((row) => ({ value: row.value, asOf: row.as_of, recordedAt: row.recorded_at ?? known.cameAt.get(row.source) ?? null, source: sourceView(row.source, known) })) }
}
