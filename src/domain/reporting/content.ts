import type { Titles } from '../clause/clause.ts'

/** What a deliverable can hold rows of. */
export const tableIds = ['problems', 'key-households', 'households', 'people', 'residents', 'differences'] as const
export type TableId = (typeof tableIds)[number]

/** A row as it goes out, all text, with what it opens. */
export type ListRow = {
  readonly no: number
  readonly householdId: string | null
  readonly visitId: string | null
  readonly findingId: string | null
  readonly keyId?: string
  readonly cells: Readonly<Record<string, string>>
}

export type TableColumn = { readonly id: string; readonly title: Titles }

/** Rows of a deliverable: the list itself, or what stands behind the figures of a report. */
export type Table = { readonly id: TableId; readonly title: Titles; readonly columns: readonly TableColumn[]; readonly rows: readonly ListRow[] }

/**
 * A figure and the rows it counts. Without `table` its rows are nobody's to open: only the number goes out.
 * `undecided`: another figure, of those of whom nobody can say yet whether they count here.
 */
export type Figure = { readonly id: string; readonly title: Titles; readonly value: number; readonly table?: TableId; readonly rows: readonly number[]; readonly undecided?: string }

/**
 * A number in a table of figures: of this content, or (`version`) of one that an area below handed in. One that is `isOpen` is no
 * zero: nobody could be decided.
 */
export type MatrixCell = { readonly value: number; readonly figure?: string; readonly version?: string; readonly isOpen?: boolean }
export type Matrix = { readonly columns: readonly TableColumn[]; readonly lines: readonly { readonly id: string; readonly title: Titles; readonly cells: readonly (MatrixCell | null)[] }[] }

/** Whether a figure is no number: nobody was found to count in it, and somebody could not be decided. */
export const isOpenFigure = ({ value, undecided }: Figure): boolean => value === 0 && undecided !== undefined

/** A part of a report: figures, a table of figures, and the text that a person wrote, empty until somebody did. */
export type Section = { readonly id: string; readonly title: Titles; readonly figures: readonly string[]; readonly matrix?: Matrix; readonly text?: string }

/** What keeps a deliverable from going out: a row with columns that nobody filled, or a text that nobody wrote. */
export type Unready = { readonly no?: number; readonly findingId?: string; readonly section?: string; readonly missing: readonly string[] }

/** What the rows, figures and texts of one deliverable come to. */
export type Composed = { readonly tables: readonly Table[]; readonly figures: readonly Figure[]; readonly sections: readonly Section[]; readonly notReady: readonly Unready[] }
