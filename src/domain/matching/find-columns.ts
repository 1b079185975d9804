import type { PlainDate } from '../calendar/plain-date.ts'
import { checkCitizenId } from '../id/citizen-id.ts'
import { halfWidth } from '../registry/half-width.ts'
import { mapHeadings, suggestField } from '../registry/roster-heading.ts'
import { lackingColumns, type TellingColumns } from './describe-row.ts'

/** Where it stands in a table who its rows are about. */
export interface FoundColumns extends TellingColumns {
  /** Index of the row of headings among the rows that were looked at; -1 where there is none. */
  readonly headingRow: number
  /** Null where rows say no citizen id and are looked at by the others. */
  readonly id: number | null
  /** Headings of further columns of ids, at which nobody looks: those of a spouse, of a child. */
  readonly others: readonly string[]
  readonly headings: readonly string[]
}

/** Which columns somebody named: a heading as it stands there, or a number from 1; null for one that there is not. */
export type NamedColumns = { readonly [What in 'id' | keyof TellingColumns]?: string | null }

/**
 * Finds the columns by what somebody named, else the id by its heading as rosters are read and the name beside it; in a table
 * without headings the id by the ids themselves. A table without ids is one whose headings tell enough of people without them.
 * @param rows the first rows of the table
 * @returns undefined when nobody can be known by the columns, or one that was named is not there
 */
export function findColumns(rows: readonly (readonly string[])[], named: NamedColumns, today: PlainDate): FoundColumns | undefined {
  return (named.id === null ? undefined : byIds(rows, named, today)) ?? (typeof named.id === 'string' ? undefined : withoutIds(rows, named))
}

/**
 * A column that somebody named and that is not there: no heading is so, and no row has so many columns.
 * @param rows the first rows of the table
 * @returns as it was named
 */
export function missingColumn(rows: readonly (readonly string[])[], named: NamedColumns): string | undefined {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  return Object.values(named).find((words): words is string => typeof words === 'string' && (numberOf(words) ?? width) >= width && rows.every((row) => columnCalled(row, words) === undefined))
}

function byIds(rows: readonly (readonly string[])[], named: NamedColumns, today: PlainDate): FoundColumns | undefined {
  const at = rows.findIndex((row) => idColumn(row, named.id) !== undefined && !holdsId(row, today))
  const headings = (rows[at] ?? []).map((heading) => heading.trim())
  const id = at >= 0 ? idColumn(headings, named.id) : typeof named.id === 'string' ? numberOf(named.id) : columnOfIds(rows, today)
  if (id === undefined) return undefined
  const others = headedAsIds(headings).flatMap((column) => (column === id ? [] : headings[column]!))
  return told(headings, named, nearestName(headings, id), { headingRow: at, id, others, headings })
}

/**
 * Whether rows are about people by the columns that were found in them: columns that somebody named by number alone are found in any
 * table, in one of explanations too.
 */
export function areOfPeople(rows: readonly (readonly string[])[], { id, headings, name, birth, sex, address }: FoundColumns, today: PlainDate): boolean {
  const last = Math.max(...[name, birth, sex, address].map((column) => column ?? -1))
  if (id === null) return rows.some((row) => row.length > last)
  return isOf(headings[id] ?? '', ['citizenId', 'headCitizenId']) || rows.some((row) => checkCitizenId(row[id] ?? '', { allowTestRegion: true, today }).ok)
}

/** All columns whose headings say that they hold citizen ids, by index. */
export function headedAsIds(headings: readonly string[]): readonly number[] {
  return headings.flatMap((heading, column) => (isOf(heading, ['citizenId', 'headCitizenId']) ? [column] : []))
}

/** The first row whose headings tell enough is the one of headings; where all columns are named by number there may be none. */
function withoutIds(rows: readonly (readonly string[])[], named: NamedColumns): FoundColumns | undefined {
  for (const [at, row] of [...rows.entries(), [-1, []] as const]) {
    const found = at < 0 || isHeadings(row, named) ? tellingIn(row, named, at) : undefined
    if (found && lackingColumns(found).length === 0) return found
  }
  return undefined
}

function tellingIn(row: readonly string[], named: NamedColumns, headingRow: number): FoundColumns | undefined {
  const headings = row.map((heading) => heading.trim())
  return told(headings, named, headed(headings, ['name', 'headName']), { headingRow, id: null, others: [], headings })
}

