import { entries, entryBytes, high, holder, low, somebody } from './entries.ts'

/** SHA-256 (FIPS 180-4): cubic roots of the first 64 primes, and square roots of the first eight. */
const roots: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])
const first: usize = memory.data<u32>([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19])

/** A key on its way to HMAC (RFC 2104): 64 bytes with the inner pad, 64 with the outer one; filled in from outside. */
export const paddedKey: usize = memory.data(128, 16)
const inner: usize = memory.data(32, 16)
const outer: usize = memory.data(32, 16)

const block: usize = memory.data(64, 16)
const schedule: usize = memory.data(256, 16)
const state: usize = memory.data(32, 16)

/** Ids are hashed under the key that is there now. */
export function useKey(): void {
  begin(first)
  compress(paddedKey)
  memory.copy(inner, state, 32)
  begin(first)
  compress(paddedKey + 64)
  memory.copy(outer, state, 32)
}

/** Of everybody who was read the first 64 bits of the keyed hash stand in the place of the id. */
export function hashRows(count: i32): void {
  for (let row = 0; row < count; row++) {
    const entry = entries + usize(row) * entryBytes
    if (load<i32>(entry, holder) == somebody) hashEntry(entry)
  }
}

/** The same for one. */
export function hashEntry(entry: usize): void {
  begin(inner)
  writeDigits(load<u32>(entry, high), 8, block)
  writeDigits(load<u32>(entry, low), 9, block + 8)
  finish(17)
  for (let at: usize = 0; at < 32; at += 4) store<u32>(block + at, bswap(load<u32>(state + at)))
  begin(outer)
  finish(32)
  store<u32>(entry, bswap(load<u32>(state)), high)
  store<u32>(entry, bswap(load<u32>(state, 4)), low)
}

function writeDigits(number: u32, count: usize, to: usize): void {
  for (let at = count; at > 0; at--) {
    store<u8>(to + at - 1, u8(0x30 + (number % 10)))
    number /= 10
  }
}

function begin(from: usize): void {
  memory.copy(state, from, 32)
}

/** The last block of a message, behind the one of the key. */
function finish(length: u32): void {
  memory.fill(block + usize(length), 0, usize(64 - length))
  store<u8>(block + usize(length), 0x80)
  store<u32>(block, bswap((64 + length) * 8), 60)
  compress(block)
}

function compress(from: usize): void {
  for (let at: usize = 0; at < 64; at += 4) store<u32>(schedule + at, bswap(load<u32>(from + at)))
  for (let at = schedule + 64; at < schedule + 256; at += 4) {
    const early = load<u32>(at - 60)
    const late = load<u32>(at - 8)
    const mixed = (rotr(early, 7) ^ rotr(early, 18) ^ (early >> 3)) + (rotr(late, 17) ^ rotr(late, 19) ^ (late >> 10))
    store<u32>(at, load<u32>(at - 64) + load<u32>(at - 28) + mixed)
  }
  let a = load<u32>(state)
  let b = load<u32>(state, 4)
  let c = load<u32>(state, 8)
  let d = load<u32>(state, 12)
  let e = load<u32>(state, 16)
  let f = load<u32>(state, 20)
  let g = load<u32>(state, 24)
  let h = load<u32>(state, 28)
  for (let at: usize = 0; at < 256; at += 4) {
    const one = h + (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + load<u32>(roots + at) + load<u32>(schedule + at)
    const two = (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
    h = g
    g = f
    f = e
    e = d + one
    d = c
    c = b
    b = a
    a = one + two
  }
  store<u32>(state, load<u32>(state) + a)
  store<u32>(state, load<u32>(state, 4) + b, 4)
  store<u32>(state, load<u32>(state, 8) + c, 8)
  store<u32>(state, load<u32>(state, 12) + d, 12)
  store<u32>(state, load<u32>(state, 16) + e, 16)
  store<u32>(state, load<u32>(state, 20) + f, 20)
  store<u32>(state, load<u32>(state, 24) + g, 24)
  store<u32>(state, load<u32>(state, 28) + h, 28)
}
