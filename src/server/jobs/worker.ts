import { setTimeout as sleep } from 'node:timers/promises'
import { Logger as WorkerLogger, run, runMigrations, type JobHelpers, type Runner, type TaskList } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from 'pino'
import { freeOrphanedJobs, listSameWaiting, takeOff } from './jobs.queries.ts'
import type { JobName, JobPayload } from './queue.ts'

/** `isLast`: nobody tries again when this try fails. */
export type Job<N extends JobName> = (payload: JobPayload[N], attempt: { readonly isLast: boolean }) => Promise<void>
export type Jobs = { readonly [N in JobName]?: Job<N> }

const quiet = (log: Logger) => new WorkerLogger(() => (level, message) => { if (level === 'error') log.error({ message }, 'job queue') })

/** Makes the tables of the queue; they are its own and no migration of ours names them. */
export function prepareQueue(pool: pg.Pool, log: Logger): Promise<void> {
  return runMigrations({ pgPool: pool, logger: quiet(log) })
}

export interface Worker {
  stop(): Promise<void>
}

// In batches the queue tries again to say that a job is done or failed; one by one it would take the process with it.
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }
const restAfterFailure = 1000

/** Works the queue off in this process, and begins anew when the database was away for longer than the queue bears. */
export async function startWorker(pool: pg.Pool, log: Logger, jobs: Jobs, crontab: string): Promise<Worker> {
  const start = async (): Promise<Runner> => {
    await freeOrphanedJobs(pool)
    return run({ pgPool: pool, taskList: tasksOf(pool, jobs, log), crontab, concurrency: 3, pollInterval: 1000, noHandleSignals: true, logger: quiet(log), preset })
  }
  let isStopping = false
  let runner: Runner | undefined = await start()
  const ended = (async () => {
    while (!isStopping) {
      try {
        runner ??= await start()
        await runner.promise
      } catch (error) {
        log.error({ err: error }, 'job queue')
      }
      if (isStopping) return
      runner = undefined
      await sleep(restAfterFailure)
    }
  })()
  return {
    async stop() {
      isStopping = true
      await runner?.stop().catch(() => undefined)
      await ended
    },
  }
}

/**
 * A job sees all that was written before it began, and so does the work of those that waited by then for the very same: it is done for
 * them too. Twenty rules published one after another look at a district once or twice, not twenty times.
 */
function tasksOf(pool: pg.Pool, jobs: Jobs, log: Logger): TaskList {
  return Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown, { job: { id, attempts, max_attempts: most } }: JobHelpers) => {
        try {
          const same = await listSameWaiting(pool, id)
          await (job as Job<JobName>)(payload as never, { isLast: attempts >= most })
          if (same.length > 0) await takeOff(pool, same)
        } catch (error) {
          log.error({ err: error, job: name }, 'job failed')
          throw error
        }
      },
    ]),
  )
}
