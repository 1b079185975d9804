import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { startThread } from '../../start-thread.ts'
import type { AreasText, FoundAreas, ScreenOrder } from './screen-text.ts'

const program = new URL('./screening-thread.ts', import.meta.url)

/** `screenerOf` in a thread of its own; end it with `close`. */
export class ScreeningThread {
  readonly #thread: Worker
  #last: Promise<unknown> = Promise.resolve()

  constructor(order: ScreenOrder) {
    this.#thread = startThread(program, { workerData: order })
  }

  /** The thread reads one text after the other; what is asked meanwhile waits. An error of the thread is thrown here. */
  screen(text: AreasText): Promise<FoundAreas> {
    const found = this.#last.then(async () => {
      this.#thread.postMessage(text)
      return ((await once(this.#thread, 'message')) as [FoundAreas])[0]
    })
    this.#last = found
    return found
  }

  async close(): Promise<void> {
    await this.#thread.terminate()
  }
}
