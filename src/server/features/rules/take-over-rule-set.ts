import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { listRuleSets as contract } from '#contract/rules.ts'
import type { Rule, RuleDocument } from '#domain/policy/rule.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { nextNumber, openOf, writeVersion } from './draft-rule.ts'
import { proposeRule } from './propose-rule.ts'
import { insertRule, listVersionRows, lockRule, type VersionRow } from './rules.queries.ts'
import { listShipped } from './shipped-sets.ts'

type Taken = 'proposed' | 'unchanged' | 'open'

/**
 * Proposes the rules of a set that came with the software, from a day on. One that the district has word for word stays as it is; one of
 * which a version is being written or waits is left to whoever writes it. Problems: NOT_FOUND, RULE_KEY_TAKEN.
 */
export async function takeOverRuleSet(work: Work, id: string, effectiveFrom: string): Promise<Record<Taken, number>> {
  const set = (await listShipped()).map((one) => one.set).find((one) => one.id === id)
  if (!set) throw problem('NOT_FOUND')

  const counts: Record<Taken, number> = { proposed: 0, unchanged: 0, open: 0 }
  for (const rule of set.rules) counts[await takeOver(work, rule, set.documents.find((one) => one.id === rule.clause.document)!, effectiveFrom)] += 1

  work.record({ action: 'take-over-rules', objectType: 'rule-set', objectId: work.districtKey, areaPath: work.actor.areaPath, details: { set: set.title.zh, ...counts } })
  return counts
}

/** The sets that came with the software, with the number of their rules that would be proposed. */
export async function listRuleSets(work: Work): Promise<z.input<(typeof contract)['response']>> {
  const held = Map.groupBy(await listVersionRows(work.trx, work.districtKey), (row) => row.rule.id)
  const isFresh = (rule: Rule): boolean => isNew(held.get(rule.id) ?? [], rule)
  return { rows: (await listShipped()).map(({ set: { id, title, rules } }) => ({ id, title, rules: rules.length, fresh: rules.filter(isFresh).length })) }
}

async function takeOver(work: Work, rule: Rule, document: RuleDocument, effectiveFrom: string): Promise<Taken> {
  const id = work.newId()
  await insertRule(work.trx, { id, district_key: work.districtKey, key: rule.id, subject: rule.of, created_at: work.now })
  const held = (await lockRule(work.trx, work.districtKey, { key: rule.id }))!
  if (held.subject !== rule.of) throw problem('RULE_KEY_TAKEN', { key: rule.id })
  const versions = await listVersionRows(work.trx, work.districtKey, held.id)
  if (openOf(versions)) return 'open'
  if (!isNew(versions, rule)) return 'unchanged'
  await proposeRule(work, await writeVersion(work, { ruleId: held.id, number: nextNumber(versions), rule, document }), effectiveFrom)
  return 'proposed'
}

/** Whether the text is another than that which is published, and nobody is writing one. */
function isNew(versions: readonly VersionRow[], rule: Rule): boolean {
  const newest = versions.find((row) => row.state === 'PUBLISHED')
  return !openOf(versions) && !(newest && newest.ends_because === null && isDeepStrictEqual(newest.rule, rule))
}
