/** Bytes that decide how a delimited text is cut (RFC 4180). */
export const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22]

/**
 * Where a quoted field ends: behind its closing quote, or -1 when the bytes end before it. A quote has this meaning only at the
 * beginning of a field; two of them inside stand for one.
 * @param at of the opening quote
 */
export function behindQuoted(bytes: Uint8Array, at: number, end: number): number {
  for (let next = at; ; ) {
    next = bytes.indexOf(quote, next + 1)
    if (next < 0 || next >= end) return -1
    if (next + 1 >= end || bytes[next + 1] !== quote) return next + 1
    next++
  }
}

/**
 * Where the last whole record ends that begins at or behind `from`: behind its line end, or `from` when none is whole. Hops from
 * quote to quote, since only between them a line end may be none.
 * @param delimiter one byte
 */
export function endOfRecords(bytes: Uint8Array, from: number, end: number, delimiter: number): number {
  let whole = from
  let at = from
  for (let next = from; ; ) {
    const mark = bytes.indexOf(quote, next)
    if (mark < 0 || mark >= end) return Math.max(whole, behindLineEnd(bytes.subarray(at, end), at, false))
    next = mark + 1
    const before = bytes[mark - 1]
    if (mark > from && before !== delimiter && before !== lineFeed && before !== carriageReturn) continue
    whole = Math.max(whole, behindLineEnd(bytes.subarray(at, mark), at, true))
    next = behindQuoted(bytes, mark, end)
    if (next < 0) return whole
    at = next
  }
}

// Of a carriage return that stands last nobody knows whether a line feed follows, unless it is known what does.
function behindLineEnd(within: Uint8Array, at: number, isFollowed: boolean): number {
  const feed = within.lastIndexOf(lineFeed)
  const alone = within.subarray(feed + 1, isFollowed ? within.length : -1).lastIndexOf(carriageReturn)
  if (alone >= 0) return at + feed + 1 + alone + 1
  return feed < 0 ? 0 : at + feed + 1
}

/** What a field says: without its quotes, and without the `="…"` by which exports keep long numbers as text. */
export function fieldText(written: string): string {
  const plain = written.startsWith('"') ? written.replace(/^"((?:[^"]|"")*)"?/s, (_, inner: string) => inner.replaceAll('""', '"')) : written
  return /^="[^"]*"$/.test(plain) ? plain.slice(2, -1) : plain
}
