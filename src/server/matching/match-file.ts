import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { CitizenIdFault } from '#domain/id/citizen-id.ts'
import { strict, type Alike } from '#domain/matching/alike.ts'
import { lackingColumns } from '#domain/matching/describe-row.ts'
import type { FoundColumns, NamedColumns } from '#domain/matching/find-columns.ts'
import { namesAgree, type NameAgreement } from '#domain/matching/names-agree.ts'
import { problem } from '#domain/problem/problem.ts'
import { alikeFinder } from './alike-finder.ts'
import { endsShort } from './ends-short.ts'
import { fieldsIn } from './open-text.ts'
import { idColumnOf, idIn, openTable, stampOf, type OpenTable, type ReadSheet, type RowPlace } from './open-table.ts'
import type { People } from './read-people.ts'
import { pieceScanner } from './scan-piece.ts'
import { scanText } from './scan-text.ts'
import { finderOf, type Sought } from './sought.ts'

/** Those who are looked for; of a sealed list nobody knows the names. */
export interface LookedFor {
  readonly sought: Sought
  of?(holder: number): { readonly name: string }
  described?: People['described']
}

/** A row of the file about somebody who is looked for. */
export interface MatchHit {
  readonly place: RowPlace
  readonly holder: number
  /** Whether the row gives this id the name that we know. */
  readonly name: NameAgreement
  readonly fields: readonly string[]
  /** Of a row without an id. */
  readonly alike?: Alike
}

export interface RefusedRow {
  readonly place: RowPlace
  readonly fault: CitizenIdFault | 'UNTOLD'
}

interface UnnumberedRow {
  readonly place: RowPlace
  readonly fields: readonly string[]
}

/** What was read, before anybody looks at the rows without an id. */
export interface ReadBatch {
  readonly rows: number
  readonly withoutId: number
  readonly hits: readonly MatchHit[]
  readonly unnumbered: readonly UnnumberedRow[]
  readonly refused: readonly RefusedRow[]
  /** The text ends with a row that is not whole. */
  readonly endsShort: boolean
}

export interface MatchBatch extends Omit<ReadBatch, 'unnumbered'> {
  /** Of the hits those of rows without an id. */
  readonly alike: number
}

export interface Matching {
  readonly columns: FoundColumns
  /** Those of a workbook that are read; none of a text. */
  readonly sheets: readonly ReadSheet[]
  /** Whether rows without an id are looked at by what they tell otherwise. */
  readonly looksByName: boolean
  /** What is found, in the order of the file, while it is read. */
  readonly batches: AsyncIterable<MatchBatch>
}

const rowsAtOnce = 2000
/** Where no row has an id: a column that none reaches. */
export const noColumn = 1 << 20

/**
 * Reads a file once and gives back only the rows of those who are looked for; of all others nothing is kept. A file that changes
 * meanwhile is a problem (MATCH_FILE_CHANGED): what was read of it is of two versions. Rows without an id are looked at by what
 * they tell otherwise, where the columns are there and somebody knows more of the people than their ids.
 * @param enough score from which on a row without an id is a hit
 */
export async function matchFile(file: string, people: LookedFor, named: NamedColumns, { today, enough = strict }: { today: PlainDate; enough?: number }): Promise<Matching> {
  const table = await openTable(file, named, today)
  if (!people.described) await Promise.resolve().then(() => idColumnOf(table, file)).catch(async (error: unknown) => { await table.close(); throw error })
  const stamp = await stampOf(file)
  let find: FindAlike | undefined
  // Only for the first row without an id: most files have none.
  const findAlike = people.described && lackingColumns(table.columns).length === 0 ? (fields: readonly string[]) => (find ??= alikeFinder(people.described!(), table.columns, enough))(fields) : undefined
  async function* batches(): AsyncGenerator<MatchBatch> {
    try {
      for await (const batch of table.kind === 'text' ? inText(table, people, { today, tellsUnnumbered: findAlike !== undefined }) : inWorkbook(table, people, today)) yield lookedAt(batch, findAlike)
      if ((await stampOf(file)) !== stamp) throw problem('MATCH_FILE_CHANGED', { file })
    } finally {
      await table.close()
    }
  }
  return { columns: table.columns, sheets: table.kind === 'workbook' ? table.sheets : [], looksByName: findAlike !== undefined, batches: batches() }
}

