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
