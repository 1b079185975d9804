import { Worker } from 'node:worker_threads'
import type { Piece, PieceBuffers } from './pieces-of.ts'
import type { FromScanningThread } from './scanning-thread.ts'
import { pieceScanner, type PieceSpec, type ScannedPiece } from './scan-piece.ts'
import type { Sought } from './sought.ts'

const program = new URL('./scanning-thread.ts', import.meta.url)
/** Pieces that another thread may have before it, so that it never waits and memory stays small. */
const ahead = 2

/**
 * Looks through pieces in this thread and in `threads` - 1 others, and gives back what was found in their order. The others are given
 * work first, so that this one begins while they are still on their way.
 */
export async function* scanInThreads(pieces: AsyncIterable<Piece>, buffers: PieceBuffers, spec: PieceSpec, sought: Sought, threads: number): AsyncGenerator<ScannedPiece> {
  const scan = pieceScanner(spec, sought)
  const others = Array.from({ length: threads - 1 }, () => new ScanningThread(buffers, spec, sought))
  const waiting: Promise<ScannedPiece>[] = []
  try {
    for await (const piece of pieces) {
      const free = others.find((other) => other.pieces < ahead)
      if (free) waiting.push(free.scan(piece))
      else {
        waiting.push(Promise.resolve(scan(piece)))
        buffers.give(piece.bytes.buffer)
      }
      if (waiting.length > threads * ahead) yield await waiting.shift()!
    }
    while (waiting.length > 0) yield await waiting.shift()!
  } finally {
    for (const one of waiting) one.catch(() => undefined)
    await Promise.all(others.map((other) => other.end()))
  }
}

/** A thread answers its pieces in their order. */
class ScanningThread {
  readonly #worker: Worker
  readonly #asked: { resolve: (scanned: ScannedPiece) => void; reject: (error: Error) => void }[] = []

  constructor(buffers: PieceBuffers, spec: PieceSpec, sought: Sought) {
    this.#worker = new Worker(program, { workerData: { spec, sought }, resourceLimits: { maxYoungGenerationSizeMb: 8 } })
    this.#worker.on('message', ({ scanned, buffer }: FromScanningThread) => {
      buffers.give(buffer)
      this.#asked.shift()?.resolve(scanned)
    })
    this.#worker.on('error', (error) => {
      for (const one of this.#asked.splice(0)) one.reject(error as Error)
    })
  }

  /** That it has before it. */
  get pieces(): number {
    return this.#asked.length
  }

  scan({ bytes, end }: Piece): Promise<ScannedPiece> {
    return new Promise((resolve, reject) => {
      this.#asked.push({ resolve, reject })
      this.#worker.postMessage({ bytes, end }, [bytes.buffer])
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}
