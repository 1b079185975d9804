import { addDays } from '#domain/calendar/plain-date.ts'
import { performJob } from '../../http/perform.ts'
import { upkeepActor } from '../../http/system-actor.ts'
import type { Services, Work } from '../../http/work.ts'
import { listDistrictsWithCampaigns } from './labels.global.queries.ts'
import { hold, holdFree, listStale, waitForTurn } from './labels.queries.ts'
import { computeLabels } from './refresh-labels.ts'

const atOnce = 200
const beforeAll = '00000000-0000-0000-0000-000000000000'

/**
 * Labels of every household that are of an earlier day are computed anew: somebody of 79 enters "80 or over" on the birthday
 * without anybody editing. In pieces, each a transaction of its own; broken off, the next run finds what is left.
 * `evenOfToday`: a campaign was opened, so labels of today lack its groups.
 * @param follow what stands on labels elsewhere, in the same transaction
 */
export async function refreshStaleLabels(services: Services, evenOfToday = false, follow: Follow = async () => undefined): Promise<void> {
  const { clock } = services
  const olderThan = evenOfToday ? addDays(clock.today(), 1) : clock.today()
  for (const district of await listDistrictsWithCampaigns(services.database)) {
    const actor = upkeepActor(district)
    const busy: string[] = []
    for (let after: string | undefined = beforeAll; after !== undefined; ) {
      const piece = await performJob(services, actor, 'wide', async (work) => {
        await waitForTurn(work.trx, work.districtKey)
        const ids = await listStale(work.trx, work.districtKey, olderThan, after!, atOnce)
        return { ids, held: await refreshHeld(work, await holdFree(work.trx, work.districtKey, ids), follow) }
      })
      busy.push(...piece.ids.filter((id) => !piece.held.has(id)))
      after = piece.ids.at(-1)
    }
    // Whoever writes to one of these is waited for, and nobody waits meanwhile for another.
    for (const id of busy) await performJob(services, actor, 'wide', async (work) => refreshHeld(work, await hold(work.trx, work.districtKey, id), follow))
  }
}

type Follow = (work: Work, householdIds: readonly string[]) => Promise<void>

// They are read once they are held: what somebody else changes meanwhile is not overwritten by what was there before.
async function refreshHeld(work: Work, ids: readonly string[], follow: Follow): Promise<ReadonlySet<string>> {
  await computeLabels(work, ids)
  await follow(work, ids)
  return new Set(ids)
}
