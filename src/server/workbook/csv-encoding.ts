import { problem } from '#domain/problem/problem.ts'
import { looksWide } from './recognise.ts'

export type CsvEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

/** The units that delimiters are looked for in: bytes, or for UTF-16 pairs of bytes. */
export type CsvText = {
  readonly encoding: CsvEncoding
  /** Bytes of the byte order mark. */
  readonly mark: number
  readonly units: Uint8Array | Uint16Array
  decode(from: number, to: number): string
}

const delimiters = [',', '\t', ';'] as const
export type CsvDelimiter = (typeof delimiters)[number]

/**
 * Finds the encoding of a text: its mark, else UTF-8 when every byte fits, else GB18030. In UTF-8 and GB18030 no byte of
 * a longer character is a delimiter, a quote or a line end, so both can be cut bytewise.
 */
export function openCsvText(bytes: Uint8Array): CsvText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return wideText(bytes, 'utf-16le', 2)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return wideText(bytes, 'utf-16be', 2)
  const wide = looksWide(bytes.subarray(0, 4096))
  if (wide) return wideText(bytes, wide, 0)
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return narrowText(bytes, 'utf-8', 3)
  return narrowText(bytes, fits(bytes, 'utf-8') ? 'utf-8' : 'gb18030', 0)
}

function fits(bytes: Uint8Array, encoding: CsvEncoding): boolean {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    for (let at = 0; at < bytes.length; at += 1 << 20) decoder.decode(bytes.subarray(at, at + (1 << 20)), { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

function narrowText(bytes: Uint8Array, encoding: CsvEncoding, mark: number): CsvText {
  if (!fits(bytes.subarray(mark), encoding)) throw problem('WORKBOOK_UNREADABLE', { as: 'text' })
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  const units = bytes.subarray(mark)
  return { encoding, mark, units, decode: (from, to) => decoder.decode(units.subarray(from, to)) }
}

function wideText(bytes: Uint8Array, encoding: CsvEncoding, mark: number): CsvText {
  const units = new Uint16Array((bytes.length - mark) >> 1)
  const data = new DataView(bytes.buffer, bytes.byteOffset + mark)
  for (let i = 0; i < units.length; i++) units[i] = data.getUint16(i * 2, encoding === 'utf-16le')
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  const native = new Uint8Array(units.buffer)
  return { encoding, mark, units, decode: (from, to) => decoder.decode(native.subarray(from * 2, to * 2)) }
}

/** The delimiter that cuts the first lines most often and most evenly. */
export function delimiterOf(text: CsvText): CsvDelimiter {
  const sample = text.decode(0, Math.min(text.units.length, 1 << 16)).replaceAll(/"(?:[^"]|"")*"/g, '')
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line !== '').slice(0, 50)
  let best: CsvDelimiter = ','
  let bestScore = 0
  for (const delimiter of delimiters) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0
    const score = counts.filter((count) => count === usual && count > 0).length * 100 + usual
    if (usual > 0 && score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}
