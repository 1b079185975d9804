import type { Work } from '../../http/work.ts'
import { listRaising, listStopped } from '../rules/public.ts'
import { closeUnbegun, listRulesWithUnbegun } from './end-alerts.queries.ts'

/**
 * Alerts at which nobody began end with their rule, or with the version of it that raises none any more, in the words of whoever ended it.
 * Where somebody is on the way already it is still to be said what came of it.
 */
export async function endAlerts(work: Work): Promise<void> {
  const { trx, districtKey } = work
  const raising = await listRaising(work)
  const waiting = (await listRulesWithUnbegun(trx, districtKey)).filter((id) => !raising.has(id))
  if (waiting.length === 0) return
  await closeUnbegun(trx, districtKey, { now: work.now, today: work.today, byId: work.actor.accountId }, await listStopped(work, waiting))
}
