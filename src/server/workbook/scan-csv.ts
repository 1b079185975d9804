import { fieldText } from '#domain/matching/field-text.ts'
import type { CsvText } from './csv-encoding.ts'

/** A record: where its fields begin and end, quotes included, and where the line end after it begins. */
export type CsvRecord = { readonly fields: readonly (readonly [from: number, to: number])[]; readonly end: number }

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d]

/** Cuts a text into records (RFC 4180; line ends of all kinds; quoted fields may hold them). A blank line is a record of one empty field. */
export function* scanCsv(text: CsvText, delimiter: string): Generator<CsvRecord> {
  const { units } = text
  const cut = delimiter.charCodeAt(0)
  let at = 0
  while (at < units.length) {
    const fields: (readonly [number, number])[] = []
    for (;;) {
      const from = at
      if (units[at] === quote) {
        at++
        while (at < units.length && !(units[at] === quote && units[at + 1] !== quote)) at += units[at] === quote ? 2 : 1
      }
      while (at < units.length && units[at] !== cut && units[at] !== lineFeed && units[at] !== carriageReturn) at++
      fields.push([from, at])
      if (units[at] !== cut) break
      at++
    }
    yield { fields, end: at }
    if (units[at] === carriageReturn && units[at + 1] === lineFeed) at += 2
    else at++
  }
}

/** What a field says, see `fieldText`. */
export function textOfField(text: CsvText, [from, to]: readonly [number, number]): string {
  return fieldText(text.decode(from, to))
}

/** A field as it is written: in quotes where it holds what would cut it. */
export function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
