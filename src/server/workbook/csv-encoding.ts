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

/** The encoding of a text, and the bytes of its mark. */
export type FoundEncoding = Pick<CsvText, 'encoding' | 'mark'>

/**
 * Finds the encoding of a text: its mark, else UTF-8 when every byte fits, else GB18030.
 * @param isWhole false for the beginning of a longer text, which may end in the middle of a character
 */
export function encodingOf(bytes: Uint8Array, isWhole = true): FoundEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  const wide = looksWide(bytes.subarray(0, 4096))
  if (wide) return { encoding: wide, mark: 0 }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  return { encoding: fits(bytes, 'utf-8', isWhole) ? 'utf-8' : 'gb18030', mark: 0 }
}

/** Opens a text; in UTF-8 and GB18030 no byte of a longer character is a delimiter, a quote or a line end, so both can be cut bytewise. */
export function openCsvText(bytes: Uint8Array): CsvText {
  const { encoding, mark } = encodingOf(bytes)
  return encoding.startsWith('utf-16') ? wideText(bytes, encoding, mark) : narrowText(bytes, encoding, mark)
}

/** A text that is decoded already, to be cut like one that was opened. */
export function decodedText(text: string): CsvText {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  return { encoding: 'utf-16le', mark: 0, units, decode: (from, to) => text.slice(from, to) }
}

function fits(bytes: Uint8Array, encoding: CsvEncoding, isWhole = true): boolean {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true })
    for (let at = 0; at < bytes.length; at += 1 << 20) decoder.decode(bytes.subarray(at, at + (1 << 20)), { stream: true })
    if (isWhole) decoder.decode()
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
  return delimiterIn(text.decode(0, Math.min(text.units.length, sampled)), delimiters)
}

const sampled = 1 << 16
// One that begins a field and whose end ends it. Any other quotation mark is a sign like others: 5" stands for inches.
const quotations = /(?<=^|[,\t;|\r\n])"(?:[^"]|"")*"(?=[,\t;|\r\n]|$)/g

/** Of some delimiters the one that cuts the first lines of a text most often and most evenly; the first when none does. */
export function delimiterIn<Delimiter extends string>(beginning: string, among: readonly Delimiter[]): Delimiter {
  const sample = beginning.slice(0, sampled).replaceAll(quotations, '')
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line !== '').slice(0, 50)
  let best = among[0]!
  let bestScore = 0
  for (const delimiter of among) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[counts.length >> 1] ?? 0
    const score = counts.filter((count) => count === usual && count > 0).length * 100 + usual
    if (usual > 0 && score > bestScore) [best, bestScore] = [delimiter, score]
  }
  return best
}
