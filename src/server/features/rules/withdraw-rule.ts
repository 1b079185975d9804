import type { RuleVersion } from '#contract/rules.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { viewOf } from './draft-rule.ts'
import { lockVersion, updateVersions } from './rules.queries.ts'

/** Gives up a draft or a proposal. What was published ends by a proposal (`endRule`). Problem: RULE_STATE. */
export async function withdrawRule(work: Work, id: string, reason: string): Promise<RuleVersion> {
  const row = await lockVersion(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')

  if (row.state !== 'DRAFT' && row.state !== 'PROPOSED') throw problem('RULE_STATE', { state: row.state })

  await updateVersions(work.trx, work.districtKey, [id], { state: 'WITHDRAWN', ended_at: work.now, ended_by: work.actor.name, reason })

  work.record({ action: 'withdraw-rule', objectType: 'rule', objectId: row.rule_id, areaPath: work.actor.areaPath, details: { rule: row.rule.title.zh, number: row.number, reason } })
  return viewOf(work, row.rule_id, id)
}
