/** Bytes that decide how a delimited text is cut (RFC 4180). */
export const lineFeed: u8 = 0x0a
export const carriageReturn: u8 = 0x0d
export const quote: u8 = 0x22

/** Line ends that went by. */
export let lines: i32 = 0

export function countLinesFrom(count: i32): void {
  lines = count
}

/** The next of three bytes, or `end`. Looks at sixteen at once, so that up to fifteen behind the end must be there too. */
export function nextOf(from: usize, end: usize, one: u8, another: u8, third: u8): usize {
  const ones = i8x16.splat(one)
  const others = i8x16.splat(another)
  const thirds = i8x16.splat(third)
  for (let at = from; at < end; at += 16) {
    const bytes = v128.load(at)
    const found = i8x16.bitmask(v128.or(v128.or(i8x16.eq(bytes, ones), i8x16.eq(bytes, others)), i8x16.eq(bytes, thirds)))
    if (found != 0) return min(at + ctz(found), end)
  }
  return end
}

/** Behind a line end, which may be of two bytes; it is counted. */
export function behindLineEnd(at: usize, end: usize): usize {
  lines++
  return load<u8>(at) == carriageReturn && at + 1 < end && load<u8>(at + 1) == lineFeed ? at + 2 : at + 1
}

/**
 * Behind the closing quote of a field that begins with one, or `end`. A quote has this meaning only at the beginning of a field; two
 * of them inside stand for one.
 */
export function behindQuoted(from: usize, end: usize): usize {
  let at = from + 1
  while ((at = nextOf(at, end, quote, lineFeed, carriageReturn)) < end) {
    if (load<u8>(at) != quote) at = behindLineEnd(at, end)
    else if (at + 1 < end && load<u8>(at + 1) == quote) at += 2
    else return at + 1
  }
  return end
}
