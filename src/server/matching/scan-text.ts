import { readSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { problem } from '#domain/problem/problem.ts'
import type { OpenText } from './open-text.ts'
import type { Scanner } from './scanner.ts'

const pieceBytes = 1 << 20
/** A record that is longer is none: a quotation in it does not end. */
export const longestRecord = 1 << 20

/** How a text goes through the memory of a scanner: `passing`, so that memory does not grow with it, or `staying` there as a whole. */
export type Course = 'passing' | 'staying'

/**
 * Reads a text piece by piece into the room of a scanner. What is left of a piece behind its last whole record is looked at again with
 * the next one. Problem MATCH_QUOTE_OPEN: a record goes on for a megabyte, because somewhere a quotation begins that does not end;
 * nothing behind it could be read rightly. Of a shorter text its end tells.
 */
export async function* scanText<Scanned extends { readonly end: number }>(
  handle: FileHandle, text: OpenText, scanner: Scanner, course: Course, scan: (from: number, to: number, isLast: boolean) => Scanned,
): AsyncGenerator<Scanned> {
  const read = text.isPlain ? reader(handle, text.skip.bytes) : readerInUtf8(handle, text)
  const start = scanner.from
  let [from, to] = [start, start]
  for (let isLast = false; !isLast; ) {
    const count = await read(scanner, to - start)
    isLast = count === 0
    to += count
    const scanned = scan(from, to, isLast)
    from = scanned.end
    if (to - from > longestRecord) throw problem('MATCH_QUOTE_OPEN')
    if (course === 'passing') {
      scanner.memory.copyWithin(start, from, to)
      to -= from - start
      from = start
    }
    yield scanned
  }
  if (course === 'staying') scanner.keep(to - start)
}

/** Reads on, behind what is kept of what was read before. @returns how many bytes; 0 at the end of the text */
type Read = (scanner: Scanner, kept: number) => Promise<number>

function reader(handle: FileHandle, from: number): Read {
  let at = from
  return async (scanner, kept) => {
    // At once: another thread would have to be waited for each time. In between others have their turn.
    const bytesRead = readSync(handle.fd, scanner.room(kept + pieceBytes), kept, pieceBytes, at)
    await setImmediate()
    at += bytesRead
    return bytesRead
  }
}

function readerInUtf8(handle: FileHandle, { encoding, skip }: OpenText): Read {
  const piece = new Uint8Array(pieceBytes)
  const decoder = new TextDecoder(encoding)
  let left = skip.bytes
  return async (scanner, kept) => {
    for (;;) {
      const { bytesRead } = await handle.read(piece, 0, pieceBytes)
      const text = new TextEncoder().encode(decoder.decode(piece.subarray(0, bytesRead), { stream: bytesRead > 0 }))
      const dropped = Math.min(left, text.length)
      left -= dropped
      const count = text.length - dropped
      scanner.room(kept + count).set(text.subarray(dropped), kept)
      if (count > 0 || bytesRead === 0) return count
    }
  }
}
