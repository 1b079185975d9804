import { Logger as WorkerLogger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { JobName, JobPayload } from './queue.ts'

export type Job<N extends JobName> = (payload: JobPayload[N]) => Promise<void>
export type Jobs = { readonly [N in JobName]?: Job<N> }

const quiet = (log: Logger) => new WorkerLogger(() => (level, message) => { if (level === 'error') log.error({ message }, 'job queue') })

/** Makes the tables of the queue; they are its own and no migration of ours names them. */
export function prepareQueue(pool: pg.Pool, log: Logger): Promise<void> {
  return runMigrations({ pgPool: pool, logger: quiet(log) })
}

/**
 * Works the queue off in this process. There is one server, so whatever a killed one had locked is free again at once.
 */
export async function startWorker(pool: pg.Pool, log: Logger, jobs: Jobs, crontab: string): Promise<Runner> {
  await pool.query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs WHERE locked_by IS NOT NULL HAVING count(*) > 0`,
  )
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown) => {
        try {
          await (job as Job<JobName>)(payload as never)
        } catch (error) {
          log.error({ err: error, job: name }, 'job failed')
          throw error
        }
      },
    ]),
  )
  return run({ pgPool: pool, taskList, crontab, concurrency: 2, pollInterval: 1000, noHandleSignals: true, logger: quiet(log) })
}
