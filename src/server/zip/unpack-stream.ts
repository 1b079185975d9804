import { createInflateRaw } from 'node:zlib'
import { BrokenZip, packedBytes, type ZipEntry } from './read-zip.ts'

/** Unpacks an entry piece by piece; never more than the directory says. */
export async function* unpackStream(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) {
    yield packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: 1 << 18 })
  inflate.end(packed)
  let size = 0
  try {
    for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > entry.size) throw new BrokenZip('unpacks to more than it says')
      yield chunk
    }
  } catch (error) {
    throw error instanceof BrokenZip ? error : new BrokenZip('contents are damaged')
  }
}
