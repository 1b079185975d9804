/** Bytes that decide how a delimited text is cut (RFC 4180). */
export const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22]

/** The memory of bytes four by four, up to where they end. */
export function wordsOf(bytes: Uint8Array, end: number): Int32Array {
  return new Int32Array(bytes.buffer, 0, (bytes.byteOffset + end) >> 2)
}

/**
 * The next byte, at or behind `at`, that may decide something: it is below the sign behind the quote, as line ends and quotes are.
 * @param words `wordsOf` the bytes
 */
export function nextMark(bytes: Uint8Array, words: Int32Array, at: number, end: number): number {
  const before = bytes.byteOffset
  for (let next = at; next < end; next++) {
    if (((before + next) & 3) === 0) {
      let word = (before + next) >> 2
      while (word < words.length && holdsNoMark(words[word]!)) word++
      next = (word << 2) - before
      if (next >= end) return end
    }
    if (bytes[next]! <= quote) return next
  }
  return end
}

function holdsNoMark(word: number): boolean {
  return ((word - 0x23232323) & ~word & 0x80808080) === 0
}

/**
 * Where a quoted field ends: behind its closing quote, or -1 when the bytes end before it. A quote has this meaning only at the
 * beginning of a field; two of them inside stand for one.
 * @param at of the opening quote
 */
export function behindQuoted(bytes: Uint8Array, at: number, end: number): number {
  for (let next = at + 1; next < end; next++) {
    if (bytes[next] !== quote) continue
    if (next + 1 >= end || bytes[next + 1] !== quote) return next + 1
    next++
  }
  return -1
}

// Behind a quote there are often others; where none came for so long, the next one is leapt to.
const near = 4096

/**
 * Where the last whole record ends that begins at or behind `from`: behind its line end, or `from` when none is whole. Near quotes it
 * is read mark by mark, since a line end inside quotes is none.
 * @param delimiter one byte
 */
export function endOfRecords(bytes: Uint8Array, from: number, end: number, delimiter: number): number {
  const words = wordsOf(bytes, end)
  let whole = from
  for (let at = from; at < end; ) {
    const mark = bytes.indexOf(quote, at)
    const hasMark = mark >= 0 && mark < end
    const behind = behindLineEnd(bytes.subarray(at, hasMark ? mark : end), hasMark)
    if (behind > 0) whole = at + behind
    if (!hasMark) return whole
    for (at = mark; (at = nextMark(bytes, words, at, end)) < Math.min(end, mark + near); ) {
      const byte = bytes[at]
      if (byte === lineFeed) whole = ++at
      else if (byte === carriageReturn) {
        if (at + 1 === end) return whole
        at += bytes[at + 1] === lineFeed ? 2 : 1
        whole = at
      } else if (byte === quote && (at === whole || bytes[at - 1] === delimiter)) {
        at = behindQuoted(bytes, at, end)
        if (at < 0) return whole
      } else at++
    }
  }
  return whole
}

// 0 when there is none. Of a carriage return that stands last nobody knows whether a line feed follows, unless it is known what does.
function behindLineEnd(within: Uint8Array, isFollowed: boolean): number {
  const feed = within.lastIndexOf(lineFeed)
  const alone = within.subarray(feed + 1, isFollowed ? within.length : -1).lastIndexOf(carriageReturn)
  return alone >= 0 ? feed + 1 + alone + 1 : feed + 1
}

/** What a field says: without its quotes, and without the `="…"` by which exports keep long numbers as text. */
export function fieldText(written: string): string {
  const plain = written.startsWith('"') ? written.replace(/^"((?:[^"]|"")*)"?/s, (_, inner: string) => inner.replaceAll('""', '"')) : written
  return /^="[^"]*"$/.test(plain) ? plain.slice(2, -1) : plain
}
