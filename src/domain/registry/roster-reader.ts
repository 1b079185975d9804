import { householdGrouping } from './household-grouping.ts'
import type { ColumnMapping, MemberKey, RosterMapping } from './roster-field.ts'
import type { RosterComplaint, RosterContext, RosterReading, RosterRow } from './roster-reading.ts'
import { understandRow } from './roster-row.ts'
import type { FilledRow } from './merged-cells.ts'
import { isThere, personColumns, relationOf, type PersonColumns } from './wide-row.ts'

/** A person of a roster as read among its rows, or a row that is not of people. */
export type RowOfRoster = RosterReading & {
  readonly row: number
  /** Whose columns of the row it was; absent for the person whom the row itself is about. */
  readonly member?: MemberKey | undefined
  /** People with the same key are one household; also given to refused ones. Absent for rows that are not of people. */
  readonly householdKey?: string | undefined
}

/** A roster of several sheets: what of one goes on in the next, and what does not. */
export interface RosterReader {
  /** Begins a sheet: nobody on it belongs to a household above it by standing below it. */
  beginSheet(sheet: { readonly name: string; readonly mapping: ColumnMapping; readonly village?: string }): (row: FilledRow) => readonly RowOfRoster[]
}

/**
 * Reads the rows of a roster one after another: each by `understandRow`, with its household, and refused when its id came
 * before (ID_TWICE) or its household cannot be told (HEAD_AMBIGUOUS, MEMBER_WITHOUT_HEAD). A row that keeps its members in
 * columns gives one reading for each. Memory grows by one id a person.
 */
export function rosterReader(context: RosterContext): RosterReader {
  const group = householdGrouping()
  const seen = new Map<string, number>()
  const sheets: string[] = []

  return {
    beginSheet({ name, mapping, village }) {
      const sheet = sheets.push(name) - 1
      const people = personColumns(mapping)
      const [own, ...members] = people as [PersonColumns, ...PersonColumns[]]
      const here: RosterContext = village === undefined ? context : { ...context, sheetVillage: village }
      group.beginSheet()

      const checked = (row: number, reading: RosterReading, mapping: RosterMapping, key: string, faults: readonly RosterComplaint[], isHead: boolean | undefined): RowOfRoster => {
        let refusals = faults
        // Put together anew: as a piece of the text that was read it would keep all of that text in memory.
        const id = reading.signs?.citizenId && reading.signs.citizenId.slice(0, 9) + reading.signs.citizenId.slice(9)
        const first = id === undefined ? undefined : seen.get(id)
        if (first !== undefined) refusals = [...refusals, refusal('ID_TWICE', 'citizenId', mapping, placeOf(first, sheet))]
        else if (id !== undefined) seen.set(id, sheet * rowsOfSheet + row)
        const { kind, complaints, signs } = reading
        const isIn = reading.understood !== undefined && refusals.length === 0
        // What was understood of this row nobody else has yet.
        const understood: { -readonly [P in keyof RosterRow]: RosterRow[P] } | undefined = isIn ? reading.understood : undefined
        if (understood && isHead !== undefined) understood.isHead = isHead
        return { kind, row, member: undefined, householdKey: key, complaints: refusals.length === 0 ? complaints : [...complaints, ...refusals], signs, understood }
      }
      const placeOf = (at: number, now: number): Record<string, string> => {
        const [on, row] = [Math.floor(at / rowsOfSheet), at % rowsOfSheet]
        return { row: String(row), ...(on !== now && { sheet: sheets[on]! }) }
      }
      const readMember = (columns: PersonColumns, { row, cells }: FilledRow, key: string, isOfHead: boolean): RowOfRoster => {
        const reading = understandRow(cells, columns.mapping, here, 'DATA')
        const complaints = reading.complaints.filter((complaint) => complaint.column !== null && columns.own.has(complaint.column))
        const relation = reading.understood?.relation ?? (isOfHead ? relationOf(columns.member!, reading.understood?.sex) : undefined)
        const understood = reading.understood && { ...reading.understood, ...(relation !== undefined && { relation }) }
        const { understood: _, ...rest } = reading
        return { ...checked(row, { ...rest, complaints, ...(understood && { understood }) }, columns.mapping, key, none, false), member: columns.member! }
      }

      return (filled) => {
        const { row, cells } = filled
        const reading = understandRow(cells, own.mapping, here)
        if (reading.kind !== 'DATA' || !reading.signs) return [{ ...reading, row }]
        const { key, isHead, fault } = group.place(filled.block === undefined ? reading.signs : { ...reading.signs, block: filled.block }, row)
        const field = fault === 'HEAD_AMBIGUOUS' ? 'headName' : 'relation'
        const main = checked(row, reading, own.mapping, key, fault ? [refusal(fault, field, own.mapping)] : none, isHead)
        if (members.length === 0) return [main]
        return [main, ...members.filter((columns) => isThere(columns, cells)).map((columns) => readMember(columns, filled, key, isHead !== false))]
      }
    },
  }
}

const rowsOfSheet = 2 ** 21
const none: readonly RosterComplaint[] = []

function refusal(code: string, field: 'citizenId' | 'headName' | 'relation', mapping: RosterMapping, details: Readonly<Record<string, string>> = {}): RosterComplaint {
  const column = mapping.indexOf(field)
  return { grade: 'REFUSED', field, column: column < 0 ? null : column, code: 'sheet' in details ? `${code}_ELSEWHERE` : code, details }
}
