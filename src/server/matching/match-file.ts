import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { CitizenIdFault } from '#domain/id/citizen-id.ts'
import type { FoundColumns, NamedColumns } from '#domain/matching/find-columns.ts'
import { namesAgree, type NameAgreement } from '#domain/matching/names-agree.ts'
import { problem } from '#domain/problem/problem.ts'
import { endsShort } from './ends-short.ts'
import { fieldsIn } from './open-text.ts'
import { idIn, openTable, stampOf, type OpenTable, type RowPlace } from './open-table.ts'
import { pieceScanner } from './scan-piece.ts'
import { scanText } from './scan-text.ts'
import { finderOf, type Sought } from './sought.ts'

/** Those who are looked for; of a sealed list nobody knows the names. */
export interface LookedFor {
  readonly sought: Sought
  of?(holder: number): { readonly name: string }
}

/** A row of the file about somebody who is looked for. */
export interface MatchHit {
  readonly place: RowPlace
  readonly holder: number
  /** Whether the row gives this id the name that we know. */
  readonly name: NameAgreement
  readonly fields: readonly string[]
}

export interface MatchBatch {
  readonly rows: number
  readonly withoutId: number
  readonly hits: readonly MatchHit[]
  /** Rows of a workbook that say no id. */
  readonly unnumbered?: readonly { readonly place: RowPlace; readonly fields: readonly string[] }[]
  readonly refused: readonly { readonly place: RowPlace; readonly fault: CitizenIdFault }[]
  /** The text ends with a row that is not whole. */
  readonly endsShort: boolean
}

export interface Matching {
  readonly columns: FoundColumns
  /** Those of a workbook that are read; none of a text. */
  readonly sheets: readonly string[]
  /** What is found, in the order of the file, while it is read. */
  readonly batches: AsyncIterable<MatchBatch>
}

const rowsAtOnce = 2000

/**
 * Reads a file once and gives back only the rows of those who are looked for; of all others nothing is kept. A file that changes
 * meanwhile is a problem (MATCH_FILE_CHANGED): what was read of it is of two versions.
 */
export async function matchFile(file: string, people: LookedFor, named: NamedColumns, { today }: { today: PlainDate }): Promise<Matching> {
  const table = await openTable(file, named, today)
  const stamp = await stampOf(file)
  async function* batches(): AsyncGenerator<MatchBatch> {
    try {
      yield* table.kind === 'text' ? inText(table, people, today) : inWorkbook(table, people, today)
      if ((await stampOf(file)) !== stamp) throw problem('MATCH_FILE_CHANGED', { file })
    } finally {
      await table.close()
    }
  }
  return { columns: table.columns, sheets: table.kind === 'workbook' ? table.sheets : [], batches: batches() }
}

async function* inText({ text, handle, columns }: Extract<OpenTable, { kind: 'text' }>, people: LookedFor, today: PlainDate): AsyncGenerator<MatchBatch> {
  const spec = { delimiter: text.delimiter.charCodeAt(0), column: columns.id, today, allowTestRegion: true, isNational: text.isPlain && text.encoding === 'gb18030' }
  let before = text.skip.lines + 1
  for await (const { rows, lines, withoutId, found, refused, open } of scanText(handle, text, people.sought.scanner, 'passing', pieceScanner(spec, people.sought))) {
    const hits = found.map(({ line, holder, text: written }): MatchHit => {
      const fields = fieldsIn(written, text.delimiter)
      return { place: before + line, holder, name: agreement(people, holder, columns.name, fields), fields }
    })
    yield { rows, withoutId, hits, refused: refused.map(({ line, fault }) => ({ place: before + line, fault })), endsShort: endsShort(open, text.delimiter, columns.headings.length) }
    before += lines
  }
}

/** The rows of a workbook. */
export async function* inWorkbook(table: Omit<Extract<OpenTable, { kind: 'workbook' }>, 'close'>, people: LookedFor, today: PlainDate): AsyncGenerator<MatchBatch> {
  const { id, name } = table.columns
  const find = finderOf(people.sought)
  const empty = () => ({ rows: 0, withoutId: 0, hits: [] as MatchHit[], unnumbered: [] as { place: RowPlace; fields: string[] }[], refused: [] as { place: RowPlace; fault: CitizenIdFault }[], endsShort: false })
  let batch = empty()
  for await (const { place, cells } of table.rows()) {
    batch.rows++
    const fields = Array.from(cells, (cell) => cell?.text ?? '')
    const check = idIn(cells[id], today)
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

function agreement(people: LookedFor, holder: number, name: number | undefined, fields: readonly string[]): NameAgreement {
  return name === undefined || !people.of ? 'UNKNOWN' : namesAgree(people.of(holder).name, fields[name] ?? '')
}
