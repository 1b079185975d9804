import { carriageReturn, endOfRecords, lineFeed } from '#domain/matching/delimited.ts'
import { fieldsIn } from './open-text.ts'

/** Whether the last of some records has neither a line end nor as many fields as there are headings: the text may have been cut off. */
export function endsShort(records: Uint8Array, delimiter: string, width: number): boolean {
  const final = records.at(-1)
  if (final === lineFeed || final === carriageReturn) return false
  const bytes = Buffer.from(records.buffer, records.byteOffset, records.length)
  const last = bytes.subarray(endOfRecords(bytes, 0, bytes.length, delimiter.charCodeAt(0))).toString('latin1')
  return last.trim() !== '' && fieldsIn(last, delimiter).length < width
}
