import type { RuleVersion } from '#contract/rules.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { viewOf } from './draft-rule.ts'
import { listVersionRows, lockVersion, updateVersions } from './rules.queries.ts'

/** Gives up a draft or a proposal; or ends a rule, with all its published versions, so that none of before comes back into force. Problem: RULE_STATE. */
export async function withdrawRule(work: Work, id: string, reason: string): Promise<RuleVersion> {
  const row = await lockVersion(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')

  if (row.state === 'REFUSED' || row.state === 'WITHDRAWN') throw problem('RULE_STATE', { state: row.state })

  const isPublished = row.state === 'PUBLISHED'
  const ended = isPublished ? (await listVersionRows(work.trx, work.districtKey, row.rule_id)).filter((one) => one.state === 'PUBLISHED').map((one) => one.id) : [id]
  await updateVersions(work.trx, work.districtKey, ended, { state: 'WITHDRAWN', ended_at: work.now, ended_by: work.actor.name, reason })
  if (isPublished) await work.enqueue('screen', { districtKey: work.districtKey })

  work.record({ action: 'withdraw-rule', objectType: 'rule', objectId: row.rule_id, areaPath: work.actor.areaPath, details: { rule: row.rule.title.zh, number: row.number, reason } })
  return viewOf(work, row.rule_id, id)
}
