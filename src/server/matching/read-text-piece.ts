import { endOfRecords } from '#domain/matching/delimited.ts'
import { problem } from '#domain/problem/problem.ts'
import { behindLines, type OpenText } from './open-text.ts'
import { longestRecord, type Piece } from './pieces-of.ts'

/** How a text is read on: what its beginning told, without anything that stands in its rows. */
export type TextShape = Pick<OpenText, 'encoding' | 'mark' | 'delimiter' | 'isPlain' | 'skip'>

export interface WholeRecords extends Piece {
  /** So many bytes of the text went into these records, and those before the first. */
  readonly consumed: number
}

/**
 * Cuts the whole records out of a part of a text that begins with one; what is over is read again with the next part. Problem
 * MATCH_QUOTE_OPEN as in `piecesOf`.
 * @param isFirst the part begins the text, with its headings
 * @param isLast nothing comes behind the part
 */
export function wholeRecordsOf(bytes: Uint8Array<ArrayBuffer>, shape: TextShape, { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean }): WholeRecords {
  const delimiter = shape.delimiter.charCodeAt(0)
  const skip = isFirst ? shape.skip.bytes : 0
  const readable = shape.isPlain ? bytes : inUtf8(bytes, shape, isFirst, isLast)
  const end = isLast ? readable.length : endOfRecords(Buffer.from(readable.buffer, readable.byteOffset, readable.length), skip, readable.length, delimiter)
  if (readable.length - end > longestRecord) throw problem('MATCH_QUOTE_OPEN')
  return { bytes: readable.subarray(skip), end: end - skip, consumed: isLast ? bytes.length : shape.isPlain ? end : sourceBytes(bytes, readable.subarray(0, end), shape, isFirst) }
}

function inUtf8(bytes: Uint8Array, { encoding, mark }: TextShape, isFirst: boolean, isLast: boolean): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(isFirst ? mark : 0), { stream: !isLast }))
}

/** How long records that were turned into UTF-8 are in the text itself. */
function sourceBytes(bytes: Uint8Array, records: Uint8Array, { encoding, mark }: TextShape, isFirst: boolean): number {
  const from = isFirst ? mark : 0
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(records)
  if (encoding.startsWith('utf-16')) return from + text.length * 2
  // No byte of a longer character is a line end, and behind one of them records end.
  return behindLines(bytes, text.match(/\r\n|\r|\n/g)?.length ?? 0, from)
}
