import { compile, isCompiled } from '#domain/policy/compile.ts'
import { factsBehind, type FactRead } from '#domain/policy/facts-behind.ts'
import type { Rule } from '#domain/policy/rule.ts'
import type { Work } from '../../http/work.ts'
import { readerOf } from '../telling/public.ts'
import { loadHouseholdFacts } from './household-facts.ts'

/** Somebody in a list of a rule. */
export interface Listed {
  readonly householdId: string
  readonly personId: string | null
  readonly rule: Pick<Rule, 'of' | 'when'>
}

/** For each line of a page why it stands there: the facts of today that decided, as whoever asks may know them. */
export async function factsBehindRules(work: Work, lines: readonly Listed[]): Promise<FactRead[][]> {
  const facts = await loadHouseholdFacts(work, [...new Set(lines.map((line) => line.householdId))])
  const reader = await readerOf(work)
  return lines.map(({ householdId, personId, rule }) => {
    const own = facts.get(householdId)
    const compiled = compile(rule.when, rule.of)
    return own && isCompiled(compiled) ? factsBehind(compiled, own, personId).filter(({ value }) => ![value].flat().some((one) => reader.hides(one))) : []
  })
}
