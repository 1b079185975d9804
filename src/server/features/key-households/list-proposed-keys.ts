import type { ProposedKey } from '#contract/key-households.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { townNameOf } from '../findings/public.ts'
import { countProposedKeys, listProposedKeyRows } from './proposed-keys.queries.ts'

const shown = 100

/** Households that a visit proposed for the key list and of which nobody has decided yet. */
export async function listProposedKeys(work: Work, campaignId: string): Promise<{ rows: ProposedKey[]; total: number }> {
  await getRunningCampaign(work, campaignId)
  const { trx, districtKey, actor } = work
  const rows = await listProposedKeyRows(trx, districtKey, work, actor.scope, campaignId, shown)
  return {
    rows: rows.map((row) => ({ householdId: row.household_id, headName: row.head_name, areaName: row.area_name, townName: townNameOf(row), on: row.on, by: row.by_name ?? '', visitId: row.visit_id })),
    total: rows.length < shown ? rows.length : await countProposedKeys(trx, districtKey, work, actor.scope, campaignId),
  }
}
