/**
 * SHA-256 (FIPS 180-4) that can be put aside and gone on with: what was read of a file is known by 32 bytes, whoever read it and
 * however often it was broken off. The browser reckons by the same code, since its own has no parts.
 */
export interface DigestSoFar {
  /** The eight words of the state. */
  readonly words: readonly number[]
  /** How much went in: whole blocks of 64. */
  readonly bytes: number
}

export const blockBytes = 64

// The first 32 bits of the fractional parts of the square and cube roots of the first primes.
const [begin, rounds] = roots()

export const emptyDigest: DigestSoFar = { words: begin, bytes: 0 }

/** @param bytes whole blocks; what is over is left out, see `wholeBlocks` */
export function addToDigest({ words, bytes: before }: DigestSoFar, bytes: Uint8Array): DigestSoFar {
  const state = Int32Array.from(words)
  const end = wholeBlocks(bytes.length)
  const schedule = new Int32Array(64)
  for (let at = 0; at < end; at += blockBytes) addBlock(state, schedule, bytes, at)
  return { words: Array.from(state), bytes: before + end }
}

/**
 * @param rest what stands behind the blocks that went in
 * @returns the digest as 64 hexadecimal digits, small
 */
export function endDigest(sofar: DigestSoFar, rest: Uint8Array = new Uint8Array(0)): string {
  const whole = wholeBlocks(rest.length)
  const over = rest.subarray(whole)
  const last = new Uint8Array(over.length + 9 <= blockBytes ? blockBytes : 2 * blockBytes)
  last.set(over)
  last[over.length] = 0x80
  const length = sofar.bytes + rest.length
  const view = new DataView(last.buffer)
  view.setUint32(last.length - 8, Math.floor(length / 2 ** 29))
  view.setUint32(last.length - 4, (length * 8) % 2 ** 32)
  const { words } = addToDigest(addToDigest(sofar, rest.subarray(0, whole)), last)
  return words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** How many of so many bytes are whole blocks. */
export function wholeBlocks(bytes: number): number {
  return bytes - (bytes % blockBytes)
}

function addBlock(state: Int32Array, w: Int32Array, bytes: Uint8Array, from: number): void {
  for (let i = 0, at = from; i < 16; i++, at += 4) w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15]!
    const b = w[i - 2]!
    const small0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3)
    const small1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10)
    w[i] = (w[i - 16]! + small0 + w[i - 7]! + small1) | 0
  }
  let a = state[0]!, b = state[1]!, c = state[2]!, d = state[3]!, e = state[4]!, f = state[5]!, g = state[6]!, h = state[7]!
  for (let i = 0; i < 64; i++) {
    const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + big1 + ((e & f) ^ (~e & g)) + rounds[i]! + w[i]!) | 0
    const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0]! += a
  state[1]! += b
  state[2]! += c
  state[3]! += d
  state[4]! += e
  state[5]! += f
  state[6]! += g
  state[7]! += h
}

function roots(): [readonly number[], Int32Array] {
  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  // In whole numbers: a double of a root has too few places to be sure of the thirty-second.
  const fraction = (prime: number, power: 2n | 3n) => Number(rootOf(BigInt(prime) << (32n * power), power) & 0xffffffffn) | 0
  return [primes.slice(0, 8).map((prime) => fraction(prime, 2n)), Int32Array.from(primes, (prime) => fraction(prime, 3n))]
}

function rootOf(value: bigint, power: 2n | 3n): bigint {
  let [low, high] = [0n, 1n << 40n]
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** power <= value) low = middle
    else high = middle
  }
  return low
}
