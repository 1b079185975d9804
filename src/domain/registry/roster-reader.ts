import { householdGrouping } from './household-grouping.ts'
import type { RosterMapping } from './roster-field.ts'
import type { RosterComplaint, RosterContext, RosterReading, RosterRow } from './roster-reading.ts'
import { understandRow } from './roster-row.ts'
import type { SheetRow } from './sheet-cell.ts'

/** A row of a roster as read among its rows. */
export type RowOfRoster = RosterReading & {
  readonly row: number
  /** Rows with the same key are one household; also given to refused rows. Absent for rows that are not of people. */
  readonly householdKey?: string
  readonly understood?: RosterRow
}

/**
 * Reads the rows of a roster one after another: each by `understandRow`, with its household, and refused when its id came
 * before (ID_TWICE) or its household cannot be told (HEAD_AMBIGUOUS, MEMBER_WITHOUT_HEAD). Memory grows by one id a row.
 */
export function rosterReader(mapping: RosterMapping, context: RosterContext): (row: SheetRow) => RowOfRoster {
  const group = householdGrouping()
  const rowOfId = new Map<string, number>()
  const columnOf = (field: 'citizenId' | 'headName' | 'relation') => {
    const column = mapping.indexOf(field)
    return column < 0 ? null : column
  }

  return ({ row, cells }) => {
    const reading = understandRow(cells, mapping, context)
    if (reading.kind !== 'DATA' || !reading.signs) return { ...reading, row }
    const { key, isHead, fault } = group(reading.signs, row)
    const refusals: RosterComplaint[] = []
    const field = fault === 'HEAD_AMBIGUOUS' ? 'headName' : 'relation'
    if (fault) refusals.push({ grade: 'REFUSED', field, column: columnOf(field), code: fault, details: {} })
    // Put together anew: as a piece of the text that was read it would keep all of that text in memory.
    const id = reading.signs.citizenId && reading.signs.citizenId.slice(0, 9) + reading.signs.citizenId.slice(9)
    const first = id === undefined ? undefined : rowOfId.get(id)
    if (first !== undefined) refusals.push({ grade: 'REFUSED', field: 'citizenId', column: columnOf('citizenId'), code: 'ID_TWICE', details: { row: String(first) } })
    else if (id !== undefined) rowOfId.set(id, row)
    const { kind, understood, complaints, read, signs } = reading
    const known = { kind, row, householdKey: key, complaints: refusals.length === 0 ? complaints : [...complaints, ...refusals], read, signs }
    if (!understood || refusals.length > 0) return known
    return { ...known, understood: isHead === undefined ? understood : { ...understood, isHead } }
  }
}
