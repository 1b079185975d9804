import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { listRuleSets as listContract, takeOverRules as contract } from '#contract/rules.ts'
import type { Rule, RuleDocument } from '#domain/policy/rule.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustBeSound } from './check-rule.ts'
import { nextNumber, openOf, ruleOf, writeDraft } from './draft-rule.ts'
import { insertRule, listVersionRows, lockRule, type VersionRow } from './rules.queries.ts'
import { listShippedSets } from './shipped-sets.ts'

type Body = z.output<(typeof contract)['body']>
type Taken = 'drafted' | 'unchanged' | 'open'

/**
 * Makes drafts of the rules of a set. One that the district has word for word stays as it is; one of which a version is being written or
 * waits is left to whoever writes it. Problem: RULE_INVALID.
 */
export function takeOverRules(work: Work, { documents, rules }: Body): Promise<Record<Taken, number>> {
  return takeOverAll(work, documents.map(documentOf), rules.map(ruleOf))
}

/** The same with a set that came with the software. Problem: NOT_FOUND. */
export async function takeOverRuleSet(work: Work, id: string): Promise<Record<Taken, number>> {
  const set = (await listShippedSets()).find((one) => one.id === id)
  if (!set) throw problem('NOT_FOUND')
  return takeOverAll(work, set.documents, set.rules)
}

/** The sets that came with the software, with the number of their rules that would become drafts. */
export async function listRuleSets(work: Work): Promise<z.input<(typeof listContract)['response']>> {
  const held = Map.groupBy(await listVersionRows(work.trx, work.districtKey), (row) => row.rule.id)
  const isFresh = (rule: Rule): boolean => isNew(held.get(rule.id) ?? [], rule)
  return { rows: (await listShippedSets()).map(({ id, title, rules }) => ({ id, title, rules: rules.length, fresh: rules.filter(isFresh).length })) }
}

async function takeOverAll(work: Work, documents: readonly RuleDocument[], rules: readonly Rule[]): Promise<Record<Taken, number>> {
  for (const rule of rules) mustBeSound(rule)
  const counts: Record<Taken, number> = { drafted: 0, unchanged: 0, open: 0 }
  for (const rule of rules) counts[await takeOver(work, rule, documents.find((one) => one.id === rule.clause.document) ?? null)] += 1

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
  if (!isNew(versions, rule)) return 'unchanged'
  await writeDraft(work, held.id, nextNumber(versions), rule, document)
  return 'drafted'
}

/** Whether the text is another than that which is published, and nobody is writing one. */
function isNew(versions: readonly VersionRow[], rule: Rule): boolean {
  const newest = versions.find((row) => row.state === 'PUBLISHED')
  return !openOf(versions) && !(newest && isDeepStrictEqual(newest.rule, rule))
}

function documentOf({ id, title, number, from }: Body['documents'][number]): RuleDocument {
  return { id, title: { zh: title.zh, en: title.en || title.zh }, ...(number && { number }), ...(from && { from }) }
}
