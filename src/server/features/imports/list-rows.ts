import type { z } from 'zod'
import type { importRow, listImportRows } from '#contract/imports.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { ImportOutcome, ImportReading } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { findImport, listExisting, listParts } from './imports.queries.ts'
import { openTexts } from './kept-rows.ts'
import { outcomesOf } from './packed-outcomes.ts'
import { sheetsOf } from './sheets-to-read.ts'

type Row = z.input<typeof importRow>
type Query = z.output<typeof listImportRows.query>

const partsAtOnce = 8
const keyPattern = /^(\d{1,9})\.(\d{1,4})$/
const countOf = { IMPORTED: 'imported', REFUSED: 'refused', ALREADY_IN: 'alreadyIn', SKIPPED: 'skipped' } as const

/** Rows of a workbook as they were read, ids masked, with what became of them. */
export async function listRows(work: Work, id: string, query: Query): Promise<{ rows: Row[]; next: string | null; total: number }> {
  const found = await findImport(work.trx, work.districtKey, id)
  if (!found) throw problem('NOT_FOUND')
  const limit = query.limit ?? 50
  const key = query.after === undefined ? undefined : keyPattern.exec(query.after)
  if (key === null) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'after', code: 'key' }] })

  const rows: Row[] = []
  let [from, behind] = key ? [Number(key[1]), Number(key[2])] : [0, -1]
  while (rows.length <= limit) {
    const parts = await listParts(work.trx, work.districtKey, id, query.state?.[0], from, partsAtOnce)
    for (const part of parts) {
      if (rows.length > limit) break
      const texts = openTexts(work.sealing, part)
      for (const [at, outcome] of outcomesOf(part).entries()) {
        const isBefore = part.number === from && at <= behind
        if (isBefore || (query.state !== undefined && outcome.state !== query.state) || rows.length > limit) continue
        rows.push(rowView(`${part.number}.${at}`, outcome, texts[at] ?? [], found.reading))
      }
    }
    if (parts.length < partsAtOnce) break
    from = parts.at(-1)!.number + 1
    behind = -1
  }
  const shown = rows.slice(0, limit)
  const existing = await listExisting(work.trx, work.districtKey, [...new Set(shown.flatMap((row) => row.householdId ?? []))])
  return {
    rows: shown.map((row) => (row.householdId !== null && !existing.has(row.householdId) ? { ...row, householdId: null } : row)),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total: query.state === undefined ? found.counts.imported + found.counts.refused + found.counts.alreadyIn + found.counts.skipped : found.counts[countOf[query.state]],
  }
}

function rowView(id: string, { sheet, row, state, household, complaints }: ImportOutcome, texts: readonly string[], reading: ImportReading): Row {
  const sheets = sheetsOf(reading).filter((one) => !one.isLeftOut)
  return { id, sheet: sheets[sheet]?.name ?? '', row, state, read: reading.columns.map(({ index, heading }) => ({ heading, text: hideCitizenIds(texts[index] ?? '') })), complaints, householdId: household }
}
