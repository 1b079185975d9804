import { delimiterOf, openCsvText, type CsvEncoding } from './csv-encoding.ts'
import { encodeText } from './encode-text.ts'
import { quoted, scanCsv } from './scan-csv.ts'
import type { Annotation } from './workbook.ts'

/** By which a spreadsheet knows the encoding; without it Chinese text opens as signs that nobody can read. */
const marks: Readonly<Record<CsvEncoding, readonly number[]>> = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff], gb18030: [] }

/** Gives a CSV file back with its column of results, in its own encoding, with its mark, delimiter and line ends; all other bytes stay. */
export function annotateCsv(original: Uint8Array, annotation: Annotation): Uint8Array<ArrayBuffer> {
  const text = openCsvText(original)
  const delimiter = delimiterOf(text)
  const unit = text.encoding.startsWith('utf-16') ? 2 : 1
  const encode = (part: string) => encodeText(part, text.encoding)
  const records = [...scanCsv(text, delimiter)]
  const column = annotation.resultColumn ?? Math.max(...[0, ...records.map((record) => record.fields.length)])

  const pieces: Uint8Array[] = [text.mark > 0 ? original.subarray(0, text.mark) : Uint8Array.from(marks[text.encoding])]
  let at = 0
  const copy = (to: number) => {
    pieces.push(original.subarray(text.mark + at * unit, text.mark + to * unit))
    at = to
  }
  for (const [index, { fields, end }] of records.entries()) {
    const row = index + 1
    const result = row === annotation.headingRow ? annotation.heading : (annotation.results.get(row)?.text ?? '')
    const old = fields[column]
    if (old) {
      copy(old[0])
      pieces.push(encode(quoted(result, delimiter)))
      at = old[1]
    } else if (result !== '') {
      copy(end)
      pieces.push(encode(delimiter.repeat(column - fields.length + 1) + quoted(result, delimiter)))
    }
  }
  copy(text.units.length)
  return new Uint8Array(Buffer.concat(pieces))
}
