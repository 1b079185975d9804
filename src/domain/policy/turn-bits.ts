/** Bits in a word: rows of a plane, or answers about a row. */
export const inWord = 32

/**
 * Turns words from one place to before another, every 32 of them about their diagonal: bit b of word w becomes bit w of word b. Halves of 16 and 8 bits change places at
 * once, then of 4 and 2, then single bits, so that a word is fetched three times and not five.
 */
export function turn(words: Int32Array, from: number, to: number): void {
  for (let first = from; first < to; first += inWord) {
    for (let at = first; at < first + 8; at += 1) turnTwice(words, at, 8, 0xffff, 0xff00ff)
    for (let at = first; at < first + inWord; at += 8) {
      turnTwice(words, at, 2, 0xf0f0f0f, 0x33333333)
      turnTwice(words, at + 1, 2, 0xf0f0f0f, 0x33333333)
    }
    for (let at = first; at < first + inWord; at += 2) {
      const one = words[at]!
      const other = words[at + 1]!
      const x = ((one >>> 1) ^ other) & 0x55555555
      words[at] = one ^ (x << 1)
      words[at + 1] = other ^ x
    }
  }
}

// Of four words the bits `wide` of the first two change places with those of the last two, then `narrow` ones within each two. Written out: with arrays it takes twice as long.
function turnTwice(words: Int32Array, at: number, step: number, wide: number, narrow: number): void {
  const p = words[at]!
  const q = words[at + step]!
  const r = words[at + 2 * step]!
  const s = words[at + 3 * step]!
  const x = ((p >>> (2 * step)) ^ r) & wide
  const y = ((q >>> (2 * step)) ^ s) & wide
  const a = p ^ (x << (2 * step))
  const b = q ^ (y << (2 * step))
  const c = r ^ x
  const d = s ^ y
  const u = ((a >>> step) ^ b) & narrow
  const v = ((c >>> step) ^ d) & narrow
  words[at] = a ^ (u << step)
  words[at + step] = b ^ u
  words[at + 2 * step] = c ^ (v << step)
  words[at + 3 * step] = d ^ v
}
