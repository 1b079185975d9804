import { sql } from 'kysely'
import type pg from 'pg'
import type { Trx } from '../database/transaction.ts'

export async function insertJob(trx: Trx, name: string, payload: unknown): Promise<void> {
  await sql`SELECT app_add_job(${name}, ${JSON.stringify(payload)}::json)`.execute(trx)
}

/** Frees the jobs that a killed server had taken. There is one server, so whatever is locked when it starts is nobody's. */
export async function freeOrphanedJobs(pool: pg.Pool): Promise<void> {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0`,
  )
}

/** Jobs that ask for the very same as this one and that nobody is at: those that wait, also for another try, and those that were given up. What the queue's clock asks for has words of its own. */
export async function listSameWaiting(pool: pg.Pool, id: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT other.id::text AS id FROM graphile_worker._private_jobs own JOIN graphile_worker._private_jobs other
       ON other.task_id = own.task_id AND other.payload::text = own.payload::text AND other.id <> own.id AND other.locked_at IS NULL
      WHERE own.id = $1`,
    [id],
  )
  return rows.map((row) => row.id)
}

/** Takes jobs off the queue that nobody is at meanwhile. */
export async function takeOff(pool: pg.Pool, ids: readonly string[]): Promise<void> {
  await pool.query('SELECT graphile_worker.complete_jobs($1::bigint[])', [ids])
}
