import type { z } from 'zod'
import type { endRule as contract, RuleVersion } from '#contract/rules.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { nextNumber, openOf, writeVersion } from './draft-rule.ts'
import { proposeRule } from './propose-rule.ts'
import { listVersionRows, lockRule } from './rules.queries.ts'

/** Proposes that a rule ends on a day, for a reason: a version without a text, which somebody else decides as any other. Problems: RULE_STATE, INPUT_INVALID. */
export async function endRule(work: Work, ruleId: string, { effectiveFrom, reason }: z.output<(typeof contract)['body']>): Promise<RuleVersion> {
  if (!(await lockRule(work.trx, work.districtKey, { id: ruleId }))) throw problem('NOT_FOUND')
  const versions = await listVersionRows(work.trx, work.districtKey, ruleId)
  const published = versions.filter((row) => row.state === 'PUBLISHED').toSorted((a, b) => (a.effective_from! < b.effective_from! ? 1 : -1))
  const [last] = published

  const open = openOf(versions)
  if (open) throw problem('RULE_STATE', { state: open.state })
  if (!last || last.ends_because !== null) throw problem('RULE_STATE', { state: last ? 'ENDED' : (versions[0]?.state ?? '') })

  return proposeRule(work, await writeVersion(work, { ruleId, number: nextNumber(versions), rule: last.rule, document: last.document, endsBecause: reason }), effectiveFrom)
}
