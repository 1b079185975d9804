import { fieldsIn } from './open-text.ts'

/** Whether a last row that no line end is behind has not as many fields as there are headings: the text may have been cut off. */
export function endsShort(open: string | undefined, delimiter: string, width: number): boolean {
  return open !== undefined && open.trim() !== '' && fieldsIn(open, delimiter).length < width
}
