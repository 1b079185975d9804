import type { z } from 'zod'
import type { importRow, listImportRows } from '#contract/imports.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { countRows, findImport, listRowPage } from './imports.queries.ts'

type Row = z.input<typeof importRow>
type Query = z.output<typeof listImportRows.query>

/** Rows of a workbook as they were read, ids masked, with what became of them. */
export async function listRows(work: Work, id: string, query: Query): Promise<{ rows: Row[]; next: string | null; total: number }> {
  const found = await findImport(work.trx, work.districtKey, id)
  if (!found) throw problem('NOT_FOUND')
  const limit = query.limit ?? 50
  const after = query.after === undefined ? 0 : Number(query.after)
  if (!Number.isSafeInteger(after)) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'after', code: 'key' }] })
  const page = await listRowPage(work.trx, work.districtKey, id, query.state, after, limit + 1)
  const shown = page.slice(0, limit)
  const { columns } = found.reading
  return {
    rows: shown.map((row) => {
      const texts = JSON.parse(work.sealing.openText(row.read_sealed)) as string[]
      return {
        id: row.id,
        row: row.row_no,
        state: row.state as Row['state'],
        read: columns.map(({ index, heading }) => ({ heading, text: hideCitizenIds(texts[index] ?? '') })),
        complaints: row.complaints,
        householdId: row.household_id,
      }
    }),
    next: page.length > limit ? String(shown.at(-1)?.row_no) : null,
    total: await countRows(work.trx, work.districtKey, id, query.state),
  }
}
