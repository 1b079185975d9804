import { holdAreas as holdAreasAsTheyAre } from '../../database/area-turn.queries.ts'
import { performJob } from '../../http/perform.ts'
import { upkeepActor } from '../../http/system-actor.ts'
import type { Actor, Services, Work } from '../../http/work.ts'
import type { JobPayload } from '../../jobs/queue.ts'
import { endAlerts, raiseAlertsIn } from '../alerts/public.ts'
import { loadParameters } from '../registry/public.ts'
import { listDistrictsWithRules, listValidRules, type ValidRule } from '../rules/public.ts'
import { listInhabited, selectFactsText } from './facts.queries.ts'
import { piecesOf } from './pieces-of-areas.ts'
import { forgetEmptyAreas, forgetResults, holdAreas, selectKept, storeChanges, storeCounts } from './results.queries.ts'
import { ScreeningThread } from './screen-in-thread.ts'
import { screenerOf, type AreasText, type FoundAreas, type ScreenOrder } from './screen-text.ts'
import { rowsIn } from './text-columns.ts'

// While the thread reads one piece, the database gives and takes others.
const lanes = 3

/** The job: one village, one district, or all of them. In pieces, each a transaction of its own; done again it comes to the same. */
export async function screenAreas(services: Services, { districtKey, areaPath }: JobPayload['screen']): Promise<void> {
  for (const district of await listDistrictsWithRules(services.database)) {
    if (districtKey !== undefined && district.districtKey !== districtKey) continue
    const actor = upkeepActor(district)
    await (areaPath === undefined ? screenDistrict(services, actor) : screenVillage(services, actor, areaPath))
  }
}

/** What the valid rules of a district come to for all its households. */
async function screenDistrict(services: Services, actor: Actor): Promise<void> {
  const { rules, order, areas } = await performJob(services, actor, 'wide', async (work) => {
    const asked = await orderOf(work)
    await endAlerts(work)
    if (asked.rules.length === 0) await forgetResults(work.trx, work.districtKey)
    return { ...asked, areas: await listInhabited(work.trx, work.districtKey) }
  })
  if (rules.length === 0) return
  const thread = new ScreeningThread(order)
  try {
    const pieces = piecesOf(areas)
    const lane = async (): Promise<void> => {
      for (const { paths } of pieces) await performJob(services, actor, 'wide', (work) => screenPiece(work, rules, paths, (text) => thread.screen(text)))
    }
    // None is left behind in its transaction when another fails.
    const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  } finally {
    await thread.close()
  }
  await performJob(services, actor, 'wide', (work) => forgetEmptyAreas(work.trx, work.districtKey))
}

/** The same for one village of which something changed; small enough to be done here. */
async function screenVillage(services: Services, actor: Actor, path: string): Promise<void> {
  await performJob(services, actor, 'wide', async (work) => {
    const { rules, order } = await orderOf(work)
    const screen = screenerOf(order)
    await screenPiece(work, rules, [path], async (text) => screen(text))
  })
}

async function orderOf(work: Work): Promise<{ rules: readonly ValidRule[]; order: ScreenOrder }> {
  const rules = await listValidRules(work, work.today)
  return { rules, order: { districtKey: work.districtKey, today: work.today, rules: rules.map(({ ruleId, versionId, rule }) => ({ ruleId, versionId, rule })), parameters: await loadParameters(work) } }
}

// All is held before it is read, though both are sent together: what a write changes meanwhile it puts in the place of this.
async function screenPiece(work: Work, rules: readonly ValidRule[], paths: readonly string[], screen: (text: AreasText) => Promise<FoundAreas>): Promise<void> {
  const { trx, districtKey } = work
  const [, , facts, kept] = await Promise.all([holdAreasAsTheyAre(trx, districtKey), holdAreas(trx, paths), selectFactsText(trx, districtKey, paths), selectKept(trx, districtKey, { paths })])
  const { gone, fresh, counts } = await screen({ facts, kept })
  await Promise.all([storeChanges(trx, districtKey, { gone: rowsIn(gone), fresh: rowsIn(fresh) }), storeCounts(trx, districtKey, paths, rules, counts, work)])
  await raiseAlertsIn(work, paths, rules)
}
