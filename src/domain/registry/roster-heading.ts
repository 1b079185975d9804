import { halfWidth } from './half-width.ts'
import { neededFields, type RosterField } from './roster-field.ts'
import { headingWords } from './heading-words.ts'
import type { SheetCell, SheetRow } from './sheet-cell.ts'

export type HeadingCertainty = 'sure' | 'likely' | 'none'
export type MappedColumn = { readonly index: number; readonly heading: string; readonly field: RosterField | null; readonly certainty: HeadingCertainty }
export type Heading = { readonly row: number; readonly columns: readonly MappedColumn[] }

const byWord = new Map<string, RosterField>(Object.entries(headingWords).flatMap(([field, words]) => words.map((word) => [bareHeading(word), field as RosterField] as const)))
const fragments = [...byWord].filter(([word]) => /\p{Script=Han}{2}/u.test(word)).toSorted(([a], [b]) => b.length - a.length)

// Blanks, line breaks, stars of needed fields, signs; what stands in brackets is a hint on how to fill in, see below.
function bareHeading(text: string): string {
  return halfWidth(text).toLowerCase().replaceAll(/[\s*:：.。、,，_\-'"“”√]+/g, '')
}

function withoutBrackets(text: string): string {
  return halfWidth(text).replaceAll(/[([【〔{][^)\]】〕}]*[)\]】〕}]/g, '')
}

/**
 * The field that a heading speaks of. `sure`: the heading is a known word for it; `likely`: it contains one.
 * @param heading text of the heading cell, as written
 */
export function suggestField(heading: string): { field: RosterField | null; certainty: HeadingCertainty } {
  const whole = byWord.get(bareHeading(heading)) ?? byWord.get(bareHeading(withoutBrackets(heading)))
  if (whole) return { field: whole, certainty: 'sure' }
  const bare = bareHeading(withoutBrackets(heading))
  if (bare.length > 16) return { field: null, certainty: 'none' }
  const found = fragments.find(([word]) => bare.includes(word))
  return found ? { field: found[1], certainty: 'likely' } : { field: null, certainty: 'none' }
}

/**
 * Gives each heading cell a field. A field is given once, to the surest column, the first of equals; the others are left open
 * for a person to decide.
 */
export function mapHeadings(cells: readonly SheetCell[]): MappedColumn[] {
  const columns = cells.map((cell, index) => ({ index, heading: cell.text.trim(), ...suggestField(cell.text) }))
  const taken = new Map<RosterField, { index: number; certainty: HeadingCertainty }>()
  for (const { index, field, certainty } of columns) {
    const before = field && taken.get(field)
    if (field && (!before || (before.certainty === 'likely' && certainty === 'sure'))) taken.set(field, { index, certainty })
  }
  return columns.map((column) => (column.field && taken.get(column.field)!.index !== column.index ? { ...column, field: null, certainty: 'none' as const } : column))
}

/**
 * Finds the row of headings below title rows: the first rows are looked at, and the one that names most fields is it, if it
 * names the fields without which nothing can be understood, or at least three. Of two-line headings the lower line counts;
 * where it is blank, because the cell above reaches down, the upper one.
 * @returns undefined when no row looks like one
 */
export function findHeading(rows: readonly SheetRow[]): Heading | undefined {
  let best: (Heading & { score: number }) | undefined
  for (const { row, cells } of rows.slice(0, 30)) {
    const columns = mapHeadings(cells)
    const fields = new Set(columns.flatMap((column) => (column.field && column.certainty === 'sure' ? [column.field] : [])))
    const likely = columns.filter((column) => column.certainty === 'likely').length
    const isHeading = neededFields.every((field) => columns.some((column) => column.field === field)) || fields.size >= 3
    const score = fields.size * 2 + likely
    if (isHeading && fields.size > 0 && (!best || score > best.score)) best = { row, columns, score }
  }
  return best && (withLowerLine(best, rows) ?? { row: best.row, columns: best.columns })
}

/** The heading together with the line below it, when that one goes on with it: headings under a wider one, and nobody's name or id. */
function withLowerLine({ row, columns }: Heading, rows: readonly SheetRow[]): Heading | undefined {
  const below = rows.find((one) => one.row === row + 1)?.cells ?? []
  const filled = below.flatMap((cell, index) => (cell.text.trim() === '' ? [] : [{ index, ...suggestField(cell.text) }]))
  const isPerson = filled.some(({ index }) => (neededFields as readonly (RosterField | null)[]).includes(columns[index]?.field ?? null))
  const known = filled.filter(({ certainty }) => certainty === 'sure').length
  if (isPerson || known < 2 || known * 2 < filled.length) return undefined
  const width = Math.max(columns.length, below.length)
  const cells = Array.from({ length: width }, (_, index): SheetCell => (below[index]?.text.trim() ? below[index] : { text: columns[index]?.heading ?? '', raw: 'string' }))
  return { row: row + 1, columns: mapHeadings(cells) }
}
