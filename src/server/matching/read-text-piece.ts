import { problem } from '#domain/problem/problem.ts'
import { behindLines, type OpenText } from './open-text.ts'
import { longestRecord } from './scan-text.ts'

/** How a text is read on: what its beginning told, without anything that stands in its rows. */
export type TextShape = Pick<OpenText, 'encoding' | 'mark' | 'delimiter' | 'isPlain' | 'skip'>

/** A part of a text that begins with a record. */
export interface TextPart {
  /** Its records as they are scanned, without what stands before the first; the last may not be whole. */
  readonly records: Uint8Array
  /**
   * How many bytes of the text itself went into so many bytes of records; what is over is read again with the next part. Problem
   * MATCH_QUOTE_OPEN as in `scanText`.
   */
  consumedBy(end: number): number
}

/**
 * @param isFirst the part begins the text, with its headings
 * @param isLast nothing comes behind the part
 */
export function textPart(bytes: Uint8Array, shape: TextShape, { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean }): TextPart {
  const skip = isFirst ? shape.skip.bytes : 0
  const readable = shape.isPlain ? bytes : inUtf8(bytes, shape, isFirst, isLast)
  return {
    records: readable.subarray(skip),
    consumedBy(end) {
      if (readable.length - skip - end > longestRecord) throw problem('MATCH_QUOTE_OPEN')
      if (isLast) return bytes.length
      return shape.isPlain ? skip + end : sourceBytes(bytes, readable.subarray(0, skip + end), shape, isFirst)
    },
  }
}

function inUtf8(bytes: Uint8Array, { encoding, mark }: TextShape, isFirst: boolean, isLast: boolean): Uint8Array {
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
