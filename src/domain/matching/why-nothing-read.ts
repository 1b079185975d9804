/** What was read of a file, in rows. */
export interface RowsRead {
  readonly rows: number
  /** Rows with a damaged id, and those without one that tell too little of anybody. */
  readonly refused: number
  readonly withoutId: number
  /** Whether rows without an id are looked at by what they tell otherwise. */
  readonly looksByName: boolean
}

/**
 * A file without a row that says who it is about says nothing of anybody: it is no delivery, and nobody was looked for in it.
 * @returns undefined where at least one row could be looked at
 */
export function whyNothingRead({ rows, refused, withoutId, looksByName }: RowsRead): 'WORKBOOK_EMPTY' | 'MATCH_ALL_REFUSED' | undefined {
  if (refused + (looksByName ? 0 : withoutId) < rows) return undefined
  return rows === 0 ? 'WORKBOOK_EMPTY' : 'MATCH_ALL_REFUSED'
}
