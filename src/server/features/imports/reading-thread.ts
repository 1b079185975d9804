// The program of the thread that reads a large workbook: the server answers others meanwhile.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { Problem } from '#domain/problem/problem.ts'
import { systemRandom } from '../../random.ts'
import { sealingWith, type SealingKeys } from '../../sealing/sealing.ts'
import { readRows, type ReadingOrder } from './read-rows.ts'
import type { FromThread } from './read-in-thread.ts'
import { tellBatch } from './told-batch.ts'

const port = parentPort as MessagePort
const { order, keys, ahead } = workerData as { readonly order: ReadingOrder; readonly keys: SealingKeys; readonly ahead: number }

// So many batches may wait to be taken, so that memory does not grow with the workbook.
let [free, wake] = [ahead, () => {}]
port.on('message', () => {
  free += 1
  wake()
})
const tell = (message: FromThread, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)

try {
  for await (const batch of readRows(order, sealingWith(keys, systemRandom))) {
    while (free === 0) await new Promise<void>((resolve) => { wake = resolve })
    free -= 1
    const told = tellBatch(batch)
    tell({ batch: told }, [told.numbers.buffer])
  }
  tell({ end: true })
} catch (error) {
  tell(error instanceof Problem ? { problem: { code: error.code, details: error.details } } : { failure: (error as Error).stack ?? String(error) })
}
port.close()
