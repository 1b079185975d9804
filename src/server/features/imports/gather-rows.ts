import { memberFieldParts, type MemberKey, type RosterField } from '#domain/registry/roster-field.ts'
import type { RosterRow } from '#domain/registry/roster-reading.ts'
import type { ImportComplaint } from '../../database/tables.ts'
import type { KeptRows, Settled } from './kept-rows.ts'
import type { ReadBatch, SheetColumns } from './read-rows.ts'

/** Somebody of a row who can come in, as far as the workbook alone tells. */
export interface PersonToDecide {
  readonly ordinal: number
  /** Whose columns they were, in a row of several people. */
  readonly member: MemberKey | undefined
  readonly sheet: SheetColumns
  readonly person: RosterRow
  /** Keyed index of the citizen id, in hex. */
  readonly index: string
  /** Name of the head as the row gives it. */
  readonly headName: string | undefined
  readonly complaints: ImportComplaint[]
}

/** People of one household whose rows stand near each other. */
export interface Group {
  readonly key: string
  readonly rows: readonly PersonToDecide[]
}

export interface Batch {
  readonly settled: readonly Settled[]
  readonly groups: readonly Group[]
  /** Rows read by then. */
  readonly read: number
}

export interface Gathering {
  readonly kept: KeptRows
  /** Why a person of this row may not come in through this account, if so. */
  readonly refuses: (person: RosterRow) => { code: string; field: RosterField } | undefined
}

/** Rows of a household further apart than this come in different batches. */
const near = 500

/**
 * Puts the people of each household together and gives them away in batches, so that memory does not grow with the workbook
 * and the database works while the next rows are read. A household is given away when no row of it has come for a while.
 */
export async function* gatherRows(batches: AsyncIterable<ReadBatch>, { kept, refuses }: Gathering): AsyncGenerator<Batch> {
  const open = new Map<string, { rows: PersonToDecide[]; last: number }>()
  let sheets: readonly SheetColumns[] = []
  let settled: Settled[] = []
  let count = 0
  const batch = (isNear: (last: number) => boolean): Batch => {
    const groups: Group[] = []
    for (const [key, { rows, last }] of open) {
      if (isNear(last)) continue
      groups.push({ key, rows })
      open.delete(key)
    }
    const given = { settled, groups, read: count }
    settled = []
    return given
  }
  for await (const read of batches) {
    sheets = read.sheets ?? sheets
    for (const [sheet, row, people] of read.rows) kept.read(sheet, row, people)
    for (const [number, sealed] of read.parts) kept.keep(number, sealed)
    for (const { ordinal, sheet: at, kind, member, understood, householdKey, index, headName, complaints: found } of read.persons) {
      const sheet = sheets[at] as SheetColumns
      const complaints = [...found]
      const refusal = understood && refuses(understood)
      if (refusal) complaints.push(complaintAt(sheet, member, refusal.field, refusal.code))
      if (understood && householdKey !== undefined && index !== undefined && !refusal) {
        const one = { ordinal, member, sheet, person: understood, index, headName, complaints }
        const others = open.get(householdKey)
        if (others) {
          others.rows.push(one)
          others.last = ordinal
        } else open.set(householdKey, { rows: [one], last: ordinal })
      } else {
        const isPerson = kind === 'DATA'
        settled.push({ ordinal, state: isPerson ? 'REFUSED' : 'SKIPPED', complaints: isPerson ? withoutMissingVillage(complaints) : [{ column: null, heading: null, code: `ROW_${kind}`, details: {} }], household: null })
      }
    }
    count += read.rows.length
    if (read.rows.length > 0) yield batch((last) => count - last < near)
  }
  yield batch(() => false)
}

/** A row that says nothing of a village waits to be placed; not so when it is refused. */
export function withoutMissingVillage(complaints: readonly ImportComplaint[]): ImportComplaint[] {
  return complaints.filter((complaint) => complaint.code !== 'VILLAGE_MISSING')
}

const unfoundVillage: ReadonlySet<string> = new Set(['VILLAGE_UNKNOWN', 'VILLAGE_AMBIGUOUS', 'VILLAGE_CODE_UNKNOWN', 'VILLAGE_CODE_DISAGREES'])

/** Of a household that has its village nobody waits to be placed: what a row says of another, or cannot say, is left out. */
export function withoutVillageOf(complaints: readonly ImportComplaint[]): ImportComplaint[] {
  if (complaints.length === 0) return complaints as ImportComplaint[]
  return withoutMissingVillage(complaints).map((complaint) => (unfoundVillage.has(complaint.code) ? { ...complaint, code: 'VILLAGE_LEFT_OUT' } : complaint))
}

/** A complaint about a field that the workbook alone does not tell, at the column of that person. */
export function complaintAt(sheet: SheetColumns, member: MemberKey | undefined, field: RosterField, code: string, details: Record<string, unknown> = {}): ImportComplaint {
  const column = columnOf(sheet, member, field)
  return { column: column < 0 ? null : column, heading: sheet.headings.get(column) ?? null, code, details }
}

function columnOf({ mapping }: SheetColumns, member: MemberKey | undefined, field: RosterField): number {
  const own = member === undefined ? -1 : mapping.findIndex((one) => one !== null && memberFieldParts(one)?.member === member && memberFieldParts(one)?.field === field)
  return own >= 0 ? own : mapping.indexOf(field)
}
