/** Bytes that decide how a delimited text is cut (RFC 4180). */
export const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22]

/**
 * Where a quoted field ends: behind its closing quote, or -1 when the bytes end before it. A quote has this meaning only at the
 * beginning of a field; two of them inside stand for one.
 * @param at of the opening quote
 */
export function behindQuoted(bytes: Uint8Array, at: number, end: number): number {
  let next = at + 1
  while (next < end) {
    if (bytes[next++] !== quote) continue
    if (next >= end || bytes[next] !== quote) return next
    next++
  }
  return -1
}

/**
 * Where the last whole record ends that begins at or behind `from`: behind its line end, or `from` when none is whole. Goes
 * record by record only where there are quotes at all.
 * @param delimiter one byte
 */
export function endOfRecords(bytes: Uint8Array, from: number, end: number, delimiter: number): number {
  const firstQuote = bytes.subarray(from, end).indexOf(quote)
  if (firstQuote < 0) return behindLineEnd(bytes, from, end)
  let whole = from + behindLineEnd(bytes.subarray(from, from + firstQuote), 0, firstQuote)
  let at = whole
  while (at < end) {
    if (bytes[at] === quote) {
      at = behindQuoted(bytes, at, end)
      if (at < 0) return whole
    }
    while (at < end && bytes[at] !== delimiter && bytes[at] !== lineFeed && bytes[at] !== carriageReturn) at++
    if (at >= end) return whole
    const byte = bytes[at++]
    if (byte === lineFeed) whole = at
    else if (byte === carriageReturn) {
      // Whether a line feed follows is not known before it is there.
      if (at >= end) return whole
      if (bytes[at] === lineFeed) at++
      whole = at
    }
  }
  return whole
}

function behindLineEnd(bytes: Uint8Array, from: number, end: number): number {
  const within = bytes.subarray(from, end)
  const feed = within.lastIndexOf(lineFeed)
  // Of a lone carriage return at the very end nobody knows yet whether a line feed follows.
  const alone = within.subarray(0, within.length - 1).lastIndexOf(carriageReturn)
  return from + Math.max(feed, within[alone + 1] === lineFeed ? -1 : alone) + 1
}

/** What a field says: without its quotes, and without the `="…"` by which exports keep long numbers as text. */
export function fieldText(written: string): string {
  const plain = written.startsWith('"') ? written.replace(/^"((?:[^"]|"")*)"?/s, (_, inner: string) => inner.replaceAll('""', '"')) : written
  return /^="[^"]*"$/.test(plain) ? plain.slice(2, -1) : plain
}
