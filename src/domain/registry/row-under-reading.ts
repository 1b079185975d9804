import { hideCitizenIds } from '../id/hide-citizen-ids.ts'
import type { CodeList } from './code-lists.ts'
import { readCode } from './code-words.ts'
import { halfWidthLetters } from './half-width.ts'
import { neededFields, rosterFields, type RosterField, type RosterMapping } from './roster-field.ts'
import type { RosterComplaint } from './roster-reading.ts'
import { saysNothing } from './roster-values.ts'
import { blankCell, type SheetCell } from './sheet-cell.ts'

type Details = Readonly<Record<string, string>>

/** `at` has every field, -1 where the mapping has none: most fields have none in most registers, and what is not there takes longest to look up. */
type Columns = { readonly fields: readonly RosterField[]; readonly at: Readonly<Record<RosterField, number>> }
const known = new WeakMap<RosterMapping, Columns>()

function columnsOf(mapping: RosterMapping): Columns {
  let columns = known.get(mapping)
  if (!columns) {
    const fields = mapping.filter((field) => field !== null && field !== 'result')
    known.set(mapping, (columns = { fields, at: Object.fromEntries(rosterFields.map((field) => [field, mapping.indexOf(field)])) as Columns['at'] }))
  }
  return columns
}

/** The cells of one row by field, and the complaints that gather while they are read. */
export class RowUnderReading {
  readonly complaints: RosterComplaint[] = []
  readonly #columns: Columns
  readonly #cells: readonly SheetCell[]

  constructor(cells: readonly SheetCell[], mapping: RosterMapping) {
    this.#cells = cells
    this.#columns = columnsOf(mapping)
    for (const field of this.#columns.fields) {
      const { text, raw } = cells[this.#columns.at[field]] ?? blankCell
      if (raw === 'formula' || raw === 'error') this.#withoutValue(field, raw, text)
    }
  }

  // A formula that was never computed, or that shows #REF!, says nothing; without a name or an id that is the end of the row.
  #withoutValue(field: RosterField, raw: 'formula' | 'error', text: string): void {
    const code = raw === 'formula' ? 'FORMULA_WITHOUT_VALUE' : 'FORMULA_ERROR'
    if ((neededFields as readonly RosterField[]).includes(field)) this.refuse(code, field, { text })
    else this.note(code, field, { text })
  }

  cell(field: RosterField): SheetCell {
    const column = this.#columns.at[field]
    const cell = column < 0 ? blankCell : (this.#cells[column] ?? blankCell)
    return cell.raw === 'error' ? blankCell : cell
  }
  /** Whether the cell holds a formula without a value, which has been said. */
  isUncomputed(field: RosterField): boolean {
    const column = this.#columns.at[field]
    const raw = column < 0 ? undefined : this.#cells[column]?.raw
    return raw === 'formula' || raw === 'error'
  }
  text(field: RosterField): string {
    return this.cell(field).text.trim()
  }
  said(field: RosterField): boolean {
    return !saysNothing(this.text(field))
  }

  refuse(code: string, field: RosterField, details: Details = {}): void {
    this.#complain('REFUSED', code, field, details)
  }
  note(code: string, field: RosterField, details: Details = {}): void {
    this.#complain('NOTED', code, field, details)
  }
  #complain(grade: RosterComplaint['grade'], code: string, field: RosterField, details: Details): void {
    const column = this.#columns.at[field]
    this.complaints.push({ grade, field, column: column < 0 ? null : column, code, details })
  }

  /** The code a cell stands for; with a note when it says something that is none. */
  code(field: RosterField, list: CodeList): string | undefined {
    const text = this.text(field)
    if (text === '') return undefined
    const code = readCode(list, text)
    if (code === undefined && this.said(field)) this.note('VALUE_UNKNOWN', field, { text })
    return code
  }

  /** A free text, its digits and letters half width. A citizen id in it is masked, with a note: ids have a place of their own. */
  words(field: RosterField): string | undefined {
    return this.said(field) ? this.withoutIds(field, halfWidthLetters(this.text(field))) : undefined
  }

  /** Part of a cell that goes among the texts. */
  withoutIds(field: RosterField, text: string): string {
    const masked = hideCitizenIds(text)
    if (masked !== text) this.note('ID_IN_TEXT', field)
    return masked
  }
}
