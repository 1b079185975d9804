import type { CitizenIdFault } from '#domain/id/citizen-id.ts'
import { problem } from '#domain/problem/problem.ts'
import { decoderOf } from './decode.ts'
import { endsQuoted } from './ends-short.ts'
import { rowScanner, type RowAt, type RowsToScan } from './scan-rows.ts'
import { lookFor, type Sought } from './sought.ts'

export type PieceSpec = RowsToScan & {
  /** Whether rows without an id are told too: somebody may be known by name and birth date. */
  readonly tellsUnnumbered?: boolean
}

/** A row of the file that is about somebody who is looked for, as it stands there. */
export interface FoundRow {
  /** Counted from 0 in the piece. */
  readonly line: number
  readonly holder: number
  readonly text: string
}

export interface ScannedPiece {
  readonly rows: number
  readonly lines: number
  /** Behind the last row. */
  readonly end: number
  readonly withoutId: number
  /** Rows without an id, where they were asked for. */
  readonly unnumbered: readonly Omit<FoundRow, 'holder'>[]
  readonly found: readonly FoundRow[]
  readonly refused: readonly { readonly line: number; readonly fault: CitizenIdFault }[]
  /** The last row, when no line end is behind it. */
  readonly open: string | undefined
}

/**
 * Looks through what was put into the memory of the scanner; only rows of those who are looked for come out of it. Problem
 * MATCH_QUOTE_OPEN: the text ends inside a quotation, and nobody knows how many rows went into it.
 */
export function pieceScanner(spec: PieceSpec, sought: Sought): (from: number, to: number, isLast: boolean) => ScannedPiece {
  const { scanner } = sought
  const decode = decoderOf(spec.isNational)
  const scan = rowScanner(spec, scanner, lookFor(sought))
  const textOf = ({ from, to }: Omit<RowAt, 'line'>) => decode(scanner.memory, from, to)
  return (from, to, isLast) => {
    const { rows, lines, end, open, empty, hits, refused } = scan(from, to, isLast)
    const last = open && textOf(open)
    if (endsQuoted(last, String.fromCharCode(spec.delimiter))) throw problem('MATCH_QUOTE_OPEN')
    return {
      rows,
      lines,
      end,
      withoutId: empty.length,
      unnumbered: spec.tellsUnnumbered ? empty.map((row) => ({ line: row.line, text: textOf(row) })) : [],
      refused,
      found: hits.map((hit) => ({ line: hit.line, holder: hit.holder, text: textOf(hit) })),
      open: last,
    }
  }
}
