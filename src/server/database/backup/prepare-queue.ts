import { pino } from 'pino'
import { openPool, type Connection } from '../connect.ts'
import { prepareQueue } from '../../jobs/worker.ts'

/** Makes the tables of the queue in a database that nobody serves yet. */
export async function prepareQueueOn(connection: Connection): Promise<void> {
  const pool = openPool(connection, 1)
  try {
    await prepareQueue(pool, pino({ level: 'silent' }))
  } finally {
    await pool.end()
  }
}
