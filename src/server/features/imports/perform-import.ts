import { Problem } from '#domain/problem/problem.ts'
import { performJob } from '../../http/perform.ts'
import { translated } from '../../http/problem-reply.ts'
import type { Actor, Services, Work } from '../../http/work.ts'
import type { JobPayload } from '../../jobs/queue.ts'
import { actorOf, findAccountById, isOpen } from '../accounts/public.ts'
import { importRows } from './import-rows.ts'
import { changeState, updateProgress } from './imports.queries.ts'
import type { Report } from './report.ts'
import { takeBack } from './undo-import.ts'

/** Work on an import that takes its time: while it is under way, and what it is when it comes to nothing. */
interface Long {
  readonly from: readonly string[]
  readonly during: string
  readonly failed: string
  readonly failure: string
  readonly run: (work: Work, importId: string, report: Report) => Promise<unknown>
}

const importing: Long = { from: ['QUEUED', 'RUNNING'], during: 'RUNNING', failed: 'FAILED', failure: 'fail-import', run: importRows }
const undoing: Long = { from: ['UNDOING'], during: 'UNDOING', failed: 'DONE', failure: 'fail-undo-import', run: takeBack }

/** The job of an import that somebody started. */
export function performImport(services: Services, payload: JobPayload['run-import'], isLast: boolean): Promise<void> {
  return perform(services, payload, isLast, importing)
}

/** The job that takes a large import back. */
export function performUndo(services: Services, payload: JobPayload['undo-import'], isLast: boolean): Promise<void> {
  return perform(services, payload, isLast, undoing)
}

/**
 * Its progress is told in small transactions of its own; what it changes is one transaction. Broken off it is tried again from
 * its beginning; done, it is never done twice.
 */
async function perform(services: Services, { importId, accountId, districtKey }: JobPayload['run-import'], isLast: boolean, long: Long): Promise<void> {
  const account = await findAccountById(services.database, accountId)
  if (!account || account.district_key !== districtKey) return
  const actor = actorOf(account)
  const isMine = await performJob(services, actor, 'wide', (work) => changeState(work.trx, districtKey, importId, long.from, { state: long.during }))
  if (!isMine) return
  // Whoever asked for it has left meanwhile: nothing is done for somebody who may no longer act.
  if (!isOpen(account, services.clock.today())) return fail(services, actor, importId, long, 'NOT_ALLOWED')
  try {
    await performJob(services, actor, 'wide', (work) => long.run(work, importId, reportTo(services, actor, importId)))
  } catch (error) {
    const known = error instanceof Problem ? error : translated(error as Error)
    const isPassing = known.code === 'UNAVAILABLE' || known.code === 'CHANGED_MEANWHILE'
    if (isPassing && !isLast) throw error
    services.log.error({ err: error, importId }, long.failure)
    await fail(services, actor, importId, long, known.code)
  }
}

async function fail(services: Services, actor: Actor, importId: string, { during, failed, failure }: Long, code: string): Promise<void> {
  await performJob(services, actor, 'wide', async (work) => {
    if (!(await changeState(work.trx, work.districtKey, importId, [during], { state: failed, failure: code }))) return
    work.record({ action: failure, objectType: 'import', objectId: importId, areaPath: actor.areaPath, details: { code } })
  })
}

const steps = 40

// Through connections apart: the work holds one of the others while it waits for this.
function reportTo({ apart, ...services }: Services, actor: Actor, importId: string): Report {
  const beside = { ...services, apart, database: apart }
  let told = 0
  return async (done, of) => {
    if (done - told < of / steps) return
    told = done
    await performJob(beside, actor, 'wide', (work) => updateProgress(work.trx, work.districtKey, importId, { done, of }))
  }
}
