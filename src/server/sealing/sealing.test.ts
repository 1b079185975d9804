import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { systemRandom } from '../random.ts'
import { sealingWith } from './sealing.ts'

const keyOf = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const sealing = sealingWith({ data: keyOf(1), index: keyOf(2) }, systemRandom)
const id = '990010193001150015'

test('what was sealed opens as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Uint8Array.from(sealing.open(sealing.seal(bytes)))).toEqual(bytes)
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed()), (text) => {
      expect(sealing.openText(sealing.seal(text))).toBe(text)
    }),
  )
})

test('one byte changed anywhere is noticed', () => {
  const sealed = sealing.seal(id)
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Uint8Array.from(sealed)
    changed[at] = (changed[at] as number) ^ 1
    expect(() => sealing.open(changed), `byte ${at}`).toThrow()
  }
})

test('cut off, empty or with something behind it, it does not open', () => {
  const sealed = sealing.seal(id)
  for (const length of [0, 1, 13, 28, 29, sealed.length - 1]) expect(() => sealing.open(sealed.subarray(0, length)), `${length} bytes`).toThrow()
  expect(() => sealing.open(Buffer.concat([sealed, Buffer.of(0)]))).toThrow()
})

test('a short tag is no tag', () => {
  const sealed = Buffer.from(sealing.seal(''))
  expect(() => sealing.open(sealed.subarray(0, 17))).toThrow()
})

test('another key does not open it', () => {
  const sealed = sealing.seal(id)
  expect(() => sealingWith({ data: keyOf(3), index: keyOf(2) }, systemRandom).open(sealed)).toThrow()
  expect(sealingWith({ data: keyOf(1), index: keyOf(9) }, systemRandom).openText(sealed)).toBe(id)
})

test('the same text is sealed differently each time, and never shows', () => {
  const all = Array.from({ length: 50 }, () => Buffer.from(sealing.seal(id)))
  expect(new Set(all.map((sealed) => sealed.toString('hex'))).size).toBe(50)
  for (const sealed of all) expect(sealed.includes(Buffer.from(id))).toBe(false)
})

test('the index is the same for the same id and tells ids and keys apart', () => {
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  expect(hex(sealing.index(id))).toBe(hex(sealing.index(id)))
  expect(hex(sealing.index(id))).not.toBe(hex(sealing.index('990010193001150023')))
  expect(hex(sealingWith({ data: keyOf(1), index: keyOf(3) }, systemRandom).index(id))).not.toBe(hex(sealing.index(id)))
  expect(sealing.index(id)).toHaveLength(32)
})

test('the index is HMAC-SHA-256, with keys of any length', () => {
  for (const length of [1, 32, 64, 65, 200]) {
    const key = new Uint8Array(length).fill(7)
    const own = sealingWith({ data: keyOf(1), index: key }, systemRandom)
    for (const text of [id, '', 'end 015X', '王']) expect(Buffer.from(own.index(text)).toString('hex')).toBe(createHmac('sha256', key).update(text).digest('hex'))
  }
})

test('the fingerprint tells keys apart and holds none of them', () => {
  const prints = [sealing, sealingWith({ data: keyOf(1), index: keyOf(3) }, systemRandom), sealingWith({ data: keyOf(3), index: keyOf(2) }, systemRandom)].map((one) => one.fingerprint)
  expect(new Set(prints).size).toBe(3)
  expect(prints.join('')).not.toContain('0101010101')
})
