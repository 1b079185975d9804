import { Logger as WorkerLogger, run, runMigrations, type JobHelpers, type Runner, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'
import { freeOrphanedJobs } from './jobs.queries.ts'
import type { JobName, JobPayload } from './queue.ts'

/** `isLast`: nobody tries again when this try fails. */
export type Job<N extends JobName> = (payload: JobPayload[N], attempt: { readonly isLast: boolean }) => Promise<void>
export type Jobs = { readonly [N in JobName]?: Job<N> }

const quiet = (log: Logger) => new WorkerLogger(() => (level, message) => { if (level === 'error') log.error({ message }, 'job queue') })

/** Makes the tables of the queue; they are its own and no migration of ours names them. */
export function prepareQueue(pool: pg.Pool, log: Logger): Promise<void> {
  return runMigrations({ pgPool: pool, logger: quiet(log) })
}

/** Works the queue off in this process. */
export async function startWorker(pool: pg.Pool, log: Logger, jobs: Jobs, crontab: string): Promise<Runner> {
  await freeOrphanedJobs(pool)
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown, { job: { attempts, max_attempts: most } }: JobHelpers) => {
        try {
          await (job as Job<JobName>)(payload as never, { isLast: attempts >= most })
        } catch (error) {
          log.error({ err: error, job: name }, 'job failed')
          throw error
        }
      },
    ]),
  )
  return run({ pgPool: pool, taskList, crontab, concurrency: 2, pollInterval: 1000, noHandleSignals: true, logger: quiet(log) })
}
