import { setImmediate as breathe } from 'node:timers/promises'
import { deflateSync } from 'node:zlib'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { ColumnMapping, MemberKey } from '#domain/registry/roster-field.ts'
import type { RosterContext, RosterReading, RosterRow } from '#domain/registry/roster-reading.ts'
import { rosterReader, type RowOfRoster } from '#domain/registry/roster-reader.ts'
import { villageIndex, type PlaceArea, type VillageIndex } from '#domain/registry/village-index.ts'
import type { ImportComplaint, ImportReading } from '../../database/tables.ts'
import type { Sealing } from '../../sealing/sealing.ts'
import { openWorkbook } from '../../workbook/open-workbook.ts'
import { cleanRow } from './clean-row.ts'
import { perPart } from './kept-rows.ts'
import { sheetsToRead } from './sheets-to-read.ts'

/** A workbook that is to be read, and all that it is read against: plain data, so that another thread can do it. */
export interface ReadingOrder {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly reading: ImportReading
  readonly fields: readonly (string | null)[]
  readonly context: Omit<RosterContext, 'villages' | 'groupsOf' | 'sheetVillage'>
  /** All places; those of the account that asked go first. */
  readonly places: { readonly own: readonly PlaceArea[]; readonly all: readonly PlaceArea[] }
  /** Names of the residents groups by the id of their village. */
  readonly groups: ReadonlyMap<string, readonly string[]>
}

/** What of a sheet tells where a field stands. */
export interface SheetColumns {
  readonly mapping: ColumnMapping
  readonly headings: ReadonlyMap<number, string>
}

/** Somebody in a row, or a row that is not of people. */
export interface ReadPerson {
  readonly ordinal: number
  /** Which of the sheets. */
  readonly sheet: number
  readonly kind: RosterReading['kind']
  /** Whose columns they were, in a row of several people. */
  readonly member: MemberKey | undefined
  /** Undefined for whom the workbook alone refuses. */
  readonly understood: RosterRow | undefined
  readonly householdKey: string | undefined
  /** Keyed index of the citizen id, in hex. */
  readonly index: string | undefined
  /** Name of the head as the row gives it. */
  readonly headName: string | undefined
  readonly complaints: readonly ImportComplaint[]
}

export interface ReadBatch {
  /** Told once, with the first batch. */
  readonly sheets?: readonly SheetColumns[]
  /** Of each row that holds something: its sheet, its number there, how many people it is about. */
  readonly rows: readonly (readonly [sheet: number, row: number, people: number])[]
  readonly persons: readonly ReadPerson[]
  /** What stood in the rows, part by part, sealed. */
  readonly parts: readonly (readonly [number: number, sealed: Uint8Array])[]
}

const perBatch = 500
const breathesEvery = 200

/** Reads the chosen sheets row by row and tells of them in batches. Problem: WORKBOOK_UNREADABLE and those of `openWorkbook`. */
export async function* readRows({ bytes, fileName, reading, fields, context, places, groups }: ReadingOrder, sealing: Pick<Sealing, 'seal' | 'indexText'>): AsyncGenerator<ReadBatch> {
  const sheets = await sheetsToRead(await openWorkbook(bytes, fileName), reading, fields)
  if (!sheets) throw problem('WORKBOOK_UNREADABLE', { as: 'sheet', sheet: reading.sheet })
  const reader = rosterReader({ ...context, villages: villagesAsSeenFrom(places), groupsOf: (villageId) => groups.get(villageId) ?? [] })
  yield { sheets: sheets.map(({ mapping, headings }) => ({ mapping, headings })), rows: [], persons: [], parts: [] }

  let [rows, persons, parts]: [[number, number, number][], ReadPerson[], [number, Uint8Array][]] = [[], [], []]
  let texts: string[][] = []
  let ordinal = 0
  const seal = (): void => {
    if (texts.length === 0) return
    parts.push([Math.floor((ordinal - 1) / perPart), sealing.seal(deflateSync(JSON.stringify(texts), { level: 1 }))])
    texts = []
  }
  const batch = (): ReadBatch => {
    const given = { rows, persons, parts }
    ;[rows, persons, parts] = [[], [], []]
    return given
  }
  for (const [at, sheet] of sheets.entries()) {
    const read = reader.beginSheet({ name: sheet.name, mapping: sheet.mapping, ...(sheet.village !== undefined && { village: sheet.village }) })
    for await (const sheetRow of sheet.rows()) {
      if (sheetRow.row <= sheet.headingRow) continue
      const clean = cleanRow(sheetRow)
      const people = read(sheet.filled(clean))
      if (people[0]!.kind === 'BLANK') continue
      rows.push([at, clean.row, people.length])
      texts.push(clean.cells.map((cell) => cell.text))
      for (const found of people) persons.push(personOf(found, ordinal, at, sheet.headings, sealing))
      ordinal += 1
      if (ordinal % perPart === 0) seal()
      if (ordinal % breathesEvery === 0) await breathe()
      if (ordinal % perBatch === 0) yield batch()
    }
  }
  seal()
  yield batch()
}

function personOf(found: RowOfRoster, ordinal: number, sheet: number, headings: ReadonlyMap<number, string>, sealing: Pick<Sealing, 'indexText'>): ReadPerson {
  const { kind, member, understood, householdKey, signs } = found
  const isIn = understood !== undefined && householdKey !== undefined
  return {
    ordinal,
    sheet,
    kind,
    member,
    understood: isIn ? understood : undefined,
    householdKey: isIn ? householdKey : undefined,
    index: isIn ? sealing.indexText(understood.citizenId) : undefined,
    headName: isIn ? signs?.headName : undefined,
    complaints: complaintsOf(found, headings),
  }
}

/** Complaints as they are kept: with their column and its heading, without a citizen id that somebody wrote into another cell. */
function complaintsOf({ complaints }: RowOfRoster, headings: ReadonlyMap<number, string>): readonly ImportComplaint[] {
  return complaints.length === 0 ? none : complaints.map(({ column, code, details }) => ({
    column,
    heading: column === null ? null : (headings.get(column) ?? null),
    code,
    details: Object.fromEntries(Object.entries(details).map(([name, text]) => [name, hideCitizenIds(text).slice(0, 80)])),
  }))
}

const none: readonly ImportComplaint[] = []

/** One's own villages go first: a name that is there once is meant, also when another town has a village of that name. */
function villagesAsSeenFrom(places: ReadingOrder['places']): VillageIndex {
  const [own, all] = [villageIndex(places.own), villageIndex(places.all)]
  return {
    place(written) {
      const here = own.place(written)
      if (here.villageId !== undefined) return here
      const anywhere = all.place(written)
      return anywhere.villageId !== undefined || (anywhere.townId !== undefined && here.townId === undefined) ? anywhere : here
    },
  }
}
