import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { expect, inject, test } from 'vitest'
import { openDatabase, openPool } from '#server/database/connect.ts'
import { wideTransaction } from '#server/database/transaction.ts'
import { addJob, type JobPayload } from '#server/jobs/queue.ts'
import { startWorker } from '#server/jobs/worker.ts'
import { inDatabase, onServer } from './setup/global.ts'

type Ask = (...asked: JobPayload['screen'][]) => Promise<void>

/** Asks for jobs on a database of its own, and only then works them off. @returns what was done, and how many jobs are left */
async function workedOff(asked: JobPayload['screen'][], work: (place: string, times: number, ask: Ask) => Promise<void>): Promise<{ done: string[]; left: number }> {
  const name = `${inject('run')}_queue_${randomUUID().slice(0, 8)}`
  await onServer(inject('connection'), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${inject('run')}_bare`))
  const connection = inDatabase(inject('connection'), name)
  const database = openDatabase(openPool(connection))
  const ask: Ask = (...payloads) => wideTransaction(database, async (trx) => {
    for (const payload of payloads) await addJob(trx, 'screen', payload)
  })
  const left = async () => (await onServer(connection, (client) => client.query('SELECT 1 FROM graphile_worker.jobs'))).rows.length
  const done: string[] = []
  const pool = openPool(connection)
  try {
    await ask(...asked)
    const worker = await startWorker(pool, pino({ level: 'silent' }), {
      async screen({ districtKey, areaPath }) {
        const place = areaPath ?? districtKey ?? ''
        done.push(place)
        await work(place, done.filter((one) => one === place).length, ask)
      },
    }, '')
    for (let tries = 0; (await left()) > 0 && tries < 500; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20))
    await worker.stop()
    return { done: done.toSorted(), left: await left() }
  } finally {
    await pool.end()
    await database.destroy()
    await onServer(inject('connection'), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
  }
}

test('what is asked for many times before it begins is done once, and once more for who asks while it is done', async () => {
  const [whole, village] = [{ districtKey: 'a' }, { districtKey: 'a', areaPath: 'a/1/' }]
  const found = await workedOff([whole, whole, village, whole, village, { districtKey: 'b' }], async (place, times, ask) => {
    if (place === 'a' && times === 1) await ask(whole)
  })
  expect(found).toEqual({ done: ['a', 'a', 'a/1/', 'b'], left: 0 })
})

test('a job that fails is not done for the others that wait for the same', async () => {
  const found = await workedOff([{ districtKey: 'a' }, { districtKey: 'a' }, { districtKey: 'a' }], async (_, times) => {
    if (times === 1) throw new Error('not this time')
  })
  // The first failed; the second was done for all three.
  expect(found).toEqual({ done: ['a', 'a'], left: 0 })
})
