import type { z } from 'zod'
import type { origin } from '#contract/imports.ts'
import { isWithin, may } from '#domain/access/access.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustReach } from '../reach/public.ts'
import { readerOf } from '../telling/public.ts'
import { openTexts } from './kept-rows.ts'
import { findPlaceOf, listOrigins, listPartsByNumber } from './origins.queries.ts'
import { outcomesOf } from './packed-outcomes.ts'
import { sheetsOf } from './sheets-to-read.ts'

type Origin = z.input<typeof origin>

const mostRows = 30
/** Columns that may tell of a source that not everybody may know of. */
const telling: ReadonlySet<string | null> = new Set(['source', 'reason', 'remark', null])

/**
 * Why a household is on the list: the rows of workbooks that are about it, as they were written, whoever sent them. A workbook of
 * the whole district is out of a village's reach, the rows about its own household are not; so the work is wide.
 */
export async function listHouseholdOrigins(work: Work, householdId: string): Promise<{ rows: Origin[] }> {
  const place = await findPlaceOf(work.trx, work.districtKey, householdId)
  if (!place || !isWithin(place.area_path, work.actor.scope)) throw problem('NOT_FOUND')
  await mustReach(work, householdId)

  const reader = await readerOf(work)
  const { seesAll } = reader
  const rows: Origin[] = []
  for (const found of await listOrigins(work.trx, work.districtKey, householdId)) {
    const parts = new Map((await listPartsByNumber(work.trx, work.districtKey, found.import_id, [...new Set(found.places.map(([number]) => number))])).map((part) => [part.number, { outcomes: outcomesOf(part), texts: openTexts(work.sealing, part) }]))
    const sheets = sheetsOf(found.reading).filter((sheet) => !sheet.isLeftOut)
    const columns = found.reading.columns.filter(({ index }) => seesAll || !telling.has(found.fields?.[index] ?? null))
    const mayOpen = may(work.actor.role, 'roster.import') && isWithin(found.area_path, work.actor.scope)
    const seen = new Set<string>()
    for (const [number, at] of found.places) {
      const outcome = parts.get(number)?.outcomes[at]
      if (!outcome || seen.has(`${number}.${at}`) || rows.length >= mostRows) continue
      seen.add(`${number}.${at}`)
      const texts = parts.get(number)!.texts[at] ?? []
      rows.push({
        id: `${found.import_id} ${number}.${at}`,
        importId: mayOpen ? found.import_id : null,
        // Names of files and sheets tell of what is in them, in words that nobody has thought of.
        fileName: seesAll ? found.file_name : '',
        sheet: seesAll ? (sheets[outcome.sheet]?.name ?? '') : '',
        row: outcome.row,
        at: found.finished_at,
        by: found.by_name,
        read: columns.flatMap(({ index, heading }) => ((texts[index] ?? '').trim() === '' ? [] : [{ heading, text: hideCitizenIds(texts[index] ?? '') }])).filter((one) => !reader.hides(one.heading) && !reader.hides(one.text)),
        complaints: outcome.complaints.filter(({ column }) => seesAll || column === null || columns.some(({ index }) => index === column)),
      })
    }
  }
  return { rows }
}
