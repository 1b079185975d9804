import { setImmediate as breathe } from 'node:timers/promises'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { memberFieldParts, type ColumnMapping, type MemberKey, type RosterField } from '#domain/registry/roster-field.ts'
import type { RosterContext, RosterRow } from '#domain/registry/roster-reading.ts'
import { rosterReader, type RowOfRoster } from '#domain/registry/roster-reader.ts'
import type { ImportComplaint } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { cleanRow } from './clean-row.ts'
import type { KeptRows, Settled } from './kept-rows.ts'
import type { SheetToRead } from './sheets-to-read.ts'

/** Somebody of a row who can come in, as far as the workbook alone tells. */
export interface PersonToDecide {
  readonly ordinal: number
  /** Whose columns they were, in a row of several people. */
  readonly member: MemberKey | undefined
  readonly sheet: SheetToRead
  readonly person: RosterRow
  readonly index: Uint8Array
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
  readonly sheets: readonly SheetToRead[]
  readonly context: RosterContext
  readonly kept: KeptRows
  /** Why a person of this row may not come in through this account, if so. */
  readonly refuses: (person: RosterRow) => { code: string; field: RosterField } | undefined
}

/** Rows of a household further apart than this come in different batches. */
const near = 2000
const perBatch = 1500
const breathesEvery = 200

/**
 * Reads the sheets row by row and gives them away in batches, so that memory does not grow with them and the database works
 * while the next rows are read. A household is given away when no row of it has come for a while.
 */
export async function* gatherRows(work: Work, { sheets, context, kept, refuses }: Gathering): AsyncGenerator<Batch> {
  const reader = rosterReader(context)
  const open = new Map<string, { rows: PersonToDecide[]; last: number }>()
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
  for (const [at, sheet] of sheets.entries()) {
    const read = reader.beginSheet({ name: sheet.name, mapping: sheet.mapping, ...(sheet.village !== undefined && { village: sheet.village }) })
    const complain = complaintsOf(sheet)
    for await (const sheetRow of sheet.rows()) {
      if (sheetRow.row <= sheet.headingRow) continue
      const clean = cleanRow(sheetRow)
      const people = read(sheet.filled(clean))
      if (people[0]!.kind === 'BLANK') continue
      count += 1
      const ordinal = kept.read(at, clean.row, clean.cells.map((cell) => cell.text), people.length)
      for (const found of people) {
        const { understood, householdKey } = found
        const complaints = complain(found)
        const refusal = understood && refuses(understood)
        if (refusal) complaints.push(complaintAt(sheet, found.member, refusal.field, refusal.code))
        if (understood && householdKey !== undefined && !refusal) {
          const one = { ordinal, member: found.member, sheet, person: understood, index: work.sealing.index(understood.citizenId), headName: found.signs?.headName, complaints }
          const others = open.get(householdKey)
          if (others) {
            others.rows.push(one)
            others.last = count
          } else open.set(householdKey, { rows: [one], last: count })
        } else {
          const isPerson = found.kind === 'DATA'
          settled.push({ ordinal, state: isPerson ? 'REFUSED' : 'SKIPPED', complaints: isPerson ? withoutMissingVillage(complaints) : [{ column: null, heading: null, code: `ROW_${found.kind}`, details: {} }], household: null })
        }
      }
      if (count % breathesEvery === 0) await breathe()
      if (count % perBatch === 0) yield batch((last) => count - last < near)
    }
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

/** Complaints as they are kept: with their column and its heading, without a citizen id that somebody wrote into another cell. */
function complaintsOf({ headings }: SheetToRead): (row: RowOfRoster) => ImportComplaint[] {
  return (row) =>
    row.complaints.map(({ column, code, details }) => ({
      column,
      heading: column === null ? null : (headings.get(column) ?? null),
      code,
      details: Object.fromEntries(Object.entries(details).map(([name, text]) => [name, hideCitizenIds(text).slice(0, 80)])),
    }))
}

/** A complaint about a field that the workbook alone does not tell, at the column of that person. */
export function complaintAt(sheet: SheetToRead, member: MemberKey | undefined, field: RosterField, code: string, details: Record<string, unknown> = {}): ImportComplaint {
  const column = columnOf(sheet.mapping, member, field)
  return { column: column < 0 ? null : column, heading: sheet.headings.get(column) ?? null, code, details }
}

function columnOf(mapping: ColumnMapping, member: MemberKey | undefined, field: RosterField): number {
  const own = member === undefined ? -1 : mapping.findIndex((one) => one !== null && memberFieldParts(one)?.member === member && memberFieldParts(one)?.field === field)
  return own >= 0 ? own : mapping.indexOf(field)
}
