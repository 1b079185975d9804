import type { FileHandle } from 'node:fs/promises'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { fieldText } from '#domain/matching/delimited.ts'
import { findColumns, type FoundColumns, type NamedColumns } from '#domain/matching/find-columns.ts'
import { problem } from '#domain/problem/problem.ts'
import { looksWide, recognise } from '../workbook/recognise.ts'

/** A delimited text that is going to be read once, and what its beginning tells of it. */
export interface OpenText {
  readonly encoding: TextEncodingName
  readonly delimiter: string
  readonly columns: FoundColumns
  /** Bytes before the first row of data, and the line ends among them; in UTF-8 where the text is turned into it. */
  readonly skip: { readonly bytes: number; readonly lines: number }
  /** No byte of a longer character is a delimiter or a line end; other texts are turned into UTF-8 while they are read. */
  readonly isPlain: boolean
}

export type TextEncodingName = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const sampleBytes = 1 << 20
const lookedAt = 50
const delimiters = [',', '\t', ';', '|'] as const

/**
 * Finds out encoding, delimiter and columns from the beginning of a text. Problems: those of `recognise` for
 * what is no table; MATCH_NO_ID_COLUMN with the headings that there are.
 */
export async function openText(handle: FileHandle, file: string, named: NamedColumns, today: PlainDate): Promise<OpenText> {
  const buffer = new Uint8Array(sampleBytes)
  const { bytesRead } = await handle.read(buffer, 0, sampleBytes, 0)
  const sample = buffer.subarray(0, bytesRead)
  recognise(sample)
  const { encoding, mark } = encodingOf(sample)
  const text = new TextDecoder(encoding).decode(sample.subarray(mark), { stream: true })
  const delimiter = delimiterOf(text)
  const records = recordsOf(text, delimiter, lookedAt)
  const columns = findColumns(records.map((record) => record.fields), named, today)
  if (!columns) throw problem('MATCH_NO_ID_COLUMN', { file, headings: (records[0]?.fields ?? []).slice(0, 20).join('、') })
  const before = columns.headingRow < 0 ? '' : text.slice(0, records[columns.headingRow]!.end)
  // A second byte of GB18030 may be an upright stroke, and any byte of UTF-16 may be anything.
  const isPlain = encoding === 'utf-8' || (encoding === 'gb18030' && delimiter !== '|')
  const bytes = isPlain ? mark + bytesBefore(sample.subarray(mark), before, encoding) : Buffer.byteLength(before)
  return { encoding, delimiter, columns, isPlain, skip: { bytes, lines: lineEndsIn(before) } }
}

function encodingOf(sample: Uint8Array): { encoding: TextEncodingName; mark: number } {
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', mark: 2 }
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { encoding: 'utf-8', mark: 3 }
  const wide = looksWide(sample.subarray(0, 4096))
  if (wide) return { encoding: wide, mark: 0 }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return { encoding: 'utf-8', mark: 0 }
  } catch {
    return { encoding: 'gb18030', mark: 0 }
  }
}

// Lines of one file have the same number of the right delimiter.
function delimiterOf(text: string): string {
  const lines = text.slice(0, 1 << 16).replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/).filter((line) => line !== '').slice(0, lookedAt)
  const score = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).toSorted((a, b) => a - b)
    const usual = counts[counts.length >> 1] ?? 0
    return usual === 0 ? 0 : counts.filter((count) => count === usual).length * 100 + usual
  }
  return delimiters.toSorted((a, b) => score(b) - score(a))[0]!
}

interface TextRecord {
  readonly fields: string[]
  /** Behind its line end. */
  readonly end: number
}

/** The records of a text (RFC 4180), not more than asked for. */
export function recordsOf(text: string, delimiter: string, most: number): TextRecord[] {
  const records: TextRecord[] = []
  let at = 0
  while (at < text.length && records.length < most) {
    const fields: string[] = []
    for (;;) {
      const from = at
      if (text[at] === '"') {
        at++
        while (at < text.length && !(text[at] === '"' && text[at + 1] !== '"')) at += text[at] === '"' ? 2 : 1
      }
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
      fields.push(fieldText(text.slice(from, at)))
      if (text[at] !== delimiter) break
      at++
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
    records.push({ fields, end: Math.min(at, text.length) })
  }
  return records
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0
}

// How long a beginning is in its own bytes: that of UTF-8 is known, of another encoding it is decoded to.
function bytesBefore(bytes: Uint8Array, before: string, encoding: TextEncodingName): number {
  if (encoding === 'utf-8') return Buffer.byteLength(before)
  let at = 0
  for (let left = lineEndsIn(before); left > 0; left--) {
    while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
    at += bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? 2 : 1
  }
  return at
}
