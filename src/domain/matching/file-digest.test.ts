import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addToDigest, emptyDigest, endDigest, wholeBlocks } from './file-digest.ts'

const known = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('is SHA-256', () => {
  expect(endDigest(emptyDigest)).toBe(known(new Uint8Array(0)))
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => endDigest(emptyDigest, bytes) === known(bytes)))
})

test('gone on with after it was put aside, it is the same', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.nat(500), (bytes, cut) => {
      const first = wholeBlocks(Math.min(cut, bytes.length))
      const aside = JSON.parse(JSON.stringify(addToDigest(emptyDigest, bytes.subarray(0, first)))) as typeof emptyDigest
      return aside.bytes === first && endDigest(aside, bytes.subarray(first)) === known(bytes)
    }),
  )
})
