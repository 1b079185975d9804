import { Worker } from 'node:worker_threads'
import type { Piece, PieceBuffers } from './pieces-of.ts'
import type { FromScanningThread } from './scanning-thread.ts'
import type { PieceSpec, ScannedPiece } from './scan-piece.ts'
import type { Sought } from './sought.ts'

const program = new URL('./scanning-thread.ts', import.meta.url)
/** Pieces that a thread may have before it, so that it never waits and memory stays small. */
const ahead = 2

/** Gives pieces to threads in turn, and what was found in them back in their order. */
export async function* scanInThreads(pieces: AsyncIterable<Piece>, buffers: PieceBuffers, spec: PieceSpec, sought: Sought, threads: number): AsyncGenerator<ScannedPiece> {
  const workers = Array.from({ length: threads }, () => new ScanningThread(buffers, spec, sought))
  const waiting: Promise<ScannedPiece>[] = []
  let turn = 0
  try {
    for await (const piece of pieces) {
      waiting.push(workers[turn++ % threads]!.scan(piece))
      if (waiting.length >= threads * ahead) yield await waiting.shift()!
    }
    while (waiting.length > 0) yield await waiting.shift()!
  } finally {
    for (const one of waiting) one.catch(() => undefined)
    await Promise.all(workers.map((worker) => worker.end()))
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
