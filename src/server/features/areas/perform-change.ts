import type { AreaChange } from '#contract/areas.ts'
import { Problem, problem } from '#domain/problem/problem.ts'
import { performJob } from '../../http/perform.ts'
import { translated } from '../../http/problem-reply.ts'
import type { Services } from '../../http/work.ts'
import type { JobPayload } from '../../jobs/queue.ts'
import { actorOf, findAccountById } from '../accounts/public.ts'
import { carryOut } from './carry-out.ts'
import type { Neighbours } from './neighbours.ts'
import { previewChange } from './preview-change.ts'
import { takeTurn } from './take-turn.ts'
import { findChange, updateChange, updateProgress } from './versions.queries.ts'

/** The job of a large change: one transaction, its progress told beside it. Broken off it is tried again from its beginning. */
export async function performChange(services: Services, { districtKey, changeId, accountId }: JobPayload['change-areas'], isLast: boolean, neighbours: Neighbours): Promise<void> {
  const account = await findAccountById(services.database, accountId)
  if (!account) return
  const actor = { ...actorOf(account), districtKey }
  const beside = { ...services, database: services.apart }
  try {
    await performJob(services, actor, 'wide', async (work) => {
      await takeTurn(work)
      const row = await findChange(work.trx, districtKey, changeId)
      if (row?.state !== 'QUEUED') return
      const { change, hash } = row.asked as { change: AreaChange; hash: string }
      const { plan, preview } = await previewChange(work, change, neighbours)
      if (preview.hash !== hash) throw problem('AREA_CHANGE_OUTDATED')
      await carryOut(work, { id: changeId, change, plan, preview }, neighbours, (done, of) =>
        performJob(beside, actor, 'wide', (told) => updateProgress(told.trx, changeId, { done, of })),
      )
    })
  } catch (error) {
    const known = error instanceof Problem ? error : translated(error as Error)
    if ((known.code === 'UNAVAILABLE' || known.code === 'CHANGED_MEANWHILE') && !isLast) throw error
    services.log.error({ err: error, changeId }, 'change of areas failed')
    await performJob(services, actor, 'wide', async (work) => {
      if (!(await updateChange(work.trx, changeId, ['QUEUED'], { state: 'FAILED', failure: known.code }))) return
      work.record({ action: 'fail-change', objectType: 'area', objectId: districtKey, areaPath: actor.areaPath, details: { code: known.code, change: changeId } })
    })
  }
}
