import { setImmediate as breathe } from 'node:timers/promises'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import type { RosterField, RosterMapping } from '#domain/registry/roster-field.ts'
import type { RosterContext, RosterRow } from '#domain/registry/roster-reading.ts'
import { rosterReader, type RowOfRoster } from '#domain/registry/roster-reader.ts'
import type { SheetRow } from '#domain/registry/sheet-cell.ts'
import type { ImportComplaint, ImportReading } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import type { OpenSheet } from '../../workbook/workbook.ts'
import { cleanRow } from './clean-row.ts'

/** A row of a person that can come in, as far as the workbook alone tells. */
export interface RowToDecide {
  readonly row: number
  readonly person: RosterRow
  readonly index: Uint8Array
  /** Name of the head as the row gives it. */
  readonly headName: string | undefined
  readonly complaints: ImportComplaint[]
  readonly readSealed: Uint8Array
}

/** A row of which it is certain what becomes of it. */
export interface SettledRow {
  readonly row: number
  readonly state: 'IMPORTED' | 'REFUSED' | 'ALREADY_IN' | 'SKIPPED'
  readonly complaints: readonly ImportComplaint[]
  readonly readSealed: Uint8Array
  readonly householdId: string | null
}

/** Rows of one household that stand near each other. */
export interface Group {
  readonly key: string
  readonly rows: readonly RowToDecide[]
}

export interface Batch {
  readonly settled: readonly SettledRow[]
  readonly groups: readonly Group[]
}

export interface Gathering {
  readonly sheet: OpenSheet
  readonly reading: ImportReading
  readonly mapping: RosterMapping
  readonly context: RosterContext
  /** Why a person of this row may not come in through this account, if so. */
  readonly refuses: (person: RosterRow) => { code: string; field: RosterField } | undefined
}

/** Rows of a household further apart than this come in different batches. */
const near = 2000
const perBatch = 1500
const breathesEvery = 100

/**
 * Reads the sheet row by row and gives it away in batches, so that memory does not grow with it and the database works while
 * the next rows are read. What stood in a row is sealed at once. A household is given away when no row of it has come for a while.
 */
export async function* gatherRows(work: Work, { sheet, reading, mapping, context, refuses }: Gathering): AsyncGenerator<Batch> {
  const read = rosterReader(mapping, context)
  const complain = complaintsOf(reading)
  const open = new Map<string, { rows: RowToDecide[]; last: number }>()
  let settled: SettledRow[] = []
  let count = 0
  const batch = (isNear: (last: number) => boolean): Batch => {
    const groups: Group[] = []
    for (const [key, { rows, last }] of open) {
      if (isNear(last)) continue
      groups.push({ key, rows })
      open.delete(key)
    }
    const given = { settled, groups }
    settled = []
    return given
  }
  for await (const sheetRow of sheet.rows()) {
    if (sheetRow.row <= reading.headingRow) continue
    const clean = cleanRow(sheetRow)
    const found = read(clean)
    if (found.kind === 'BLANK') continue
    count += 1
    const readSealed = work.sealing.seal(JSON.stringify(textsOf(clean)))
    const complaints = complain(found)
    const { understood, householdKey } = found
    const refusal = understood && refuses(understood)
    if (refusal) complaints.push(complaintAt(reading, mapping, refusal.field, refusal.code))
    if (understood && householdKey !== undefined && !refusal) {
      const one = { row: found.row, person: understood, index: work.sealing.index(understood.citizenId), headName: found.signs?.headName, complaints, readSealed }
      const others = open.get(householdKey)
      if (others) {
        others.rows.push(one)
        others.last = count
      } else open.set(householdKey, { rows: [one], last: count })
    } else {
      const isPerson = found.kind === 'DATA'
      settled.push({ row: found.row, state: isPerson ? 'REFUSED' : 'SKIPPED', complaints: isPerson ? withoutMissingVillage(complaints) : [{ column: null, heading: null, code: `ROW_${found.kind}`, details: {} }], readSealed, householdId: null })
    }
    if (count % breathesEvery === 0) await breathe()
    if (count % perBatch === 0) yield batch((last) => count - last < near)
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
  return withoutMissingVillage(complaints).map((complaint) => (unfoundVillage.has(complaint.code) ? { ...complaint, code: 'VILLAGE_LEFT_OUT' } : complaint))
}

function textsOf(row: SheetRow): string[] {
  return row.cells.map((cell) => cell.text)
}

/** Complaints as they are kept: with their column and its heading, without a citizen id that somebody wrote into another cell. */
function complaintsOf(reading: ImportReading): (row: RowOfRoster) => ImportComplaint[] {
  const headings = headingsByColumn(reading)
  return (row) =>
    row.complaints.map(({ column, code, details }) => ({
      column,
      heading: column === null ? null : (headings.get(column) ?? null),
      code,
      details: Object.fromEntries(Object.entries(details).map(([name, text]) => [name, hideCitizenIds(text).slice(0, 80)])),
    }))
}

/** A complaint about a field that the workbook alone does not tell. */
export function complaintAt(reading: ImportReading, mapping: RosterMapping, field: RosterField, code: string, details: Record<string, unknown> = {}): ImportComplaint {
  const column = mapping.indexOf(field)
  return { column: column < 0 ? null : column, heading: headingsByColumn(reading).get(column) ?? null, code, details }
}

function headingsByColumn(reading: ImportReading): Map<number, string> {
  return new Map(reading.columns.map(({ index, heading }) => [index, heading]))
}
