import { pieceBytes, readPiece, type MatchRun } from '#contract/matching.ts'
import { addToDigest, blockBytes, emptyDigest, endDigest, type DigestSoFar } from '#domain/matching/file-digest.ts'
import { headBytes, isTextBy } from '#domain/matching/file-kind.ts'
import type { Client } from './call.ts'
import { newId } from './new-id.ts'
import { ProblemError } from './problem-error.ts'

const waits = [1000, 3000, 9000]

interface Told {
  /** After each piece. */
  readonly told?: (run: MatchRun) => void
  readonly signal?: AbortSignal
  readonly wait?: (milliseconds: number) => Promise<void>
}

/**
 * Sends a file to a run, piece by piece, from where the run stands, until it is read or somebody stops it. A piece of which no
 * answer came is sent again under its key. Problems of the server, MATCH_OTHER_FILE where the run began with a file of
 * another size, and MATCH_FILE_CHANGED where the file can no longer be read.
 */
export async function sendPieces({ call }: Pick<Client, 'call'>, run: MatchRun, file: Blob, { told, signal, wait = pause }: Told = {}): Promise<MatchRun> {
  if (file.size !== run.size) throw run.readBytes > 0 ? new ProblemError('MATCH_OTHER_FILE', 409) : changed(file)
  const isText = isTextBy(await bytesOf(file, 0, headBytes))
  let now = run
  let digest = emptyDigest
  while ((now.state === 'READING' || now.state === 'INTERRUPTED') && !signal?.aborted) {
    const from = now.sendFrom
    digest = await digestUpTo(from, digest, file)
    const body = new Blob([await bytesOf(file, from, isText ? from + pieceBytes : file.size)])
    const input = { params: { id: run.id }, query: { from, hash: endDigest(digest) }, body, idempotencyKey: newId() }
    now = await patiently(() => call(readPiece, input), wait, signal)
    told?.(now)
  }
  return now
}

async function digestUpTo(end: number, sofar: DigestSoFar, file: Blob): Promise<DigestSoFar> {
  let digest = sofar
  while (digest.bytes < end) {
    const bytes = await bytesOf(file, digest.bytes, Math.min(end, digest.bytes + pieceBytes))
    if (bytes.length < blockBytes) throw changed(file)
    digest = addToDigest(digest, bytes)
  }
  return digest
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(from, to).arrayBuffer())
  } catch {
    throw changed(file)
  }
}

function changed(file: Blob): ProblemError {
  return new ProblemError('MATCH_FILE_CHANGED', 409, { file: 'name' in file ? String(file.name) : '' })
}

async function patiently<T>(send: () => Promise<T>, wait: (milliseconds: number) => Promise<void>, signal: AbortSignal | undefined): Promise<T> {
  for (const after of waits) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'UNAVAILABLE' || signal?.aborted) throw error
      await wait(after)
    }
  }
  return send()
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
