import { pieceBytes, type MatchRun } from '#contract/matching.ts'
import { addToDigest, endDigest, wholeBlocks, type DigestSoFar } from '#domain/matching/file-digest.ts'
import { whyNothingRead } from '#domain/matching/why-nothing-read.ts'
import { Problem, problem } from '#domain/problem/problem.ts'
import type { MatchCounts } from '../../database/matching-tables.ts'
import type { Work } from '../../http/work.ts'
import { findAlike } from './find-alike.ts'
import { keepFound, type Found, type PersonRow } from './keep-found.ts'
import { openPeople, type PeopleKept } from './people-in-scope.ts'
import { lockReading, lookedForBy, runView } from './run-view.ts'
import { updateRun, type RunChange, type RunRow } from './runs.queries.ts'
import { looksByName, scanPart, type ScannedPart } from './scan-part.ts'

const mostRefusedTold = 200

/**
 * Reads the next piece of a file: its hits, how far it was read, and the digest of what was read are one transaction, so that a
 * run that is broken off goes on behind the last whole record. The bytes themselves are gone when the answer is given.
 */
export async function readPiece(work: Work, kept: PeopleKept, id: string, { from, hash }: { readonly from: number; readonly hash: string }, file: Uint8Array): Promise<MatchRun> {
  const run = await lockReading(work, id)
  const { digest_sofar: sofar } = run
  if (from !== sofar.bytes) throw problem('MATCH_PIECE_PLACE', { from: sofar.bytes })
  if (hash !== endDigest(sofar)) throw problem('MATCH_OTHER_FILE')
  const isLast = from + file.length === run.size
  // A file that grew or shrank meanwhile is two files.
  if (from + file.length > run.size || (!isLast && file.length < pieceBytes)) throw problem('MATCH_FILE_CHANGED', { file: run.file_name })

  const sought = lookedForBy(work, run)
  const people = kept.get(id) ?? (await openPeople(work, sought))
  kept.keep(id, people)
  // Its own memory: a small file shares it with others.
  const bytes = new Uint8Array(file.subarray(run.read_bytes - from))
  const part = await scanPart(run, bytes, isLast, people.sought, work.today).catch(refusalOf)
  if (part instanceof Problem) return endedBy(work, run, part, kept)
  const byId = part.found.map(({ holder, ...row }): PersonRow => ({ ...row, personId: people.personOf(holder) }))
  const { found: byName, untold } = await findAlike(work, run, sought, part.unnumbered)
  const added = await keepFound(work, run, sought, [...byId, ...byName])
  const counts = countsAfter(run.counts, { ...part, refused: [...part.refused, ...untold.map((place) => ({ place, fault: 'UNTOLD' as const }))] }, added)
  const change = { counts, readBytes: run.read_bytes + part.consumed, shape: part.shape, at: work.now, ...(isLast ? ended(work, run, counts, sofar, file) : goingOn(run, part, sofar, file)) }
  await updateRun(work.trx, work.districtKey, id, change)
  if (isLast) kept.forget(id)

  work.record({ action: 'read-match', objectType: 'match-run', objectId: id, areaPath: run.area_path, details: { rows: counts.rows, hits: counts.hits, ...(isLast && { outcome: change.state }) } })
  return runView(work, after(run, change))
}

function refusalOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

/** What stands in a file is the same however often it is sent: the run is at its end, with what it found until there. */
async function endedBy(work: Work, run: RunRow, { code }: Problem, kept: PeopleKept): Promise<MatchRun> {
  const change = { state: 'FAILED', failure: code, finishedAt: work.now, at: work.now }
  await updateRun(work.trx, work.districtKey, run.id, change)
  kept.forget(run.id)
  work.record({ action: 'read-match', objectType: 'match-run', objectId: run.id, areaPath: run.area_path, details: { rows: run.counts.rows, hits: run.counts.hits, outcome: change.state, failure: code } })
  return runView(work, after(run, change))
}

function countsAfter(counts: MatchCounts, part: ScannedPart, added: Found): MatchCounts {
  const refused: Record<string, number> = { ...counts.refused }
  for (const { fault } of part.refused) refused[fault] = (refused[fault] ?? 0) + 1
  return {
    rows: counts.rows + part.rows,
    lines: counts.lines + part.lines,
    withoutId: counts.withoutId + part.withoutId,
    hits: counts.hits + added.hits,
    ...(counts.concerned !== undefined && { concerned: counts.concerned + added.concerned }),
    alike: counts.alike + added.alike,
    fresh: counts.fresh + added.fresh,
    otherName: counts.otherName + added.otherName,
    refused,
    refusedAt: [...counts.refusedAt, ...part.refused.slice(0, mostRefusedTold - counts.refusedAt.length).map(({ place, fault }) => ({ place: String(place), fault }))],
    endsShort: part.endsShort,
  }
}

function ended(work: Work, run: RunRow, { rows, withoutId, refused: faults }: MatchCounts, sofar: DigestSoFar, file: Uint8Array) {
  const refused = Object.values(faults).reduce((sum, count) => sum + count, 0)
  const failure = whyNothingRead({ rows, refused, withoutId, looksByName: looksByName(run) })
  return { state: failure ? 'FAILED' : 'DONE', digest: endDigest(sofar, file), finishedAt: work.now, ...(failure && { failure }) }
}

/** What stands behind the last whole record is sent again, from the beginning of its block. */
function goingOn(run: RunRow, { consumed }: ScannedPart, sofar: DigestSoFar, file: Uint8Array) {
  const whole = wholeBlocks(run.read_bytes + consumed) - sofar.bytes
  return { state: 'READING', digestSofar: addToDigest(sofar, file.subarray(0, whole)) }
}

function after(run: RunRow, { state, counts, readBytes, digestSofar, digest, failure, finishedAt, at }: RunChange): RunRow {
  return {
    ...run, state, counts: counts ?? run.counts, read_bytes: readBytes ?? run.read_bytes, digest_sofar: digestSofar ?? run.digest_sofar, digest: digest ?? null, failure: failure ?? null,
    touched_at: at.toISOString(), finished_at: finishedAt?.toISOString() ?? null,
  }
}
