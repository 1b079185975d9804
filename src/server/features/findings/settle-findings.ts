import type { z } from 'zod'
import type { settleFindings as contract } from '#contract/findings.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { gapKinds } from '#domain/casework/case-plan.ts'
import type { FindingState } from '#domain/casework/transition.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { listFindingsById, lockFindings, type FindingChange } from './findings.queries.ts'
import { recordChange } from './record-change.ts'

/**
 * Gives several open problems one measure, owner or day at once. All of them, or none: a problem that somebody changed meanwhile
 * or that is closed by now refuses the whole, naming it.
 */
export async function settleFindings(work: Work, campaignId: string, body: z.output<(typeof contract)['body']>): Promise<{ settled: number }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const versions = new Map(body.findings.map((one) => [one.id, one.version]))
  await lockFindings(work.trx, work.districtKey, [...versions.keys()])
  const rows = await listFindingsById(work.trx, work.districtKey, [...versions.keys()], work)

  if (rows.length < versions.size || rows.some((row) => row.campaign_id !== campaignId)) throw problem('NOT_FOUND')
  const changedSince = rows.filter((row) => versions.get(row.id) !== row.version)
  if (changedSince.length > 0) throw problem('CHANGED_MEANWHILE', { findings: changedSince.map((row) => row.id) })

  const { measure, ownerUnit, ownerPerson, due, gap } = body
  const change: FindingChange = {
    ...(measure !== undefined && { measure }),
    ...(ownerUnit !== undefined && { owner_unit: ownerUnit }),
    ...(ownerPerson !== undefined && { owner_person: ownerPerson }),
    ...(due !== undefined && { due_date: due }),
    ...(gap !== undefined && { gap }),
  }
  const issues = [
    ...(Object.keys(change).length === 0 ? [{ path: 'measure', code: 'NOTHING_TO_CHANGE' }] : []),
    ...(due !== undefined && !isPlainDate(due) ? [{ path: 'due', code: 'date' }] : []),
    ...(due !== undefined && rows.some((row) => due < row.found_on) ? [{ path: 'due', code: 'DUE_BEFORE_FOUND' }] : []),
    ...(gap !== undefined && !gapKinds(campaign.plan).some((kind) => kind.id === gap) ? [{ path: 'gap', code: 'GAP_UNKNOWN' }] : []),
  ]
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })
  const closed = rows.filter((row) => row.state === 'FIXED')
  if (closed.length > 0) throw problem('FINDING_STATE', { findings: closed.map((row) => row.id) })

  for (const row of rows) {
    await recordChange(work, row, change, { to: row.state as FindingState, note: body.note })
    work.record({ action: 'settle-finding', objectType: 'finding', objectId: row.id, areaPath: row.area_path, details: { from: row.state, to: row.state, together: rows.length } })
  }
  return { settled: rows.length }
}
