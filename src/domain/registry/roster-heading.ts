import { halfWidth } from './half-width.ts'
import { headingWords } from './heading-words.ts'
import { memberHeading } from './member-heading.ts'
import { memberFields, neededFields, type ColumnField, type MemberField, type RosterField } from './roster-field.ts'
import type { MergedCells, SheetCell, SheetRow } from './sheet-cell.ts'

export type HeadingCertainty = 'sure' | 'likely' | 'none'
export type MappedColumn = { readonly index: number; readonly heading: string; readonly field: ColumnField | null; readonly certainty: HeadingCertainty }
export type Heading = { readonly row: number; readonly columns: readonly MappedColumn[] }

const byWord = new Map<string, RosterField>(Object.entries(headingWords).flatMap(([field, words]) => words.map((word) => [bareHeading(word), field as RosterField] as const)))
const fragments = [...byWord].filter(([word]) => /\p{Script=Han}{2}/u.test(word)).toSorted(([a], [b]) => b.length - a.length)

// Blanks, line breaks, stars of needed fields, signs; what stands in brackets is a hint on how to fill in, see below.
function bareHeading(text: string): string {
  return halfWidth(text).toLowerCase().replaceAll(/[\s*:：.。、,，_\-'"“”√]+/g, '')
}

function withoutBrackets(text: string): string {
  return halfWidth(text).replaceAll(/[([【〔{][^)\]】〕}]*[)\]】〕}]/g, '')
}

/**
 * The field that a heading speaks of. `sure`: the heading is a known word for it; `likely`: it contains one.
 * @param heading text of the heading cell, as written
 */
export function suggestField(heading: string): Suggestion {
  let known = suggested.get(heading)
  if (!known) {
    if (suggested.size > 2000) suggested.clear()
    suggested.set(heading, (known = findField(heading)))
  }
  return known
}

type Suggestion = { readonly field: RosterField | null; readonly certainty: HeadingCertainty }
const suggested = new Map<string, Suggestion>()

function findField(heading: string): Suggestion {
  const whole = byWord.get(bareHeading(heading)) ?? byWord.get(bareHeading(withoutBrackets(heading)))
  if (whole) return { field: whole, certainty: 'sure' }
  const bare = bareHeading(withoutBrackets(heading))
  if (bare.length > 16) return { field: null, certainty: 'none' }
  const found = fragments.find(([word]) => bare.includes(word))
  return found ? { field: found[1], certainty: 'likely' } : { field: null, certainty: 'none' }
}

// No register is wider; a sheet may have 16,384 columns.
const widest = 400

/**
 * Gives each heading cell a field. A field is given once, to the surest column, the first of equals; the others are left open
 * for a person to decide. Members with columns of their own get theirs when name and id are both there; names and ids that come
 * again and again are members too. A register of heads alone is one of persons.
 */
export function mapHeadings(row: readonly SheetCell[]): MappedColumn[] {
  const cells = row.length > widest ? row.slice(0, widest) : row
  const members = memberColumns(cells)
  const columns = cells.map((cell, index): MappedColumn => {
    const field = members.get(index)
    const isOfNobody = !field && needed.includes(memberHeading(cell.text)?.field as MemberField)
    return { index, heading: cell.text.trim(), ...(field ? { field, certainty: 'sure' } : isOfNobody ? { field: null, certainty: 'none' } : suggestField(cell.text)) }
  })
  const taken = new Map<ColumnField, { index: number; certainty: HeadingCertainty }>()
  for (const { index, field, certainty } of columns) {
    const before = field && taken.get(field)
    if (field && (!before || (before.certainty === 'likely' && certainty === 'sure'))) taken.set(field, { index, certainty })
  }
  const once = columns.map((column) => (column.field && taken.get(column.field)!.index !== column.index ? { ...column, field: null, certainty: 'none' as const } : column))
  return ofHeadsAlone(once)
}

/** Columns of members by their index. */
function memberColumns(cells: readonly SheetCell[]): Map<number, ColumnField> {
  const told = cells.flatMap((cell, index) => {
    const parts = cell.text.trim() === '' ? undefined : memberHeading(cell.text)
    return parts ? [{ index, ...parts }] : []
  })
  const found = new Map<number, ColumnField>()
  for (const [member, columns] of Map.groupBy(told, (column) => column.member)) {
    if (needed.every((field) => columns.some((column) => column.field === field))) for (const { index, field } of columns) found.set(index, `member.${member}.${field}`)
  }
  return found.size > 0 ? found : repeatedColumns(cells)
}

