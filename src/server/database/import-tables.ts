import type { At, Json, Maybe, MaybeAt, Scoped } from './column-types.ts'

export interface ImportTables {
  heading_mapping: { district_key: string; headings_digest: string; fields: Json<Record<string, string | null>>; used_at: At }
  roster_import: Scoped & {
    campaign_id: string
    attachment_id: string
    file_name: string
    digest: string
    reading: Json<ImportReading>
    fields: Json<(string | null)[]> | null
    state: string
    counts: Json<ImportCounts>
    progress: Json<{ done: number; of: number }>
    failure: Maybe<string>
    by_id: string
    by_name: string
    at: At
    finished_at: MaybeAt
  }
  import_part: Scoped & { import_id: string; number: number; states: string; packing: string; read_sealed: Uint8Array; outcomes: Json<PackedOutcomes | ImportOutcome[]> }
  import_household: { district_key: string; area_path: string; import_id: string; household_id: string; places: Json<[number, number][]>; imported: number; placed_from: Maybe<string>; placed_to: Maybe<string> }
}

export interface ImportComplaint {
  column: number | null
  heading: string | null
  code: string
  details: Record<string, unknown>
}

export interface ImportColumn {
  index: number
  heading: string
  field: string | null
  certainty: 'sure' | 'likely' | 'none'
  sample: string[]
}

/** A sheet that an import reads. */
export interface ImportSheet {
  name: string
  headingRow: number
  rows: number
  /** Columns that hold anything; absent in readings of before it was looked at. */
  width?: number
  /** The name of the sheet is that of a village, for rows that name none. */
  isVillage: boolean
  hasMerged: boolean
  /** Somebody chose not to read it. */
  isLeftOut?: boolean
}

export interface ImportReading {
  /** The first of the sheets. */
  sheet: string
  /** Other visible sheets with headings of a register, but other headings; nothing of them was read. */
  otherSheets: string[]
  headingRow: number
  columns: ImportColumn[]
  /** Every sheet with the same headings; absent in readings of an older version, which are of one sheet. */
  sheets?: ImportSheet[]
}

/** What became of a row; `sheet` is its place among the sheets of the import. */
export interface ImportOutcome {
  sheet: number
  row: number
  state: 'IMPORTED' | 'REFUSED' | 'ALREADY_IN' | 'SKIPPED'
  household: string | null
  complaints: ImportComplaint[]
}

/** What became of the rows of a part, whose states stand beside it. */
export interface PackedOutcomes {
  /** Rows that follow one another in their sheet: the first of them, and how many. */
  readonly runs: readonly (readonly [sheet: number, row: number, rows: number])[]
  readonly households: readonly string[]
  /** Which of the households each row is about. */
  readonly of: readonly (number | null)[]
  /** By place in the part, of rows that have any. */
  readonly complaints: Readonly<Record<string, ImportComplaint[]>>
}

export interface ImportCounts {
  rows: number
  imported: number
  refused: number
  alreadyIn: number
  skipped: number
  households: number
  unplaced: number
}
