import type { PlainDate } from '../calendar/plain-date.ts'
import { checkCitizenId } from '../id/citizen-id.ts'
import { suggestField } from '../registry/roster-heading.ts'

/** Where citizen id and name stand in a table. */
export interface FoundColumns {
  /** Index of the row of headings among the rows that were looked at; -1 where there is none. */
  readonly headingRow: number
  readonly id: number
  readonly name: number | undefined
  readonly headings: readonly string[]
}

/** Which columns somebody named: a heading as it stands there, or a number from 1. */
export interface NamedColumns {
  readonly id?: string
  readonly name?: string
}

/**
 * Finds the columns by what somebody named, else by headings that are known words for a citizen id and a name (the surest, the
 * first of equals), else, in a table without headings, by the ids themselves.
 * @param rows the first rows of the table
 * @returns undefined when no column holds citizen ids, or one that was named is not there
 */
export function findColumns(rows: readonly (readonly string[])[], named: NamedColumns, today: PlainDate): FoundColumns | undefined {
  const found = rows.findIndex((row) => columnNamed(row, named.id, 'citizenId') !== undefined)
  const headingRow = found >= 0 && !holdsId(rows[found]!, today) ? found : -1
  const headings = headingRow < 0 ? [] : rows[headingRow]!
  const id = headingRow < 0 ? (numberOf(named.id) ?? (named.id === undefined ? columnOfIds(rows, today) : undefined)) : columnNamed(headings, named.id, 'citizenId')
  const name = headingRow < 0 ? numberOf(named.name) : columnNamed(headings, named.name, 'name')
  if (id === undefined || (named.name !== undefined && name === undefined)) return undefined
  return { headingRow, id, name, headings: headings.map((heading) => heading.trim()) }
}

function columnNamed(row: readonly string[], named: string | undefined, field: 'citizenId' | 'name'): number | undefined {
  if (named !== undefined) {
    const at = row.findIndex((heading) => heading.trim() === named.trim())
    return at >= 0 ? at : row.some((heading) => suggestField(heading).certainty === 'sure') ? numberOf(named) : undefined
  }
  const suggestions = row.map(suggestField)
  const at = (['sure', 'likely'] as const).map((certainty) => suggestions.findIndex((one) => one.field === field && one.certainty === certainty)).find((one) => one >= 0)
  return at
}

function numberOf(named: string | undefined): number | undefined {
  return named !== undefined && /^[1-9]\d{0,3}$/.test(named.trim()) ? Number(named) - 1 : undefined
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
