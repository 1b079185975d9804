import type { CitizenIdFault } from '#domain/id/citizen-id.ts'
import { rowScanner, type RowsToScan } from '#domain/matching/scan-rows.ts'
import type { Piece } from './pieces-of.ts'
import { lookFor, type Sought } from './sought.ts'

export type PieceSpec = Omit<RowsToScan, 'decode'> & {
  readonly isNational: boolean
  /** Rows without an id come out too, for whoever looks by name and birth. */
  readonly givesWithoutId?: boolean
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
  readonly withoutId: number
  readonly found: readonly FoundRow[]
  /** Rows without an id; none unless they were asked for. */
  readonly unnumbered: readonly Omit<FoundRow, 'holder'>[]
  readonly refused: readonly { readonly line: number; readonly fault: CitizenIdFault }[]
}

/** Looks through pieces of a text; only rows of those who are looked for come out of it. */
export function pieceScanner(spec: PieceSpec, sought: Sought): (piece: Piece) => ScannedPiece {
  const decode = decoderOf(spec)
  const scan = rowScanner({ ...spec, decode }, lookFor(sought))
  return ({ bytes, end }) => {
    const { rows, lines, empty, hits, refused } = scan(bytes, end)
    const written = ({ line, from, to }: { line: number; from: number; to: number }) => ({ line, text: decode(bytes.subarray(from, to)) })
    return { rows, lines, withoutId: empty.length, refused, unnumbered: spec.givesWithoutId ? empty.map(written) : [], found: hits.map((hit) => ({ ...written(hit), holder: hit.holder })) }
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })
const national = new TextDecoder('gb18030')

/** What bytes say: in GB18030 where the file began so, else in UTF-8, and in GB18030 again where a file was put together from both. */
export function decoderOf({ isNational }: { readonly isNational: boolean }): (bytes: Uint8Array) => string {
  if (isNational) return (bytes) => national.decode(bytes)
  return (bytes) => {
    try {
      return strict.decode(bytes)
    } catch {
      return national.decode(bytes)
    }
  }
}
