import { createHmac, timingSafeEqual } from 'node:crypto'

// RFC 6238 with what every authenticator takes: SHA-1, six digits, thirty seconds, a secret of 160 bits in base32 (RFC 4648).

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const seconds = 30
export const secretBytes = 20

export function base32(bytes: Uint8Array): string {
  let [text, bits, value] = ['', 0, 0]
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xffff
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31]
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text
}

/** The number of the thirty seconds in which a moment lies. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / seconds)
}

export function codeOf(secret: Uint8Array, step: number, digits = 6): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const at = hash[hash.length - 1]! & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 10 ** digits).padStart(digits, '0')
}

/**
 * @returns the step whose code was given, one step to either side of now being taken for clocks that differ; undefined for none
 */
export function stepOfCode(secret: Uint8Array, code: string, now: Date): number | undefined {
  const here = stepAt(now)
  return [here, here - 1, here + 1].find((step) => step >= 0 && isSame(codeOf(secret, step), code))
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** What an authenticator reads from a QR code. */
export function totpUri(secret: string, login: string, issuer: string): string {
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${login}`)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}
