import { crc32, inflateRawSync } from 'node:zlib'

/** A file inside a zip archive; `size` is what the directory says it unpacks to. */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly offset: number
}

/** The archive cannot be read to its end: bytes are missing or wrong. */
export class BrokenZip extends Error {}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Lists an archive by its directory at the end. Throws BrokenZip when the end is missing, as in a download cut short. */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const data = view(bytes)
  let end = bytes.length - 22
  while (end >= 0 && end > bytes.length - 22 - 0x10000 && data.getUint32(end, true) !== endMark) end--
  if (end < 0 || data.getUint32(end, true) !== endMark) throw new BrokenZip('no end of directory')
  const count = data.getUint16(end + 10, true)
  let at = data.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  const text = new TextDecoder()
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || data.getUint32(at, true) !== entryMark) throw new BrokenZip('directory ends early')
    const [nameLength, extraLength, commentLength] = [data.getUint16(at + 28, true), data.getUint16(at + 30, true), data.getUint16(at + 32, true)]
    const entry = {
      name: text.decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      method: data.getUint16(at + 10, true),
      flags: data.getUint16(at + 8, true),
      crc: data.getUint32(at + 16, true),
      packedSize: data.getUint32(at + 20, true),
      size: data.getUint32(at + 24, true),
      offset: data.getUint32(at + 42, true),
    }
    if (entry.offset + 30 + entry.packedSize > bytes.length) throw new BrokenZip('contents end early')
    entries.push(entry)
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

/** The packed bytes of an entry, without a copy. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const data = view(bytes)
  if (data.getUint32(entry.offset, true) !== localMark) throw new BrokenZip('entry is not where the directory says')
  const start = entry.offset + 30 + data.getUint16(entry.offset + 26, true) + data.getUint16(entry.offset + 28, true)
  if (start + entry.packedSize > bytes.length) throw new BrokenZip('contents end early')
  return bytes.subarray(start, start + entry.packedSize)
}

/** Unpacks one entry, never to more than the directory says. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new BrokenZip(`packed by method ${entry.method}`)
  let plain: Uint8Array
  try {
    plain = inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) })
  } catch {
    throw new BrokenZip('contents are damaged')
  }
  if (plain.length !== entry.size || crc32(plain) !== entry.crc) throw new BrokenZip('contents are damaged')
  return plain
}
