import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { lackingColumns, type TellingColumns } from '#domain/matching/describe-row.ts'
import { isTextBy } from '#domain/matching/file-kind.ts'
import { problem } from '#domain/problem/problem.ts'
import { endsShort } from '../../matching/ends-short.ts'
import { inWorkbook, noColumn, type RefusedRow } from '../../matching/match-file.ts'
import { openWorkbookTable, type RowPlace } from '../../matching/open-table.ts'
import { fieldsIn, openText } from '../../matching/open-text.ts'
import { textPart } from '../../matching/read-text-piece.ts'
import { pieceScanner } from '../../matching/scan-piece.ts'
import type { Sought } from '../../matching/sought.ts'
import type { RunRow } from './runs.queries.ts'

/** A row about somebody who is looked for. */
export interface FoundRow {
  readonly place: RowPlace
  readonly holder: number
  readonly fields: readonly string[]
}

export interface ScannedPart {
  readonly rows: number
  /** Line ends that went by. */
  readonly lines: number
  readonly withoutId: number
  readonly found: readonly FoundRow[]
  /** Rows without an id, where the run looks by name and birth. */
  readonly unnumbered: readonly Omit<FoundRow, 'holder'>[]
  readonly refused: readonly RefusedRow[]
  /** Bytes behind which the next part begins. */
  readonly consumed: number
  readonly shape: RunRow['shape']
  readonly endsShort: boolean
}

/** Looks through a part of a file, from where the last one ended: whole records of a text, or a whole workbook. */
export async function scanPart(run: RunRow, bytes: Uint8Array<ArrayBuffer>, isLast: boolean, sought: Sought, today: PlainDate): Promise<ScannedPart> {
  const { id } = run.columns
  const numbered = (column: number | null) => (column === null ? null : String(column + 1))
  const { name, birth, sex, address } = tellingColumns(run)
  const named = { id: numbered(id), name: numbered(name), birth: numbered(birth), sex: numbered(sex), address: numbered(address) }
  const isFirst = run.shape === null
  if (isFirst && !isTextBy(bytes)) {
    if (!isLast) throw problem('TOO_LARGE')
    return wholeWorkbook(await openWorkbookTable(bytes, run.file_name, named, today), bytes.length, sought, today, looksByName(run))
  }
  const shape = run.shape ?? shapeOf(openText(bytes, run.file_name, named, today))
  const { records, consumedBy } = textPart(bytes, shape, { isFirst, isLast })
  const spec = { delimiter: shape.delimiter.charCodeAt(0), column: id ?? noColumn, today, allowTestRegion: true, isNational: shape.isPlain && shape.encoding === 'gb18030', tellsUnnumbered: looksByName(run) }
  const { scanner } = sought
  scanner.room(records.length).set(records)
  const { rows, lines, end, withoutId, found, unnumbered, refused, open } = pieceScanner(spec, sought)(scanner.from, scanner.from + records.length, isLast)
  const skipped = isFirst ? shape.skip.lines : 0
  const before = run.counts.lines + skipped + 1
  return {
    rows,
    lines: lines + skipped,
    withoutId,
    found: found.map(({ line, holder, text }) => ({ place: before + line, holder, fields: fieldsIn(text, shape.delimiter) })),
    unnumbered: unnumbered.map(({ line, text }) => ({ place: before + line, fields: fieldsIn(text, shape.delimiter) })),
    refused: refused.map(({ line, fault }) => ({ place: before + line, fault })),
    consumed: consumedBy(end - scanner.from),
    shape,
    endsShort: endsShort(open, shape.delimiter, shape.width),
  }
}

/** By which columns of a run rows without an id are looked at; runs of before knew no address. */
export function tellingColumns({ columns: { name, birth, sex, address = null } }: Pick<RunRow, 'columns'>): TellingColumns {
  return { name, birth, sex, address }
}

/** Without these nobody is found who has no id. */
export function looksByName(run: Pick<RunRow, 'columns'>): boolean {
  return lackingColumns(tellingColumns(run)).length === 0
}

function shapeOf({ encoding, mark, delimiter, isPlain, skip, columns }: ReturnType<typeof openText>): NonNullable<RunRow['shape']> {
  return { encoding, mark, delimiter, isPlain, skip, width: columns.headings.length }
}

async function wholeWorkbook(table: Awaited<ReturnType<typeof openWorkbookTable>>, consumed: number, sought: Sought, today: PlainDate, isByName: boolean): Promise<ScannedPart> {
  let [rows, withoutId] = [0, 0]
  const [found, unnumbered, refused]: [FoundRow[], ScannedPart['unnumbered'][number][], ScannedPart['refused'][number][]] = [[], [], []]
  for await (const batch of inWorkbook(table, { sought }, today)) {
    rows += batch.rows
    withoutId += batch.withoutId
    for (const { place, holder, fields } of batch.hits) found.push({ place, holder, fields })
    if (isByName) unnumbered.push(...batch.unnumbered)
    refused.push(...batch.refused)
  }
  return { rows, lines: 0, withoutId, found, unnumbered, refused, consumed, shape: null, endsShort: false }
}