type FindAlike = ReturnType<typeof alikeFinder>

/** Looks at the rows without an id: whoever they may mean is a hit, whoever they tell too little of is refused. */
function lookedAt({ unnumbered, ...batch }: ReadBatch, find: FindAlike | undefined): MatchBatch {
  const [hits, refused]: [MatchHit[], RefusedRow[]] = [[], []]
  for (const { place, fields } of find ? unnumbered : []) {
    const found = find?.(fields)
    if (!found) refused.push({ place, fault: 'UNTOLD' })
    else hits.push(...found.map(({ holder, alike }): MatchHit => ({ place, holder, name: alike.reasons.includes('SAME_NAME') ? 'SAME' : 'DIFFERS', fields, alike })))
  }
  return { ...batch, hits: inOrder([...batch.hits, ...hits]), refused: inOrder([...batch.refused, ...refused]), alike: hits.length }
}

// Places in several sheets of a workbook are no numbers; they stay as they came.
function inOrder<Row extends { readonly place: RowPlace }>(rows: Row[]): Row[] {
  return rows.every((row) => typeof row.place === 'number') ? rows.toSorted((a, b) => (a.place as number) - (b.place as number)) : rows
}

async function* inText({ text, handle, columns }: Extract<OpenTable, { kind: 'text' }>, people: LookedFor, { today, tellsUnnumbered }: { today: PlainDate; tellsUnnumbered: boolean }): AsyncGenerator<ReadBatch> {
  const spec = { delimiter: text.delimiter.charCodeAt(0), column: columns.id ?? noColumn, today, allowTestRegion: true, isNational: text.isPlain && text.encoding === 'gb18030', tellsUnnumbered }
  let before = text.skip.lines + 1
  for await (const { rows, lines, withoutId, found, unnumbered, refused, open } of scanText(handle, text, people.sought.scanner, 'passing', pieceScanner(spec, people.sought))) {
    const hits = found.map(({ line, holder, text: written }): MatchHit => {
      const fields = fieldsIn(written, text.delimiter)
      return { place: before + line, holder, name: agreement(people, holder, columns.name, fields), fields }
    })
    const at = before
    yield { rows, withoutId, hits, unnumbered: unnumbered.map(({ line, text: written }) => ({ place: at + line, fields: fieldsIn(written, text.delimiter) })), refused: refused.map(({ line, fault }) => ({ place: at + line, fault })), endsShort: endsShort(open, text.delimiter, columns.headings.length) }
    before += lines
  }
}

/** The rows of a workbook. */
export async function* inWorkbook(table: Omit<Extract<OpenTable, { kind: 'workbook' }>, 'close'>, people: LookedFor, today: PlainDate): AsyncGenerator<ReadBatch> {
  const { id, name } = table.columns
  const find = finderOf(people.sought)
  const empty = () => ({ rows: 0, withoutId: 0, hits: [] as MatchHit[], unnumbered: [] as UnnumberedRow[], refused: [] as { place: RowPlace; fault: CitizenIdFault }[], endsShort: false })
  let batch = empty()
  for await (const { place, cells } of table.rows()) {
    batch.rows++
    const fields = Array.from(cells, (cell) => cell?.text ?? '')
    const check = idIn(id === null ? undefined : cells[id], today)
    const holder = check.ok ? find(Number(check.id.slice(0, 8)), Number(check.id.slice(8, 17))) : -1
    if (holder >= 0) batch.hits.push({ place, holder, name: agreement(people, holder, name, fields), fields })
    else if (!check.ok && check.fault === 'EMPTY') batch.withoutId = batch.unnumbered.push({ place, fields })
    else if (!check.ok) batch.refused.push({ place, fault: check.fault })
    if (batch.rows < rowsAtOnce) continue
    yield batch
    batch = empty()
  }
  yield batch
}

function agreement(people: LookedFor, holder: number, name: number | null, fields: readonly string[]): NameAgreement {
  return name === null || !people.of ? 'UNKNOWN' : namesAgree(people.of(holder).name, fields[name] ?? '')
}
