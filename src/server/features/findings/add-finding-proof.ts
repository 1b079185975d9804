import type { Finding } from '#contract/findings.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { recogniseScan, storeAttachment } from '../attachments/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findingView } from './finding-view.ts'
import { findFinding, lockFindings, updateFinding } from './findings.queries.ts'

/** A photo or scan that shows what was done; kept sealed. A later one takes its place, the earlier one stays in the store. */
export async function addFindingProof(work: Work, id: string, file: Uint8Array, name: string): Promise<Finding> {
  await lockFindings(work.trx, work.districtKey, [id])
  const row = await findFinding(work.trx, work.districtKey, id, work)

  if (!row) throw problem('NOT_FOUND')

  const scan = recogniseScan(file, name)

  const attachment = await storeAttachment(work, { areaPath: row.area_path, ...scan, bytes: file })
  await updateFinding(work.trx, work.districtKey, id, { proof_id: attachment.id })

  work.record({ action: 'add-finding-proof', objectType: 'finding', objectId: id, areaPath: row.area_path, details: { attachment: attachment.id, digest: attachment.digest } })
  const campaign = await getRunningCampaign(work, row.campaign_id)
  return findingView({ ...row, proof_id: attachment.id, proof_name: scan.name, version: row.version + 1 }, campaign.plan, work.today)
}