// 姓名 身份证号 关系 姓名 身份证号 关系: from the second name on, each name begins a member, if an id follows it.
function repeatedColumns(cells: readonly SheetCell[]): Map<number, ColumnField> {
  const sure = cells.map((cell) => suggestField(cell.text)).map(({ field, certainty }) => (certainty === 'sure' ? field : null))
  const names = sure.flatMap((field, index) => (field === 'name' ? [index] : []))
  const found = new Map<number, ColumnField>()
  for (const [at, start] of names.entries()) {
    const isFirst = at === 0 && !sure.includes('headCitizenId')
    const segment = sure.slice(start, names[at + 1])
    if (isFirst || names.length < 2 || !segment.includes('citizenId')) continue
    for (const [offset, field] of segment.entries()) {
      const isOwn = field !== null && (memberFields as readonly string[]).includes(field) && segment.indexOf(field) === offset
      if (isOwn) found.set(start + offset, `member.${at + (sure.includes('headCitizenId') ? 1 : 0)}.${field as MemberField}` as ColumnField)
    }
  }
  return found
}

// The head stands for the person where no column names another.
function ofHeadsAlone(columns: MappedColumn[]): MappedColumn[] {
  const has = (field: ColumnField) => columns.some((column) => column.field === field)
  const isOfHeads = has('headName') && !has('name') && (has('headCitizenId') !== has('citizenId'))
  if (!isOfHeads) return columns
  return columns.map((column) => ({ ...column, field: column.field === 'headName' ? 'name' : column.field === 'headCitizenId' ? 'citizenId' : column.field }))
}

const needed: readonly MemberField[] = ['name', 'citizenId']

/**
 * Finds the row of headings below title rows: the first rows are looked at, and the one that names most fields is it, if it
 * names the fields without which nothing can be understood, or at least three. Headings in two lines are read together: the
 * lower one under the wider one above it (户主 over 姓名), and the upper one alone where it reaches down.
 * @param merged cells of the sheet that are put together
 * @returns undefined when no row looks like one
 */
export function findHeading(rows: readonly SheetRow[], merged: readonly MergedCells[] = []): Heading | undefined {
  let best: (Heading & { score: number }) | undefined
  for (const [at, { row, cells }] of rows.slice(0, 30).entries()) {
    for (const columns of [mapHeadings(cells), ...underneath(rows[at - 1], { row, cells }, merged)]) {
      const fields = new Set(columns.flatMap((column) => (column.field && column.certainty === 'sure' ? [column.field] : [])))
      const likely = columns.filter((column) => column.certainty === 'likely').length
      const isHeading = neededFields.every((field) => columns.some((column) => column.field === field)) || fields.size >= 3
      const score = fields.size * 2 + likely
      if (isHeading && fields.size > 0 && (!best || score > best.score)) best = { row, columns, score }
    }
  }
  return best && { row: best.row, columns: best.columns }
}

/** A line of headings read together with the line above it, when the two are one heading: nobody's name or id stands in the lower. */
function underneath(upper: SheetRow | undefined, { row, cells }: SheetRow, merged: readonly MergedCells[]): MappedColumn[][] {
  if (!upper || upper.row !== row - 1) return []
  const above = mapHeadings(upper.cells)
  if (above.every((column) => column.heading === '') || upper.cells.filter((cell) => cell.text.trim() !== '').length < 2) return []
  const filled = cells.flatMap((cell, index) => (cell.text.trim() === '' ? [] : [{ index, ...suggestField(cell.text) }]))
  // Told by the cells put together, or by the words alone.
  const isUnder = (index: number) => merged.some((one) => one.bottom === upper.row && one.right > one.left && index >= one.left && index <= one.right)
  const known = filled.filter(({ index, certainty }) => certainty === 'sure' || isUnder(index)).length
  const isPerson = filled.some(({ index, certainty }) => certainty !== 'sure' && !isUnder(index) && (neededFields as readonly (string | null)[]).includes(above[index]?.field ?? null))
  if (isPerson || known < 2 || known * 2 < filled.length) return []
  const wide = (index: number) => merged.find((one) => one.top <= upper.row && one.bottom === upper.row && index >= one.left && index <= one.right)
  const width = Math.max(upper.cells.length, cells.length)
  const together = Array.from({ length: width }, (_, index): SheetCell => {
    const low = cells[index]?.text.trim() ?? ''
    const high = upper.cells[wide(index)?.left ?? index]?.text.trim() ?? ''
    return { text: low === '' ? (upper.cells[index]?.text.trim() ?? '') : joined(high, low), raw: 'string' }
  })
  return [mapHeadings(together)]
}

// What stands above counts only where it says whose name or id is meant.
function joined(high: string, low: string): string {
  if (high === '' || high === low) return low
  const [own, both] = [suggestField(low), suggestField(high + low)]
  const isOfHead = both.certainty === 'sure' && (both.field === 'headName' || both.field === 'headCitizenId')
  return isOfHead || (own.certainty === 'none' && both.certainty === 'sure') || memberHeading(high + low) !== undefined ? high + low : low
}
