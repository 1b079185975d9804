import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { FactsText } from './facts.queries.ts'
import type { FoundAreas, ScreenOrder } from './screen-text.ts'

const program = new URL('./screening-thread.ts', import.meta.url)

/** `screenerOf` in a thread of its own; end it with `close`. */
export class ScreeningThread {
  readonly #thread: Worker

  constructor(order: ScreenOrder) {
    this.#thread = new Worker(program, { workerData: order })
  }

  /** One text after the other. An error of the thread is thrown here. */
  async screen(text: FactsText): Promise<FoundAreas> {
    this.#thread.postMessage(text)
    const [found] = (await once(this.#thread, 'message')) as [FoundAreas]
    return found
  }

  async close(): Promise<void> {
    await this.#thread.terminate()
  }
}
