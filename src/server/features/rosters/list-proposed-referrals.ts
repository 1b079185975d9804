import type { z } from 'zod'
import type { listProposedReferrals as route } from '#contract/rosters.ts'
import { departmentsOf } from '#domain/casework/case-plan.ts'
import { inOrder } from '#domain/reporting/place-and-name.ts'
import { referralsProposed } from '#domain/roster/particulars.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { listReferredTo } from '../referrals/public.ts'
import { soundOf } from '../../name-sound.ts'
import { listEntriesAnswering } from './entries.queries.ts'
import { entryViews } from './entry-view.ts'

type Proposed = z.input<typeof route.response>['rows'][number]

/**
 * Households of which the roster says that a department should know them (J-22: clearly disabled and without a card), and that
 * nobody has referred to it yet. Nobody is referred by it: that is for a person to do. What may not be read proposes nothing.
 */
export async function listProposedReferrals(work: Work, campaignId: string): Promise<{ rows: Proposed[] }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const { sources } = campaign.plan
  const asking = sources.flatMap(({ id, asks = [] }) => asks.filter((ask) => ask.refersTo !== undefined).map((ask) => ({ source: id, ask: ask.id })))
  const entries = await listEntriesAnswering(work.trx, work.districtKey, campaign.id, { who: work, scope: work.actor.scope, asking })
  const referred = await listReferredTo(work.trx, work.districtKey, campaign.id, entries.map((entry) => entry.household_id))
  const departments = departmentsOf(campaign.plan)
  const rows = (await entryViews(work, campaign, entries)).flatMap((entry) =>
    referralsProposed(sources, entry.sources, entry.particulars).flatMap(({ ask, to }): Proposed[] => {
      const department = departments.find((one) => one.id === to)
      if (!department || referred.has(`${entry.householdId} ${to}`)) return []
      return [{ entryId: entry.id, householdId: entry.householdId, headName: entry.headName, areaName: entry.areaName, department: { id: to, title: department.title }, why: ask.title }]
    }),
  )
  return { rows: rows.toSorted((a, b) => inOrder(soundOf(a.headName).order, soundOf(b.headName).order)) }
}
