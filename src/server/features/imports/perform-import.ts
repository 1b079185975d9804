import { Problem } from '#domain/problem/problem.ts'
import { performJob } from '../../http/perform.ts'
import { translated } from '../../http/problem-reply.ts'
import type { Actor, Services } from '../../http/work.ts'
import type { JobPayload } from '../../jobs/queue.ts'
import { actorOf, findAccountById, isOpen } from '../accounts/public.ts'
import { importRows, type Report } from './import-rows.ts'
import { changeState, updateProgress } from './imports.queries.ts'

/**
 * The job of an import that somebody started. Its progress is told in small transactions of its own; what it brings in
 * is one transaction. Broken off it is tried again from its beginning; done, it is never done twice.
 */
export async function performImport(services: Services, { importId, accountId, districtKey }: JobPayload['run-import'], isLast: boolean): Promise<void> {
  const account = await findAccountById(services.database, accountId)
  if (!account || account.district_key !== districtKey) return
  const actor = actorOf(account)
  const isMine = await performJob(services, actor, 'wide', (work) => changeState(work.trx, districtKey, importId, ['QUEUED', 'RUNNING'], { state: 'RUNNING' }))
  if (!isMine) return
  // Whoever asked for it has left meanwhile: nothing is brought in for somebody who may no longer act.
  if (!isOpen(account, services.clock.today())) return fail(services, actor, importId, 'NOT_ALLOWED')
  try {
    await performJob(services, actor, 'wide', (work) => importRows(work, importId, reportTo(services, actor, importId)))
  } catch (error) {
    const known = error instanceof Problem ? error : translated(error as Error)
    const isPassing = known.code === 'UNAVAILABLE' || known.code === 'CHANGED_MEANWHILE'
    if (isPassing && !isLast) throw error
    services.log.error({ err: error, importId }, 'import failed')
    await fail(services, actor, importId, known.code)
  }
}

async function fail(services: Services, actor: Actor, importId: string, code: string): Promise<void> {
  await performJob(services, actor, 'wide', async (work) => {
    if (!(await changeState(work.trx, work.districtKey, importId, ['RUNNING'], { state: 'FAILED', failure: code }))) return
    await work.record({ action: 'fail-import', objectType: 'import', objectId: importId, areaPath: actor.areaPath, details: { code } })
  })
}

const steps = 40

// Through connections apart: the import holds one of the others while it waits for this.
function reportTo({ apart, ...services }: Services, actor: Actor, importId: string): Report {
  const beside = { ...services, apart, database: apart }
  let told = 0
  return async (done, of) => {
    if (done - told < Math.max(100, of / steps)) return
    told = done
    await performJob(beside, actor, 'wide', (work) => updateProgress(work.trx, work.districtKey, importId, { done, of }))
  }
}
