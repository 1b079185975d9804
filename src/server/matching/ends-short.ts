import { fieldsIn } from './open-text.ts'

/** Whether a last row that no line end is behind has not as many fields as there are headings: the text may have been cut off. */
export function endsShort(open: string | undefined, delimiter: string, width: number): boolean {
  return open !== undefined && open.trim() !== '' && fieldsIn(open, delimiter).length < width
}

/**
 * Whether a last row that no line end is behind ends inside a quotation: wherever it begins, what stands behind it was taken for one
 * field. A quote has this meaning only at the beginning of a field; two of them inside stand for one.
 */
export function endsQuoted(open: string | undefined, delimiter: string): boolean {
  if (open === undefined) return false
  for (let at = 0; ; at++) {
    if (open[at] === '"') at = behindQuoted(open, at)
    if (at < 0) return true
    at = open.indexOf(delimiter, at)
    if (at < 0) return false
  }
}

/** Behind the quote that closes the quotation; -1 when none does. */
function behindQuoted(text: string, from: number): number {
  let at = text.indexOf('"', from + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? -1 : at + 1
}
