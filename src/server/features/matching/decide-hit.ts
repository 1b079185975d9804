import type { z } from 'zod'
import type { decideHit as route } from '#contract/matching.ts'
import { proposedFollowUp, type DatasetCode } from '#domain/matching/datasets.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findStanding, lockHit, updateVerdict } from './hits.queries.ts'
import { saidAtOf } from './said-at.ts'

/**
 * What a person makes of a hit (N-05). Whoever sets it aside says why; of one that matters it is said what is to be done, and
 * somebody does it: nothing stops or changes by this.
 */
export async function decideHit(work: Work, id: string, { verdict, follow, reason, saidAt }: z.output<typeof route.body>): Promise<{ id: string }> {
  const hit = await lockHit(work.trx, work.districtKey, work.actor.scope, id)
  if (!hit) throw problem('NOT_FOUND')

  if (saidAtOf(hit) !== saidAt) throw problem('MATCH_DECIDED', { verdict: hit.state, by: hit.decided_by })
  const matters = verdict === 'TRUE_MATTERS'
  if (!matters && reason === '') throw problem('MATCH_REASON_NEEDED')
  const usual = async () => {
    const { is_alone: isAlone, is_aid_own: isAidOwn } = await findStanding(work.trx, work.districtKey, id, work.today)
    return proposedFollowUp(hit.dataset as DatasetCode, { isAlone, isAidOwn })
  }
  const next = matters ? (follow ?? (await usual())) : null

  await updateVerdict(work.trx, work.districtKey, id, { state: verdict, follow: next, reason, at: work.now, by: work.actor.name })

  work.record({ action: 'decide-match', objectType: 'match-hit', objectId: id, areaPath: hit.area_path, details: { dataset: hit.dataset, verdict, ...(next && { follow: next }), ...(hit.state !== 'OPEN' && { was: hit.state }) } })
  return { id }
}
