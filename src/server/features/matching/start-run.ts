import type { z } from 'zod'
import type { MatchRun, startRun as route } from '#contract/matching.ts'
import { datasetOf, type KeptColumn } from '#domain/matching/datasets.ts'
import { lackingColumns } from '#domain/matching/describe-row.ts'
import { emptyDigest } from '#domain/matching/file-digest.ts'
import { areSurelyHeadings } from '#domain/matching/find-columns.ts'
import { earliestSourceDate, mayBeSourceDate } from '#domain/matching/source-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { MatchCounts } from '../../database/matching-tables.ts'
import type { Work } from '../../http/work.ts'
import { rememberColumns } from '../imports/public.ts'
import { delivererOf, mustDeliver } from './deliverer.ts'
import { purposeOf } from './look-at-file.ts'
import { lookedForBy, runView } from './run-view.ts'
import { countSought, insertRun } from './runs.queries.ts'

const nothing: MatchCounts = { rows: 0, lines: 0, withoutId: 0, hits: 0, concerned: 0, alike: 0, fresh: 0, otherName: 0, refused: {}, refusedAt: [], endsShort: false }

/** Begins a run: what it is for, on what it stands, and whom it looks for. The file follows in pieces. */
export async function startRun(work: Work, { columns, headings, ...input }: z.output<typeof route.body>): Promise<MatchRun> {
  const { trx, districtKey } = work
  mustDeliver(work.actor, input.dataset)
  if (!mayBeSourceDate(input.sourceDate, work.today)) throw problem('MATCH_SOURCE_DATE', { earliest: earliestSourceDate(work.today) })
  if (input.basis === 'LEGAL' && input.legalBasis === '') throw problem('MATCH_LEGAL_BASIS')
  const fields: readonly string[] = datasetOf(input.dataset).fields
  const kept = columns.kept as KeptColumn[]
  const wrong = kept.findIndex((one, at) => !fields.includes(one.field) || kept.findIndex((other) => other.field === one.field) !== at)
  if (wrong >= 0) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: `columns.kept.${wrong}.field`, code: 'invalid_value' }] })
  const places = [...(['id', 'name', 'birth', 'sex', 'address'] as const).map((what) => [what, columns[what]] as const), ...kept.map(({ column }, at) => [`kept.${at}.column`, column] as const)]
  const beyond = places.flatMap(([path, column]) => (column !== null && column >= headings.length ? [{ path: `columns.${path}`, code: 'too_big' }] : []))
  if (beyond.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues: beyond })
  if (columns.id === null && lackingColumns(columns).length > 0) throw problem(columns.name === null ? 'MATCH_NO_ID_COLUMN' : 'MATCH_NO_BIRTH_COLUMN', { file: input.fileName, headings: headings.slice(0, 20).join('、') })

  const run = { area_path: work.actor.areaPath, dataset: input.dataset, basis: input.basis }
  const { people, households, left_out: leftOut } = await countSought(trx, districtKey, lookedForBy(work, run))
  if (people === 0) throw problem('MATCH_NOBODY')
  const row = {
    ...run, district_key: districtKey, id: work.newId(), purpose: input.purpose, source_date: input.sourceDate, legal_basis: input.basis === 'LEGAL' ? input.legalBasis : '', file_name: input.fileName, size: input.size,
    state: 'READING', read_bytes: 0, people, households, left_out: leftOut, by_id: work.actor.accountId, by_name: work.actor.name, department: delivererOf(work.actor),
  }
  const [given, moment] = [{ ...columns, kept }, work.now.toISOString()]
  await insertRun(trx, { ...row, columns: JSON.stringify(given), digest_sofar: JSON.stringify(emptyDigest), counts: JSON.stringify(nothing), at: work.now, touched_at: work.now })
  // Of a table without headings the first row is about somebody, who may be a stranger.
  if (areSurelyHeadings(headings)) {
    const fieldAt = (at: number) => (['id', 'name', 'birth', 'sex', 'address'] as const).find((field) => columns[field] === at) ?? kept.find((one) => one.column === at)?.field ?? null
    await rememberColumns(work, purposeOf(work, input.dataset), headings, headings.map((_, at) => fieldAt(at)))
  }

  work.record({ action: 'start-match', objectType: 'match-run', objectId: row.id, areaPath: row.area_path, details: { dataset: input.dataset, purpose: input.purpose, basis: input.basis, people, leftOut, ...(row.department !== null && { department: row.department }) } })
  return runView(work, { ...row, columns: given, digest_sofar: emptyDigest, shape: null, counts: nothing, digest: null, failure: null, at: moment, touched_at: moment, finished_at: null })
}
