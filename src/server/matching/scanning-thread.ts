// The program of a thread that looks through pieces of a large file.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { IdTable, type IdTableParts } from '#domain/matching/id-table.ts'
import type { Piece } from './pieces-of.ts'
import { pieceScanner, type PieceSpec } from './scan-piece.ts'

const port = parentPort as MessagePort
const { spec, parts } = workerData as { readonly spec: PieceSpec; readonly parts: IdTableParts }
const scan = pieceScanner(spec, new IdTable(parts))
port.on('message', (piece: Piece) => port.postMessage(scan(piece)))
