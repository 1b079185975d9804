import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { pendingSheet } from './pending-sheet.ts'
import { villageOf } from './village-of.ts'
import { listVersions } from './versions.queries.ts'

/** Of the sheet that the next signature of a village would freeze. */
export async function hashToSign(work: Work, campaignId: string, villageId: string): Promise<string> {
  const campaign = await getRunningCampaign(work, campaignId)
  const place = await villageOf(work, villageId)
  const versions = await listVersions(work.trx, work.districtKey, campaign.id, place.village.path)
  return (await pendingSheet(work, campaign, place, versions, false)).sheet.hash
}