function isHeadings(row: readonly string[], named: NamedColumns, least = 2): boolean {
  const isNamed = (words: string | null) => words !== null && numberOf(words) === undefined && columnCalled(row, words) !== undefined
  return row.filter((heading) => suggestField(heading).certainty === 'sure').length >= least || Object.values(named).some(isNamed)
}

/**
 * Whether these are surely headings, and not a row of somebody in a table that has none: one at least is a known word for a field,
 * and none holds as many digits as ids, days of birth and telephones do.
 * @param headings cells of the row that is taken for the headings, as written
 */
export function areSurelyHeadings(headings: readonly string[]): boolean {
  // 户主 is as often what a row says of somebody.
  const isSure = (heading: string) => (suggestField(heading).certainty === 'sure' && !isOf(heading, ['headName'])) || /(身份证|证件)号码?$/.test(heading.trim())
  return headings.some(isSure) && !headings.some((heading) => /\d{6}/.test(halfWidth(heading)))
}

/** The columns of a table by whose headings nobody can be known, as far as they are there: those of the row that tells most. */
export function tellingMost(rows: readonly (readonly string[])[], named: NamedColumns): FoundColumns {
  const told = rows.flatMap((row, at) => (isHeadings(row, named, 1) ? (tellingIn(row, named, at) ?? []) : []))
  return told.toSorted((a, b) => lackingColumns(a).length - lackingColumns(b).length)[0] ?? { headingRow: -1, id: null, ...nothingTold, others: [], headings: [] }
}

const nothingTold: TellingColumns = { name: null, birth: null, sex: null, address: null }

/** @returns undefined when a column that was named is not there */
function told(headings: readonly string[], named: NamedColumns, nearest: number | null, found: Omit<FoundColumns, keyof TellingColumns>): FoundColumns | undefined {
  const column = (what: keyof TellingColumns, guess: () => number | null) => {
    const words = named[what]
    return words === undefined ? guess() : words === null ? null : (columnCalled(headings, words) ?? numberOf(words))
  }
  const name = column('name', () => nearest)
  const birth = column('birth', () => headed(headings, ['birthDate']))
  const sex = column('sex', () => headed(headings, ['sex']))
  const address = column('address', () => headed(headings, ['address']) ?? headed(headings, ['village']))
  if (name === undefined || birth === undefined || sex === undefined || address === undefined) return undefined
  return { ...found, name, birth, sex, address }
}

/** The column that is surely one of some fields, else the first that seems to be. */
function headed(headings: readonly string[], fields: readonly string[]): number | null {
  const at = (certainty: string) => headings.findIndex((heading) => isOf(heading, fields) && suggestField(heading).certainty === certainty)
  const sure = at('sure')
  const column = sure >= 0 ? sure : at('likely')
  return column >= 0 ? column : null
}

function idColumn(row: readonly string[], named: string | null | undefined): number | undefined {
  if (typeof named !== 'string') return mapHeadings(row.map((text) => ({ text, raw: 'string' }))).find(({ field }) => field === 'citizenId')?.index
  return columnCalled(row, named) ?? (row.some((heading) => suggestField(heading).certainty === 'sure') ? numberOf(named) : undefined)
}

function columnCalled(row: readonly string[], named: string): number | undefined {
  const at = row.findIndex((heading) => heading.trim() === named.trim())
  return at < 0 ? undefined : at
}

// 男方姓名 男方身份证号 女方姓名 女方身份证号: each name stands beside its number, mostly before it.
function nearestName(headings: readonly string[], id: number): number | null {
  const distance = (column: number) => Math.abs(column - id) + (column > id ? 0.5 : 0)
  return headings.flatMap((heading, column) => (isOf(heading, ['name', 'headName']) ? [column] : [])).toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

function isOf(heading: string, fields: readonly string[]): boolean {
  return fields.includes(suggestField(heading).field ?? '')
}

function numberOf(named: string): number | undefined {
  return /^[1-9]\d{0,3}$/.test(named.trim()) ? Number(named) - 1 : undefined
}

function holdsId(row: readonly string[], today: PlainDate): boolean {
  return row.some((text) => checkCitizenId(text, { allowTestRegion: true, today }).ok)
}

function columnOfIds(rows: readonly (readonly string[])[], today: PlainDate): number | undefined {
  const counts: number[] = []
  for (const row of rows) for (const [at, text] of row.entries()) if (checkCitizenId(text, { allowTestRegion: true, today }).ok) counts[at] = (counts[at] ?? 0) + 1
  const most = counts.reduce((sofar, count) => Math.max(sofar, count), 0)
  return most > 0 ? counts.indexOf(most) : undefined
}
