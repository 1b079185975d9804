import { once } from 'node:events'
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import { packedBytes, type ZipEntry } from './read-zip.ts'

type Written = { readonly name: Uint8Array; readonly method: number; readonly crc: number; readonly packedSize: number; readonly size: number; readonly offset: number }

// Every entry gets the same time (1980-01-01), so that the same content gives the same bytes.
const time = 0
const day = 0x21

export type Packed = { readonly crc: number; readonly size: number; readonly chunks: readonly Uint8Array[] }

/** Packs content that comes in pieces; while one is packed the next is made, and no more than these two are in use. */
export async function packStream(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Packed> {
  const deflate = createDeflateRaw({ level: 1, chunkSize: 1 << 18 })
  const chunks: Uint8Array[] = []
  deflate.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const done = once(deflate, 'end')
  done.catch(() => undefined)
  let [crc, size] = [0, 0]
  let packing: Promise<void> = Promise.resolve()
  for await (const piece of content) {
    crc = crc32(piece, crc)
    size += piece.length
    await packing
    packing = new Promise((resolve, reject) => deflate.write(piece, (error) => (error ? reject(error) : resolve())))
    packing.catch(() => undefined)
  }
  await packing
  deflate.end()
  await done
  return { crc, size, chunks }
}

/** Puts a zip archive together in memory. Entries of another archive are copied as they are packed. */
export class ZipBuilder {
  readonly #chunks: Uint8Array[] = []
  readonly #written: Written[] = []
  #offset = 0

  /** Copies an entry of another archive byte by byte. */
  copy(archive: Uint8Array, entry: ZipEntry): void {
    this.#put(entry.name, entry.method, entry.crc, entry.size, [packedBytes(archive, entry)])
  }

  /** Packs a file at once, with everybody waiting: what may be large is packed before, see `packStream`. */
  add(name: string, content: Uint8Array | string): void {
    const plain = typeof content === 'string' ? new TextEncoder().encode(content) : content
    this.#put(name, 8, crc32(plain), plain.length, [deflateRawSync(plain)])
  }

  /** Adds a file that was packed before, see `packStream`. */
  addPacked(name: string, packed: Packed): void {
    this.#put(name, 8, packed.crc, packed.size, packed.chunks)
  }

  finish(): Uint8Array<ArrayBuffer> {
    const start = this.#offset
    for (const entry of this.#written) {
      const head = new Uint8Array(46)
      const data = new DataView(head.buffer)
      data.setUint32(0, 0x02014b50, true)
      data.setUint16(4, 20, true)
      this.#describe(data, 6, entry)
      data.setUint32(42, entry.offset, true)
      this.#push(head, entry.name)
    }
    const end = new Uint8Array(22)
    const data = new DataView(end.buffer)
    data.setUint32(0, 0x06054b50, true)
    data.setUint16(8, this.#written.length, true)
    data.setUint16(10, this.#written.length, true)
    data.setUint32(12, this.#offset - start, true)
    data.setUint32(16, start, true)
    this.#push(end)
    const all = new Uint8Array(this.#offset)
    let at = 0
    for (const chunk of this.#chunks) {
      all.set(chunk, at)
      at += chunk.length
    }
    return all
  }

  #put(name: string, method: number, crc: number, size: number, packed: readonly Uint8Array[]): void {
    const entry = { name: new TextEncoder().encode(name), method, crc, size, packedSize: packed.reduce((sum, chunk) => sum + chunk.length, 0), offset: this.#offset }
    const head = new Uint8Array(30)
    const data = new DataView(head.buffer)
    data.setUint32(0, 0x04034b50, true)
    this.#describe(data, 4, entry)
    this.#push(head, entry.name, ...packed)
    this.#written.push(entry)
  }

  // The part that the local header and the directory share: version, flags (names in UTF-8), method, time, sizes, name length.
  #describe(data: DataView, at: number, entry: Written): void {
    data.setUint16(at, 20, true)
    data.setUint16(at + 2, 0x0800, true)
    data.setUint16(at + 4, entry.method, true)
    data.setUint16(at + 6, time, true)
    data.setUint16(at + 8, day, true)
    data.setUint32(at + 10, entry.crc, true)
    data.setUint32(at + 14, entry.packedSize, true)
    data.setUint32(at + 18, entry.size, true)
    data.setUint16(at + 22, entry.name.length, true)
  }

  #push(...chunks: readonly Uint8Array[]): void {
    for (const chunk of chunks) {
      this.#chunks.push(chunk)
      this.#offset += chunk.length
    }
  }
}
