import type { RuleSource } from '#contract/rules.ts'
import type { Rule, RuleDocument } from '#domain/policy/rule.ts'

/** On what a rule stands. */
export function ruleSource({ clause }: Pick<Rule, 'clause'>, document: RuleDocument | null): RuleSource {
  return { document: document && { title: document.title, number: document.number ?? null }, clause: { at: clause.at, says: 'says' in clause ? clause.says : null, gist: 'gist' in clause ? clause.gist : null } }
}
