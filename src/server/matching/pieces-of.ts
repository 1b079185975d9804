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
/** A record that is longer is none: a quotation in it does not end. */
export const longestRecord = 1 << 20

/**
 * Cuts a text into pieces of whole records, so that memory does not grow with the file. Problem MATCH_QUOTE_OPEN: a record goes
 * on for a megabyte, because somewhere a quotation begins that does not end; nothing behind it could be read rightly.
 */
export async function* piecesOf(handle: FileHandle, text: OpenText): AsyncGenerator<Piece> {
  const delimiter = text.delimiter.charCodeAt(0)
  const read = text.isPlain ? reader(handle, text.skip.bytes) : readerInUtf8(handle, text)
  let kept = new Uint8Array(0)
  for (let bytes = await read(kept); bytes; bytes = await read(kept)) {
    const end = endOfRecords(bytes, 0, bytes.length, delimiter)
    if (bytes.length - end > longestRecord) throw problem('MATCH_QUOTE_OPEN')
    kept = bytes.slice(end)
    if (end > 0) yield { bytes, end }
  }
  if (kept.length > 0) yield { bytes: kept, end: kept.length }
}

/** Reads on, behind what is kept of what was read before; undefined at the end of the file. */
type Read = (kept: Uint8Array) => Promise<Uint8Array<ArrayBuffer> | undefined>

function reader(handle: FileHandle, from: number): Read {
  let at = from
  return async (kept) => {
    const bytes = Buffer.allocUnsafeSlow(kept.length + pieceBytes)
    bytes.set(kept)
    const { bytesRead } = await handle.read(bytes, kept.length, pieceBytes, at)
    at += bytesRead
    return bytesRead === 0 ? undefined : new Uint8Array(bytes.buffer, 0, kept.length + bytesRead)
  }
}

function readerInUtf8(handle: FileHandle, { encoding, skip }: OpenText): Read {
  const read = reader(handle, 0)
  const decoder = new TextDecoder(encoding)
  let left = skip.bytes
  let isAtEnd = false
  return async (kept) => {
    if (isAtEnd) return undefined
    const bytes = await read(new Uint8Array(0))
    isAtEnd = bytes === undefined
    const text = new TextEncoder().encode(decoder.decode(bytes, { stream: !isAtEnd }))
    const dropped = Math.min(left, text.length)
    left -= dropped
    const whole = new Uint8Array(kept.length + text.length - dropped)
    whole.set(kept)
    whole.set(text.subarray(dropped), kept.length)
    return whole
  }
}
