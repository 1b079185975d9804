import { delimiterOf, openCsvText } from './csv-encoding.ts'
import { encodeText } from './encode-text.ts'
import { scanCsv } from './scan-csv.ts'

/** A last line behind all columns, in the encoding of the file: what stands under no heading is a note to whoever reads the file again. */
export function markCsv(bytes: Uint8Array, line: string): Uint8Array {
  const text = openCsvText(bytes)
  const delimiter = delimiterOf(text)
  let columns = 0
  for (const { fields } of scanCsv(text, delimiter)) columns = Math.max(columns, fields.length)
  const last = text.units.at(-1)
  const isEnded = last === 0x0a || last === 0x0d
  const written = `${isEnded ? '' : '\r\n'}${delimiter.repeat(columns)}"${line.replaceAll('"', '""')}"\r\n`
  return new Uint8Array(Buffer.concat([bytes, encodeText(written, text.encoding)]))
}
