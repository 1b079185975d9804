import type { z } from 'zod'
import type { dismissDoubt as contract, Finding } from '#contract/findings.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findingView } from './finding-view.ts'
import { findFinding, lockFindings } from './findings.queries.ts'
import { recordChange } from './record-change.ts'
import { changed } from './settle-finding.ts'

/** Somebody looked at what a later visit said and leaves the problem closed, saying why. */
export async function dismissDoubt(work: Work, id: string, { version, note }: z.output<(typeof contract)['body']>): Promise<Finding> {
  await lockFindings(work.trx, work.districtKey, [id])
  const row = await findFinding(work.trx, work.districtKey, id, work)

  if (!row) throw problem('NOT_FOUND')
  if (row.version !== version) throw problem('CHANGED_MEANWHILE', { version: row.version })

  if (row.doubt === null || row.state !== 'FIXED') throw problem('CASE_STATE')

  const whole = await recordChange(work, row, { doubt: null }, { to: 'FIXED', note, ...(row.doubt.visitId !== null && { visitId: row.doubt.visitId }) })

  work.record({ action: 'dismiss-doubt', objectType: 'finding', objectId: id, areaPath: row.area_path, details: { visit: row.doubt.visitId } })
  const campaign = await getRunningCampaign(work, row.campaign_id)
  return findingView(changed(row, whole), campaign.plan, work.today)
}
