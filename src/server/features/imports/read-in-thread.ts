import { once } from 'node:events'
import { problem, type ProblemCode } from '#domain/problem/problem.ts'
import type { SealingKeys } from '../../sealing/sealing.ts'
import { startThread } from '../../start-thread.ts'
import type { ReadBatch, ReadingOrder } from './read-rows.ts'
import { hearBatch, type ToldBatch } from './told-batch.ts'

export type FromThread =
  | { readonly batch: ToldBatch }
  | { readonly end: true }
  | { readonly problem: { readonly code: ProblemCode; readonly details: Record<string, unknown> } }
  | { readonly failure: string }

const ahead = 3
const program = new URL('./reading-thread.ts', import.meta.url)

/** `readRows` in a thread of its own, which is some batches ahead and ends with whoever listens. */
export async function* readInThread(order: ReadingOrder, keys: SealingKeys): AsyncGenerator<ReadBatch> {
  const thread = startThread(program, { workerData: { order, keys, ahead }, resourceLimits: { maxYoungGenerationSizeMb: 16 } })
  const told: FromThread[] = []
  let wake = (): void => {}
  const tell = (message: FromThread): void => {
    told.push(message)
    wake()
  }
  thread.on('message', tell)
  thread.on('error', (error) => tell({ failure: (error as Error).stack ?? String(error) }))
  thread.on('exit', () => tell({ failure: 'the thread ended' }))
  try {
    for (;;) {
      while (told.length === 0) await new Promise<void>((resolve) => { wake = resolve })
      const message = told.shift() as FromThread
      if ('end' in message) return
      if ('failure' in message) throw new Error(message.failure)
      if ('problem' in message) throw problem(message.problem.code, message.problem.details as never)
      const batch = hearBatch(message.batch)
      thread.postMessage('taken')
      yield batch
    }
  } finally {
    const ended = once(thread, 'exit')
    await Promise.race([thread.terminate(), ended])
  }
}
