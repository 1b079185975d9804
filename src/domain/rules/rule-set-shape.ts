import { titles } from '../plan/clause-shape.ts'
import { schemaDocument, type Json } from '../plan/json-schema.ts'
import { count, date, id, list, may, must, object, oneOf, text, type Shape } from '../plan/shape.ts'
import type { Rule, RuleAlert, RuleClause, RuleDocument } from '../policy/rule.ts'
import type { Titles } from '../clause/clause.ts'
import { codeLists } from '../registry/code-lists.ts'

const clause = object({ document: must(id), at: must(text), says: may(text), gist: may(titles) })

/** What rules.yaml must look like. */
export const ruleSetShape: Shape = object({
  set: must(id),
  title: must(titles),
  documents: must(list(object({ id: must(id), title: must(titles), number: may(text), from: may(date) }), 1)),
  rules: must(
    list(
      object({
        id: must(id),
        title: must(titles),
        of: must(oneOf(['person', 'household'])),
        when: must(text),
        near: may(text),
        aid: may(text),
        alert: may(object({ by: must(oneOf(['village', 'town', 'district'])), 'within-days': must(count), advice: must(titles) })),
        amount: may(object({ yuan: must(text), clause: may(clause) })),
        clause: must(clause),
      }),
      1,
    ),
  ),
})

/** A file of that shape. */
export type RawRuleSet = { readonly set: string; readonly title: Titles; readonly documents: readonly RuleDocument[]; readonly rules: readonly RawRule[] }

type RawClause = Omit<RuleClause, 'says' | 'gist'> & { readonly says?: string; readonly gist?: Titles }
export type RawRule = Omit<Rule, 'alert' | 'amount' | 'clause'> & {
  readonly alert?: Omit<RuleAlert, 'withinDays'> & { readonly 'within-days': number }
  readonly amount?: { readonly yuan: string; readonly clause?: RawClause }
  readonly clause: RawClause
}

/** What rules.yaml must look like as JSON Schema (draft-07), for editors; made from the shape that the check itself uses. */
export function ruleSetSchema(): Json {
  return schemaDocument('rules.yaml', ruleSetShape, { 'rules.aid': codeLists['aid-kind'].map((entry) => entry.code) })
}
