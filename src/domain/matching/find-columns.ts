import type { PlainDate } from '../calendar/plain-date.ts'
import { checkCitizenId } from '../id/citizen-id.ts'
import { mapHeadings, suggestField } from '../registry/roster-heading.ts'

/** Where citizen id and name stand in a table. */
export interface FoundColumns {
  /** Index of the row of headings among the rows that were looked at; -1 where there is none. */
  readonly headingRow: number
  readonly id: number
  readonly name: number | undefined
  /** Headings of further columns of ids, at which nobody looks: those of a spouse, of a child. */
  readonly others: readonly string[]
  readonly headings: readonly string[]
}

/** Which columns somebody named: a heading as it stands there, or a number from 1. */
export interface NamedColumns {
  readonly id?: string
  readonly name?: string
}

/**
 * Finds the columns by what somebody named, else the id by its heading as rosters are read and the name beside it; in a table
 * without headings the id by the ids themselves.
 * @param rows the first rows of the table
 * @returns undefined when no column holds citizen ids, or one that was named is not there
 */
export function findColumns(rows: readonly (readonly string[])[], named: NamedColumns, today: PlainDate): FoundColumns | undefined {
  const at = rows.findIndex((row) => idColumn(row, named.id) !== undefined && !holdsId(row, today))
  const headings = (rows[at] ?? []).map((heading) => heading.trim())
  const id = at >= 0 ? idColumn(headings, named.id) : named.id === undefined ? columnOfIds(rows, today) : numberOf(named.id)
  if (id === undefined) return undefined
  const name = named.name === undefined ? nearestName(headings, id) : (columnCalled(headings, named.name) ?? numberOf(named.name))
  if (named.name !== undefined && name === undefined) return undefined
  return { headingRow: at, id, name, others: headings.filter((heading, column) => column !== id && isOf(heading, ['citizenId', 'headCitizenId'])), headings }
}

function idColumn(row: readonly string[], named: string | undefined): number | undefined {
  if (named === undefined) return mapHeadings(row.map((text) => ({ text, raw: 'string' }))).find(({ field }) => field === 'citizenId')?.index
  return columnCalled(row, named) ?? (row.some((heading) => suggestField(heading).certainty === 'sure') ? numberOf(named) : undefined)
}

function columnCalled(row: readonly string[], named: string): number | undefined {
  const at = row.findIndex((heading) => heading.trim() === named.trim())
  return at < 0 ? undefined : at
}

// 男方姓名 男方身份证号 女方姓名 女方身份证号: each name stands beside its number, mostly before it.
function nearestName(headings: readonly string[], id: number): number | undefined {
  const distance = (column: number) => Math.abs(column - id) + (column > id ? 0.5 : 0)
  return headings.flatMap((heading, column) => (isOf(heading, ['name', 'headName']) ? [column] : [])).toSorted((a, b) => distance(a) - distance(b))[0]
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
