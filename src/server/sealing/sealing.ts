import { createCipheriv, createDecipheriv, createHash, createSecretKey, hash } from 'node:crypto'
import type { Random } from '../random.ts'

/** What is kept sealed in the database, and the keyed index by which a citizen id is found without opening it. */
export interface Sealing {
  seal(plain: Uint8Array | string): Uint8Array
  open(sealed: Uint8Array): Buffer
  openText(sealed: Uint8Array): string
  /** HMAC-SHA-256 of a normalised citizen id. */
  index(citizenId: string): Uint8Array
  /** The same in hex. */
  indexText(citizenId: string): string
  /** For another thread of this process, and for nobody else. */
  readonly keys: SealingKeys
  /** Tells the right keys from wrong ones without showing them. */
  readonly fingerprint: string
}

export interface SealingKeys {
  readonly data: Uint8Array
  readonly index: Uint8Array
}

const version = 1

/** AES-256-GCM: one byte of version, twelve of nonce, sixteen of tag, then the content. */
export function sealingWith(keys: SealingKeys, random: Random): Sealing {
  // As a key object: made ready once, and not for each of a hundred thousand rows.
  const data = createSecretKey(keys.data)
  const indexText = keyedIndex(keys.index)
  let [nonces, used]: [Uint8Array, number] = [new Uint8Array(0), 0]
  const open = (sealed: Uint8Array): Buffer => {
    if (sealed[0] !== version) throw new Error(`sealed with an unknown version ${sealed[0]}`)
    const decipher = createDecipheriv('aes-256-gcm', data, sealed.subarray(1, 13), { authTagLength: 16 })
    decipher.setAuthTag(sealed.subarray(13, 29))
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
  }
  return {
    seal(plain) {
      if (used === nonces.length) [nonces, used] = [random.bytes(12 * 512), 0]
      const nonce = nonces.subarray(used, (used += 12))
      const cipher = createCipheriv('aes-256-gcm', data, nonce)
      const body = cipher.update(plain as Uint8Array)
      // In this mode nothing is left over; the tag is made.
      cipher.final()
      const sealed = Buffer.allocUnsafe(29 + body.length)
      sealed[0] = version
      sealed.set(nonce, 1)
      sealed.set(cipher.getAuthTag(), 13)
      sealed.set(body, 29)
      return sealed
    },
    open,
    openText: (sealed) => open(sealed).toString('utf8'),
    index: (citizenId) => Buffer.from(indexText(citizenId), 'hex'),
    indexText,
    keys,
    fingerprint: createHash('sha256').update(keys.data).update(keys.index).digest('hex').slice(0, 32),
  }
}

const block = 64

/** HMAC-SHA-256 (RFC 2104) in two hashes of one call each, told as texts: an object and buffers of its own for each of a hundred thousand ids cost several times as much. */
function keyedIndex(key: Uint8Array): (text: string) => string {
  const own = key.length > block ? hash('sha256', key, 'buffer') : key
  const padded = (pad: number): Buffer => Buffer.from(Uint8Array.from({ length: block }, (_, at) => pad ^ (own[at] ?? 0)))
  const outer = Buffer.concat([padded(0x5c), Buffer.alloc(32)])
  let inner = padded(0x36)
  return (text) => {
    const end = block + Buffer.byteLength(text)
    if (end > inner.length) inner = Buffer.concat([inner.subarray(0, block), Buffer.alloc(end)])
    inner.write(text, block)
    outer.write(hash('sha256', inner.subarray(0, end), 'hex'), block, 'hex')
    return hash('sha256', outer, 'hex')
  }
}
