import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { takeOverRules as contract } from '#contract/rules.ts'
import type { Rule, RuleDocument } from '#domain/policy/rule.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustBeSound } from './check-rule.ts'
import { nextNumber, openOf, ruleOf, writeDraft } from './draft-rule.ts'
import { insertRule, listVersionRows, lockRule } from './rules.queries.ts'

type Body = z.output<(typeof contract)['body']>
type Taken = 'drafted' | 'unchanged' | 'open'

/**
 * Makes drafts of the rules of a set. One that the district has word for word stays as it is; one of which a version is being written or
 * waits is left to whoever writes it. Problem: RULE_INVALID.
 */
export async function takeOverRules(work: Work, { documents, rules: texts }: Body): Promise<Record<Taken, number>> {
  const rules = texts.map(ruleOf)
  for (const rule of rules) mustBeSound(rule)
  const counts: Record<Taken, number> = { drafted: 0, unchanged: 0, open: 0 }
  for (const rule of rules) counts[await takeOver(work, rule, documentOf(documents, rule))] += 1

  await work.record({ action: 'take-over-rules', objectType: 'rule', objectId: work.districtKey, areaPath: work.actor.areaPath, details: counts })
  return counts
}

async function takeOver(work: Work, rule: Rule, document: RuleDocument | null): Promise<Taken> {
  const id = work.newId()
  await insertRule(work.trx, { id, district_key: work.districtKey, key: rule.id, subject: rule.of, created_at: work.now })
  const held = (await lockRule(work.trx, work.districtKey, { key: rule.id }))!
  if (held.subject !== rule.of) throw problem('RULE_KEY_TAKEN', { key: rule.id })
  const versions = await listVersionRows(work.trx, work.districtKey, held.id)
  if (openOf(versions)) return 'open'
  const newest = versions.find((row) => row.state === 'PUBLISHED')
  if (newest && isDeepStrictEqual(newest.rule, rule)) return 'unchanged'
  await writeDraft(work, held.id, nextNumber(versions), rule, document)
  return 'drafted'
}

function documentOf(documents: Body['documents'], rule: Rule): RuleDocument | null {
  const found = documents.find((one) => one.id === rule.clause.document)
  return found ? { id: found.id, title: { zh: found.title.zh, en: found.title.en || found.title.zh }, ...(found.number && { number: found.number }), ...(found.from && { from: found.from }) } : null
}
