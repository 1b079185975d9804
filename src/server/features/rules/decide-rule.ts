import type { RuleVersion } from '#contract/rules.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mayFollow } from '../accounts/public.ts'
import { mustBeSound } from './check-rule.ts'
import { viewOf } from './draft-rule.ts'
import { lockVersion, updateVersions, type VersionRow } from './rules.queries.ts'
import { hands } from './version-view.ts'

/**
 * Publishes a proposal: from its day on it holds and never changes. One whose day has passed while it waited holds from today.
 * Problems: RULE_STATE, SAME_PERSON, RULE_INVALID.
 */
export async function approveRule(work: Work, id: string): Promise<RuleVersion> {
  const row = await proposed(work, id)
  mustBeSound(row.rule)

  const from = row.effective_from! < work.today ? work.today : row.effective_from!
  await updateVersions(work.trx, work.districtKey, [id], { state: 'PUBLISHED', effective_from: from, decided_at: work.now, decided_by: work.actor.name })
  if (from <= work.today) await work.enqueue('screen', { districtKey: work.districtKey })

  work.record({ action: 'approve-rule', objectType: 'rule', objectId: row.rule_id, areaPath: work.actor.areaPath, details: { rule: row.rule.title.zh, number: row.number, from } })
  return viewOf(work, row.rule_id, id)
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
