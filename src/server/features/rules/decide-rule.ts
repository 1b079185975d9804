import type { RuleVersion } from '#contract/rules.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mayFollow } from '../accounts/public.ts'
import { mustBeSound } from './check-rule.ts'
import { viewOf } from './draft-rule.ts'
import { listVersionRows, lockVersion, updateVersions, type VersionRow } from './rules.queries.ts'
import { hands } from './version-view.ts'

/**
 * Publishes a proposal: from its day on it holds and never changes. One whose day has passed while it waited holds from today.
 * Problems: RULE_STATE, SAME_PERSON, RULE_INVALID.
 */
export async function approveRule(work: Work, id: string): Promise<RuleVersion> {
  const row = await proposed(work, id)
  if (row.ends_because === null) mustBeSound(row.rule)

  const from = row.effective_from! < work.today ? work.today : row.effective_from!
  await updateVersions(work.trx, work.districtKey, [id], { state: 'PUBLISHED', effective_from: from, decided_at: work.now, decided_by: work.actor.name })
  if (row.ends_because !== null) await withdrawComing(work, row, from)
  if (from <= work.today) work.enqueue('screen', { districtKey: work.districtKey })

  work.record({ action: row.ends_because === null ? 'approve-rule' : 'approve-rule-end', objectType: 'rule', objectId: row.rule_id, areaPath: work.actor.areaPath, details: { rule: row.rule.title.zh, number: row.number, from, ...(row.ends_because !== null && { ends: row.ends_because }) } })
  return viewOf(work, row.rule_id, id)
}

/** What was to begin only after the end of its rule would bring it back into force. */
async function withdrawComing(work: Work, end: VersionRow, from: string): Promise<void> {
  const coming = (await listVersionRows(work.trx, work.districtKey, end.rule_id)).filter((row) => row.state === 'PUBLISHED' && row.effective_from! > from)
  if (coming.length > 0) await updateVersions(work.trx, work.districtKey, coming.map((row) => row.id), { state: 'WITHDRAWN', ended_at: work.now, ended_by: work.actor.name, reason: end.ends_because! })
}

/** Refuses a proposal with a reason. Problems: RULE_STATE, SAME_PERSON. */
export async function refuseRule(work: Work, id: string, reason: string): Promise<RuleVersion> {
  const row = await proposed(work, id)

  await updateVersions(work.trx, work.districtKey, [id], { state: 'REFUSED', decided_at: work.now, decided_by: work.actor.name, reason })

  work.record({ action: 'refuse-rule', objectType: 'rule', objectId: row.rule_id, areaPath: work.actor.areaPath, details: { rule: row.rule.title.zh, number: row.number, reason } })
  return viewOf(work, row.rule_id, id)
}

async function proposed(work: Work, id: string): Promise<VersionRow> {
  const row = await lockVersion(work.trx, work.districtKey, id)
  if (!row) throw problem('NOT_FOUND')
  for (const by of hands(row)) mayFollow(work, by)
  if (row.state !== 'PROPOSED') throw problem('RULE_STATE', { state: row.state })
  return row
}
