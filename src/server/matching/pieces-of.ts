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

const pieceBytes = 2 << 20
/** A record that is longer is none: a quotation in it does not end. */
export const longestRecord = 1 << 20

/** Memory that pieces were in and that can hold others: a large file goes through the same few megabytes. */
export class PieceBuffers {
  readonly #free: ArrayBuffer[] = []

  take(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#free.pop() ?? Buffer.allocUnsafeSlow(longestRecord + pieceBytes).buffer)
  }

  give(buffer: ArrayBuffer): void {
    if (buffer.byteLength === longestRecord + pieceBytes) this.#free.push(buffer)
  }
}

/**
 * Cuts a text into pieces of whole records, so that memory does not grow with the file; who is done with a piece gives its memory
 * back to `buffers`. Problem MATCH_QUOTE_OPEN: a record goes on for a megabyte, because somewhere a quotation begins that does not
 * end; nothing behind it could be read rightly.
 */
export async function* piecesOf(handle: FileHandle, text: OpenText, buffers = new PieceBuffers()): AsyncGenerator<Piece> {
  const delimiter = text.delimiter.charCodeAt(0)
  const read = text.isPlain ? reader(handle, text.skip.bytes, buffers) : readerInUtf8(handle, text, buffers)
  let kept = new Uint8Array(0)
  for (let bytes = await read(kept); bytes; bytes = await read(kept)) {
    // A Buffer finds a byte many times faster than other arrays.
    const end = endOfRecords(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, delimiter)
    if (bytes.length - end > longestRecord) throw problem('MATCH_QUOTE_OPEN')
    kept = bytes.slice(end)
    if (end > 0) yield { bytes, end }
  }
  if (kept.length > 0) yield { bytes: kept, end: kept.length }
}

/** Reads on, behind what is kept of what was read before; undefined at the end of the file. */
type Read = (kept: Uint8Array) => Promise<Uint8Array<ArrayBuffer> | undefined>

function reader(handle: FileHandle, from: number, buffers: PieceBuffers): Read {
  let at = from
  return async (kept) => {
    const bytes = buffers.take()
    bytes.set(kept)
    const { bytesRead } = await handle.read(bytes, kept.length, pieceBytes, at)
    at += bytesRead
    return bytesRead === 0 ? undefined : bytes.subarray(0, kept.length + bytesRead)
  }
}

function readerInUtf8(handle: FileHandle, { encoding, skip }: OpenText, buffers: PieceBuffers): Read {
  const read = reader(handle, 0, buffers)
  const decoder = new TextDecoder(encoding)
  let left = skip.bytes
  let isAtEnd = false
  return async (kept) => {
    if (isAtEnd) return undefined
    const bytes = await read(new Uint8Array(0))
    isAtEnd = bytes === undefined
    const text = new TextEncoder().encode(decoder.decode(bytes, { stream: !isAtEnd }))
    if (bytes) buffers.give(bytes.buffer)
    const dropped = Math.min(left, text.length)
    left -= dropped
    const whole = new Uint8Array(kept.length + text.length - dropped)
    whole.set(kept)
    whole.set(text.subarray(dropped), kept.length)
    return whole
  }
}
