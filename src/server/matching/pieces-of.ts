import type { FileHandle } from 'node:fs/promises'
import { endOfRecords } from '#domain/matching/delimited.ts'
import { problem } from '#domain/problem/problem.ts'
import type { OpenText } from './open-text.ts'

/** Whole records of a file, one piece after another. */
export interface Piece {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Behind the last record. */
  readonly end: number
}

const pieceBytes = 4 << 20
const longestRecord = 1 << 20

/**
 * Cuts a text into pieces of whole records, so that memory does not grow with the file. Problem MATCH_QUOTE_OPEN: a record goes
 * on for a megabyte, because somewhere a quotation begins that does not end; nothing behind it could be read rightly.
 */
export async function* piecesOf(handle: FileHandle, text: OpenText): AsyncGenerator<Piece> {
  const delimiter = text.delimiter.charCodeAt(0)
  let kept: Uint8Array = new Uint8Array(0)
  for await (const read of text.isPlain ? readFrom(handle, text.skip.bytes) : inUtf8(handle, text)) {
    const bytes = new Uint8Array(kept.length + read.length)
    bytes.set(kept)
    bytes.set(read, kept.length)
    const end = endOfRecords(bytes, 0, bytes.length, delimiter)
    if (bytes.length - end > longestRecord) throw problem('MATCH_QUOTE_OPEN')
    kept = bytes.slice(end)
    if (end > 0) yield { bytes, end }
  }
  if (kept.length > 0) yield { bytes: new Uint8Array(kept), end: kept.length }
}

async function* readFrom(handle: FileHandle, from: number): AsyncGenerator<Uint8Array> {
  let at = from
  for (;;) {
    const buffer = new Uint8Array(pieceBytes)
    const { bytesRead } = await handle.read(buffer, 0, pieceBytes, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

async function* inUtf8(handle: FileHandle, { encoding, skip }: OpenText): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  let left = skip.bytes
  for await (const bytes of readFrom(handle, 0)) {
    const text = encoder.encode(decoder.decode(bytes, { stream: true }))
    const dropped = Math.min(left, text.length)
    left -= dropped
    if (dropped < text.length) yield text.subarray(dropped)
  }
  const last = encoder.encode(decoder.decode())
  if (last.length > 0) yield last
}
