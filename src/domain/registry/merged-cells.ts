import { suggestField } from './roster-heading.ts'
import type { ColumnField, ColumnMapping, RosterField } from './roster-field.ts'
import { blankCell, type MergedCells, type SheetCell, type SheetRow } from './sheet-cell.ts'

// What one cell can say of several members. Names, ids and relations are each one's own; so is what only a person has.
const reachingDown: ReadonlySet<ColumnField | null> = new Set<RosterField>([
  'householdNumber', 'headName', 'headCitizenId', 'town', 'village', 'villageCode', 'group', 'address', 'part', 'aidKinds', 'aidSince', 'aidAmount', 'source', 'reason', 'hukouType', 'hukouAddress',
  'lastPaymentOn', 'lastPaymentAmount', 'lastReviewOn', 'appliedOn', 'refusedFor', 'leftOn', 'leftFor',
])
const counting = /^(序号|编号|户序|no\.?|number)$/i

/** A row with the cells that reach down into it, and the row in which its household begins when a counted column tells. */
export interface FilledRow extends SheetRow {
  readonly block?: number
}

/**
 * Gives each row what cells put together downward say of it: the family's cell stands once beside all its members. Where the
 * running number is put together like this, its cell is the household.
 * @param columns the headings with their index; @param below the row of headings
 * @returns for the rows of the sheet in their order; the row itself where nothing reaches into it
 */
export function mergedReader(merged: readonly MergedCells[], mapping: ColumnMapping, columns: readonly { readonly index: number; readonly heading: string }[], below: number): (row: SheetRow) => FilledRow {
  const down = merged.filter((one) => one.bottom > one.top && one.top > below).toSorted((a, b) => a.top - b.top)
  if (down.length === 0) return (row) => row
  const counted = columns.find(({ index, heading }) => mapping[index] == null && counting.test(heading.trim()) && suggestField(heading).certainty === 'none' && down.some((one) => one.left === index))?.index
  let next = 0
  let open: { readonly cells: MergedCells; says: SheetCell }[] = []

  return (row) => {
    open = open.filter(({ cells }) => cells.bottom >= row.row)
    for (let one = down[next]; one && one.top <= row.row; one = down[++next]) {
      if (one.bottom >= row.row && (reachingDown.has(mapping[one.left] ?? null) || one.left === counted)) open.push({ cells: one, says: one.top === row.row ? (row.cells[one.left] ?? blankCell) : blankCell })
    }
    if (open.length === 0) return counted === undefined ? row : { ...row, block: row.row }
    const filled = [...row.cells]
    let block = counted === undefined ? undefined : row.row
    for (const { cells, says } of open) {
      if (cells.left === counted) block = cells.top
      if (cells.top === row.row || cells.left === counted) continue
      while (filled.length <= cells.left) filled.push(blankCell)
      if (filled[cells.left]!.text.trim() === '') filled[cells.left] = says
    }
    return { row: row.row, cells: filled, ...(block !== undefined && { block }) }
  }
}
