import { hash } from 'node:crypto'

const block = 64
/** Longest text that fits into one block behind the key, with the mark of its end and its length. */
const shortest = block - 9

/**
 * HMAC-SHA-256 (RFC 2104). Of a short text it takes two rounds of the function, since what comes of the key is kept: a quarter of the time of two
 * calls into another language, for each of a hundred thousand ids.
 */
export function keyedIndex(key: Uint8Array): (text: string) => Buffer {
  const pads = [0x36, 0x5c].map((pad) => {
    const padded = Buffer.alloc(block, pad)
    for (const [at, byte] of (key.length > block ? hash('sha256', key, 'buffer') : key).entries()) padded[at] = pad ^ byte
    return padded
  })
  const [inner, outer] = pads.map((pad) => {
    const state = Int32Array.from(beginning)
    compress(state, pad)
    return state
  }) as [Int32Array, Int32Array]
  const [state, last] = [new Int32Array(8), Buffer.alloc(block)]
  const finish = (from: Int32Array, length: number): Buffer => {
    last.fill(0, length)
    last[length] = 0x80
    last.writeUInt32BE((block + length) * 8, block - 4)
    state.set(from)
    compress(state, last)
    const digest = Buffer.allocUnsafe(32)
    for (let word = 0; word < 8; word += 1) digest.writeInt32BE(state[word]!, word * 4)
    return digest
  }
  return (text) => {
    const length = Buffer.byteLength(text)
    if (length > shortest) return hash('sha256', Buffer.concat([pads[1]!, hash('sha256', Buffer.concat([pads[0]!, Buffer.from(text)]), 'buffer')]), 'buffer')
    last.write(text, 0)
    finish(inner, length).copy(last)
    return finish(outer, 32)
  }
}

const primes = Array.from({ length: 312 }, (_, n) => n).filter((n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0))
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0
/** FIPS 180-4, 4.2.2 and 5.3.3: of the first primes the fractions of their roots. */
const constants = Int32Array.from(primes.slice(0, 64), (prime) => fraction(Math.cbrt(prime)))
const beginning = Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)))
const words = new Int32Array(64)

/** FIPS 180-4, 6.2.2 */
function compress(state: Int32Array, bytes: Buffer): void {
  for (let t = 0; t < 16; t += 1) words[t] = (bytes[t * 4]! << 24) | (bytes[t * 4 + 1]! << 16) | (bytes[t * 4 + 2]! << 8) | bytes[t * 4 + 3]!
  for (let t = 16; t < 64; t += 1) {
    const [x, y] = [words[t - 15]!, words[t - 2]!]
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[t] = (words[t - 16]! + s0 + words[t - 7]! + s1) | 0
  }
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!
  for (let t = 0; t < 64; t += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const one = (h + s1 + ((e & f) ^ (~e & g)) + constants[t]! + words[t]!) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  state[0] = state[0]! + a
  state[1] = state[1]! + b
  state[2] = state[2]! + c
  state[3] = state[3]! + d
  state[4] = state[4]! + e
  state[5] = state[5]! + f
  state[6] = state[6]! + g
  state[7] = state[7]! + h
}
