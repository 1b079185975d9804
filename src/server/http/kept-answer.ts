import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const least = 2000 // characters; below that packing saves nothing
const packedBegins = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]) // RFC 8878, 3.1.1; no JSON begins so
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** The text of an answer as it is sealed: one with a whole form in it is kept in a tenth of its length. */
export function packed(answer: string): Uint8Array | string {
  return answer.length < least ? answer : zstdCompressSync(answer, fast)
}

/** The text of an answer that was opened, also of one that was kept as it was. */
export function unpacked(opened: Buffer): string {
  return (opened.subarray(0, 4).equals(packedBegins) ? zstdDecompressSync(opened) : opened).toString('utf8')
}
