import type { RuleSource } from '#contract/rules.ts'
import type { Rule, RuleClause, RuleDocument } from '#domain/policy/rule.ts'

/** On what a rule stands. A document that is none of those known is said by the title that somebody wrote. */
export function ruleSource({ clause }: Pick<Rule, 'clause'>, document: RuleDocument | null): RuleSource {
  return { document: documentView(clause, document), clause: { at: clause.at, says: 'says' in clause ? clause.says : null, gist: 'gist' in clause ? clause.gist : null } }
}

export function documentView(clause: RuleClause, document: RuleDocument | null): RuleSource['document'] {
  return document ? { title: document.title, number: document.number ?? null } : { title: { zh: clause.document, en: clause.document }, number: null }
}
