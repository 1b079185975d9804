import type { RuleVersion } from '#contract/rules.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustBeSound } from './check-rule.ts'
import { viewOf } from './draft-rule.ts'
import { lockVersion, updateVersions } from './rules.queries.ts'

/** Proposes a draft with the first day on which it is to hold; what was judged before that day stays as it was. Problems: RULE_STATE, RULE_INVALID. */
export async function proposeRule(work: Work, id: string, effectiveFrom: string): Promise<RuleVersion> {
  const row = await lockVersion(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')

  if (row.state !== 'DRAFT') throw problem('RULE_STATE', { state: row.state })
  if (effectiveFrom < work.today) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'effectiveFrom', code: 'date' }] })
  if (row.ends_because === null) mustBeSound(row.rule)

  await updateVersions(work.trx, work.districtKey, [id], { state: 'PROPOSED', effective_from: effectiveFrom, proposed_at: work.now, proposed_by_id: work.actor.accountId, proposed_by: work.actor.name })

  work.record({ action: row.ends_because === null ? 'propose-rule' : 'propose-rule-end', objectType: 'rule', objectId: row.rule_id, areaPath: work.actor.areaPath, details: { rule: row.rule.title.zh, number: row.number, from: effectiveFrom, ...(row.ends_because !== null && { ends: row.ends_because }) } })
  return viewOf(work, row.rule_id, id)
}
