import { firstDayOf, readDate } from '../registry/roster-values.ts'

/**
 * A text in the one spelling by which it is known again: without blanks, middle dots, the width and the case of its signs, a day as
 * 2026-10-01. Only to compare by, never to show. A month or a year alone stays as it is: 2026.1 may be an amount.
 * @param text of a column, as a file has it
 */
export function oneSpelling(text: string): string {
  const date = readDate({ text, raw: 'string' })
  if (date?.day !== undefined) return firstDayOf(date)
  return text.normalize('NFKC').toUpperCase().replaceAll(/[\s\u00b7\u2022\u2027\u22c5\u30fb]+/g, '')
}
