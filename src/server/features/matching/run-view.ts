import type { MatchRun } from '#contract/matching.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { delivererOf } from './deliverer.ts'
import { findRun, lockRun, type LookedFor, type RunRow, type RunsSeen } from './runs.queries.ts'

/** Nobody has sent a piece for so long: the page was closed, the connection broke, the server was started again. */
const interruptedAfter = 60_000

/** A run as it is shown. */
export function runView(work: Work, row: RunRow): MatchRun {
  const { counts } = row
  const isInterrupted = row.state === 'READING' && work.now.getTime() - Date.parse(row.touched_at) > interruptedAfter
  return {
    id: row.id,
    dataset: row.dataset as MatchRun['dataset'],
    purpose: row.purpose,
    sourceDate: row.source_date,
    basis: row.basis as MatchRun['basis'],
    legalBasis: row.legal_basis,
    fileName: row.file_name,
    size: row.size,
    state: isInterrupted ? 'INTERRUPTED' : (row.state as MatchRun['state']),
    readBytes: row.read_bytes,
    sendFrom: row.digest_sofar.bytes,
    rows: counts.rows,
    withoutId: counts.withoutId,
    ...(delivererOf(work.actor) === null ? { hits: counts.hits, concerned: counts.concerned ?? null, alike: counts.alike, fresh: counts.fresh, otherName: row.columns.name === null ? null : counts.otherName } : { hits: null, concerned: null, alike: null, fresh: null, otherName: null }),
    refused: Object.entries(counts.refused).map(([fault, count]) => ({ fault, count })),
    refusedAt: [...counts.refusedAt],
    endsShort: counts.endsShort,
    people: row.people,
    households: row.households,
    leftOut: row.left_out,
    digest: row.digest,
    failure: row.failure,
    at: row.at,
    byName: row.by_name,
    department: row.department,
    finishedAt: row.finished_at,
    isMine: work.actor.samePerson.includes(row.by_id),
  }
}

/** Whose runs the account sees. */
export function runsSeen({ actor }: Work): RunsSeen {
  return { scope: actor.scope, department: delivererOf(actor) }
}

export async function getRun(work: Work, id: string): Promise<MatchRun> {
  const found = await findRun(work.trx, work.districtKey, runsSeen(work), id)
  if (!found) throw problem('NOT_FOUND')
  return runView(work, found)
}

/** A run that is being read, held until the write is done. */
export async function lockReading(work: Work, id: string): Promise<RunRow> {
  const found = await lockRun(work.trx, work.districtKey, runsSeen(work), id)
  if (!found) throw problem('NOT_FOUND')
  if (found.state !== 'READING') throw problem('MATCH_RUN_STATE', { state: found.state })
  return found
}

/** Whom a run looks for: those of its own area, of whom it may know. */
export function lookedForBy(work: Work, run: Pick<RunRow, 'area_path' | 'dataset' | 'basis'>): LookedFor {
  return { scope: run.area_path, dataset: run.dataset, needsAuthorisation: run.basis === 'AUTHORISATION', today: work.today }
}
