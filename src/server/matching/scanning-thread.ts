// The program of a thread that looks through pieces of a large file.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import type { Piece } from './pieces-of.ts'
import { pieceScanner, type PieceSpec, type ScannedPiece } from './scan-piece.ts'
import type { Sought } from './sought.ts'

/** What was found in a piece, and the memory it was in. */
export interface FromScanningThread {
  readonly scanned: ScannedPiece
  readonly buffer: ArrayBuffer
}

const port = parentPort as MessagePort
const { spec, sought } = workerData as { readonly spec: PieceSpec; readonly sought: Sought }
const scan = pieceScanner(spec, sought)
port.on('message', (piece: Piece) => {
  const { buffer } = piece.bytes
  port.postMessage({ scanned: scan(piece), buffer } satisfies FromScanningThread, [buffer])
})
