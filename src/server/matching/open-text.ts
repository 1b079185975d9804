import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { findColumns, missingColumn, tellingMost, type FoundColumns, type NamedColumns } from '#domain/matching/find-columns.ts'
import { problem, type Problem } from '#domain/problem/problem.ts'
import { decodedText, delimiterIn, encodingOf, type CsvEncoding, type FoundEncoding } from '../workbook/csv-encoding.ts'
import { recognise } from '../workbook/recognise.ts'
import { scanCsv, textOfField } from '../workbook/scan-csv.ts'

/** A delimited text that is going to be read once, and what its beginning tells of it. */
export interface OpenText {
  readonly encoding: CsvEncoding
  /** Bytes of the byte order mark. */
  readonly mark: number
  readonly delimiter: string
  readonly columns: FoundColumns
  /** Bytes before the first row of data, and the line ends among them; in UTF-8 where the text is turned into it. */
  readonly skip: { readonly bytes: number; readonly lines: number }
  /** No byte of a longer character is a delimiter or a line end; other texts are turned into UTF-8 while they are read. */
  readonly isPlain: boolean
}

/** So much of the beginning tells what a text is. */
export const sampleBytes = 1 << 20
/** Characters among which headings are looked for; the encoding shows only in more. */
const beginningLength = 1 << 16
const lookedAt = 50
const delimiters = [',', '\t', ';', '|'] as const

/**
 * Finds out encoding, delimiter and columns from the beginning of a text. Problems: those of `recognise` for
 * what is no table; MATCH_NO_SUCH_COLUMN, MATCH_NO_ID_COLUMN or MATCH_NO_BIRTH_COLUMN with the headings that there are.
 */
export function openText(beginning: Uint8Array, file: string, named: NamedColumns, today: PlainDate): OpenText {
  const sample = beginning.subarray(0, sampleBytes)
  const { found, text, delimiter, records } = lookAtText(sample)
  const rows = records.map((record) => record.fields)
  const columns = findColumns(rows, named, today)
  if (!columns || missingColumn(rows, named) !== undefined) throw nobodyKnownBy(rows, named, file)
  const before = columns.headingRow < 0 ? '' : text.slice(0, records[columns.headingRow]!.end)
  // A second byte of GB18030 may be an upright stroke, and any byte of UTF-16 may be anything.
  const isPlain = found.encoding === 'utf-8' || (found.encoding === 'gb18030' && delimiter !== '|')
  const lines = before.match(/\r\n|\r|\n/g)?.length ?? 0
  return { encoding: found.encoding, mark: found.mark, delimiter, columns, isPlain, skip: { bytes: isPlain ? behindLines(sample, lines, found.mark) : Buffer.byteLength(before), lines } }
}

/** That nobody can be known by the columns of a table, and which one would help. */
export function nobodyKnownBy(rows: readonly (readonly string[])[], named: NamedColumns, file: string): Problem {
  const headings = (rows.find((row) => row.filter((text) => text.trim() !== '').length > 1) ?? rows[0] ?? []).slice(0, 20).join('、')
  const column = missingColumn(rows, named)
  if (column !== undefined) return problem('MATCH_NO_SUCH_COLUMN', { file, column, headings })
  const code = tellingMost(rows, named).name === null ? 'MATCH_NO_ID_COLUMN' : 'MATCH_NO_BIRTH_COLUMN'
  return problem(code, { file, headings })
}

/** What the beginning of a text says of it, and its first records. */
export function lookAtText(beginning: Uint8Array): { found: FoundEncoding; text: string; delimiter: (typeof delimiters)[number]; records: { fields: string[]; end: number }[] } {
  const sample = beginning.subarray(0, sampleBytes)
  recognise(sample)
  const found = encodingOf(sample, false)
  const text = new TextDecoder(found.encoding, { ignoreBOM: true }).decode(sample.subarray(found.mark), { stream: true }).slice(0, beginningLength)
  const delimiter = delimiterIn(text, delimiters)
  return { found, text, delimiter, records: recordsIn(text, delimiter) }
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
export function behindLines(bytes: Uint8Array, lines: number, from = 0): number {
  let at = from
  for (let left = lines; left > 0; left--) {
    while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
    at += bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? 2 : 1
  }
  return Math.min(at, bytes.length)
}
