import type { FileHandle } from 'node:fs/promises'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { findColumns, type FoundColumns, type NamedColumns } from '#domain/matching/find-columns.ts'
import { problem } from '#domain/problem/problem.ts'
import { decodedText, delimiterIn, encodingOf, type CsvEncoding, type FoundEncoding } from '../workbook/csv-encoding.ts'
import { recognise } from '../workbook/recognise.ts'
import { scanCsv, textOfField } from '../workbook/scan-csv.ts'

/** A delimited text that is going to be read once, and what its beginning tells of it. */
export interface OpenText {
  readonly encoding: CsvEncoding
  readonly delimiter: string
  readonly columns: FoundColumns
  /** Bytes before the first row of data, and the line ends among them; in UTF-8 where the text is turned into it. */
  readonly skip: { readonly bytes: number; readonly lines: number }
  /** No byte of a longer character is a delimiter or a line end; other texts are turned into UTF-8 while they are read. */
  readonly isPlain: boolean
}

const sampleBytes = 1 << 20
/** Characters among which headings are looked for; the encoding shows only in more. */
const beginning = 1 << 16
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
  const found = encodingOf(sample, false)
  const text = new TextDecoder(found.encoding, { ignoreBOM: true }).decode(sample.subarray(found.mark), { stream: true }).slice(0, beginning)
  const delimiter = delimiterIn(text, delimiters)
  const records = recordsIn(text, delimiter)
  const columns = findColumns(records.map((record) => record.fields), named, today)
  if (!columns) throw problem('MATCH_NO_ID_COLUMN', { file, headings: (records[0]?.fields ?? []).slice(0, 20).join('、') })
  const before = columns.headingRow < 0 ? '' : text.slice(0, records[columns.headingRow]!.end)
  // A second byte of GB18030 may be an upright stroke, and any byte of UTF-16 may be anything.
  const isPlain = found.encoding === 'utf-8' || (found.encoding === 'gb18030' && delimiter !== '|')
  const lines = before.match(/\r\n|\r|\n/g)?.length ?? 0
  return { encoding: found.encoding, delimiter, columns, isPlain, skip: { bytes: isPlain ? behindLines(sample, found, lines) : Buffer.byteLength(before), lines } }
}

/** The fields of the first record of a text. */
export function fieldsIn(record: string, delimiter: string): readonly string[] {
  if (!record.includes('"')) return record.split(delimiter)
  const text = decodedText(record)
  for (const { fields } of scanCsv(text, delimiter)) return fields.map((field) => textOfField(text, field))
  return []
}

/** The first records, each with the place behind its line end. */
function recordsIn(written: string, delimiter: string): { fields: string[]; end: number }[] {
  const text = decodedText(written)
  const records: { fields: string[]; end: number }[] = []
  for (const { fields, end } of scanCsv(text, delimiter)) {
    const behind = written.startsWith('\r\n', end) ? end + 2 : end + 1
    if (records.push({ fields: fields.map((field) => textOfField(text, field)), end: Math.min(behind, written.length) }) >= lookedAt) break
  }
  return records
}

/** Bytes up to behind so many line ends. */
function behindLines(bytes: Uint8Array, { mark }: FoundEncoding, lines: number): number {
  let at = mark
  for (let left = lines; left > 0; left--) {
    while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
    at += bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? 2 : 1
  }
  return Math.min(at, bytes.length)
}
