import { z } from 'zod'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { byId, date, id, route, said, text, untrimmed, words } from './route.ts'

const titles = z.object({ zh: text(300), en: said(300) })
const ruleKey = z.string().regex(/^[A-Za-z][\w-]{0,79}$/).overwrite(hideCitizenIds)
const expression = untrimmed(4000)

const at = { document: untrimmed(80).min(1), at: untrimmed(120).min(1) }
const clauseSaid = z.union([z.object({ ...at, says: text(2000) }), z.object({ ...at, gist: titles })])
/** Yuan a month for each for whom the rule holds, as an expression; the clause where it is another than that of the rule. */
const amountSaid = z.object({ yuan: expression.min(1), clause: clauseSaid.optional() })
const alertSaid = z.object({ by: z.enum(['village', 'town', 'district']), withinDays: z.number().int().min(1).max(366), advice: titles })

/** A rule as somebody writes it; `domain/policy/rule.ts` says what each part is for. */
export const ruleText = z.object({
  /** Its id in a rule set; it stays through all its versions. */
  key: ruleKey,
  title: titles,
  of: z.enum(['household', 'person']),
  when: expression.min(1),
  near: expression.min(1).optional(),
  aid: untrimmed(80).min(1).optional(),
  amount: amountSaid.optional(),
  alert: alertSaid.optional(),
  clause: clauseSaid,
})
export type RuleText = z.output<typeof ruleText>

/** On what a rule stands, as lists and cards show it. */
export const ruleSource = z.object({
  document: z.object({ title: words, number: z.string().nullable() }),
  clause: z.object({ at: z.string(), says: z.string().nullable(), gist: words.nullable() }),
})
export type RuleSource = z.infer<typeof ruleSource>
/** A fact that a rule read, in the unit in which rules read it; without a value nobody gave it. */
export const ruleFact = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(), asOf: date.optional() })
export type RuleFact = z.infer<typeof ruleFact>

/** A mistake in a rule, at its place in the field in which it was written. */
export const ruleComplaint = z.object({ field: z.enum(['when', 'near', 'aid', 'amount']), code: z.string(), line: z.number().int(), column: z.number().int(), offset: z.number().int(), details: z.record(z.string(), z.string()), suggestion: z.string().nullable() })
export type RuleComplaintShown = z.infer<typeof ruleComplaint>

export const ruleState = z.enum(['DRAFT', 'PROPOSED', 'PUBLISHED', 'REFUSED', 'WITHDRAWN'])

const shownClause = z.object({ document: z.string(), at: z.string(), says: z.string().optional(), gist: words.optional() })
const shownRule = z.object({
  id: z.string(),
  title: words,
  of: z.enum(['household', 'person']),
  when: z.string(),
  near: z.string().optional(),
  aid: z.string().optional(),
  alert: z.object({ by: z.enum(['village', 'town', 'district']), withinDays: z.number().int(), advice: words }).optional(),
  amount: z.object({ yuan: z.string(), clause: shownClause.optional() }).optional(),
  clause: shownClause,
})
export const ruleVersion = z.object({
  id,
  ruleId: id,
  number: z.number().int(),
  rule: shownRule,
  document: z.object({ title: words, number: z.string().nullable(), hasText: z.boolean() }),
  state: ruleState,
  effectiveFrom: date.nullable(),
  /** Whether it is the one that holds today. */
  isValid: z.boolean(),
  writtenAt: z.string(),
  writtenBy: z.string(),
  proposedAt: z.string().nullable(),
  proposedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  reason: z.string(),
  /** Why the rule is to end on its day, of a version that says no text but this. */
  endsBecause: z.string().nullable(),
  /** A text that the language of today no longer takes: it is skipped until somebody writes it anew. */
  complaints: z.array(ruleComplaint),
  version: z.number().int(),
  /** Whether the one who asks is the second person it waits for. */
  mayDecide: z.boolean(),
})
export type RuleVersion = z.infer<typeof ruleVersion>

/** `ends`: it is no text of the rule but its end. */
const standing = { state: ruleState, ends: z.boolean() }
export const ruleSummary = z.object({
  id,
  title: words,
  of: z.enum(['household', 'person']),
  aid: z.string().nullable(),
  raisesAlerts: z.boolean(),
  /** The version that holds today, one that will, and the one that is written or waits. */
  valid: z.object({ number: z.number().int(), from: date, isBroken: z.boolean() }).nullable(),
  coming: z.object({ from: date, ends: z.boolean() }).nullable(),
  open: z.object({ id, number: z.number().int(), ...standing, mayDecide: z.boolean() }).nullable(),
  last: z.object(standing),
})
export type RuleSummary = z.infer<typeof ruleSummary>

export const listRules = route('GET /api/rules', { access: 'rule.read', response: z.object({ rows: z.array(ruleSummary) }) })
export const getRule = route('GET /api/rules/:id', { access: 'rule.read', params: byId, response: z.object({ id, key: z.string(), versions: z.array(ruleVersion) }) })
/** Looks at a rule that is being written and keeps nothing. */
export const checkRule = route('POST /api/rules/check', {
  access: 'rule.write',
  body: z.object({ of: z.enum(['household', 'person']), when: expression, near: expression.optional(), aid: untrimmed(80).optional(), amount: expression.optional() }),
  response: z.object({ complaints: z.array(ruleComplaint), names: z.array(z.string()) }),
})
export const draftRule = route('POST /api/rules', { access: 'rule.write', body: z.object({ rule: ruleText }), response: ruleVersion })
/** A further version of a rule, or the one that is being written as it is now; `version` tells which text one has seen of it. */
export const changeDraft = route('PUT /api/rules/:id/draft', { access: 'rule.write', params: byId, body: z.object({ rule: ruleText, version: z.number().int().nullable() }), response: ruleVersion })
export const proposeRule = route('POST /api/rule-versions/:id/propose', { access: 'rule.write', params: byId, body: z.object({ effectiveFrom: date }), response: ruleVersion })
/** By somebody else than who wrote and proposed it. */
export const approveRule = route('POST /api/rule-versions/:id/approve', { access: 'rule.approve', params: byId, response: ruleVersion })
export const refuseRule = route('POST /api/rule-versions/:id/refuse', { access: 'rule.approve', params: byId, body: z.object({ reason: text(300) }), response: ruleVersion })
/** A draft or proposal is given up. */
export const withdrawRule = route('POST /api/rule-versions/:id/withdraw', { access: 'rule.write', params: byId, body: z.object({ reason: text(300) }), response: ruleVersion })
/** That a published rule ends is proposed and decided like a version of it: nothing is asked from that day on, and alerts that nobody began end with it. */
export const endRule = route('POST /api/rules/:id/end', { access: 'rule.write', params: byId, body: z.object({ effectiveFrom: date, reason: text(300) }), response: ruleVersion })
/** Everything that waits for this second person, in one act. */
export const approveRules = route('POST /api/rule-versions/approve', { access: 'rule.approve', body: z.object({ ids: z.array(id).min(1).max(300) }), response: z.object({ approved: z.number().int() }) })

const ruleDocument = z.object({ id: z.string(), title: words, number: z.string().nullable() })
/** The documents on which rules that came with the software stand; a clause names one of them by its id, or any other by its title. */
export const listRuleDocuments = route('GET /api/rule-documents', { access: 'rule.read', response: z.object({ rows: z.array(ruleDocument.extend({ hasText: z.boolean() })) }) })
export const getRuleDocument = route('GET /api/rule-documents/:id', { access: 'rule.read', params: z.object({ id: untrimmed(80).min(1) }), response: ruleDocument.extend({ text: z.string() }) })

/** The sets of rules that came with the software, and how many of their rules the district does not have in this form. */
export const listRuleSets = route('GET /api/rule-sets', { access: 'rule.read', response: z.object({ rows: z.array(z.object({ id: z.string(), title: words, rules: z.number().int(), fresh: z.number().int() })) }) })
/** The rules of a set are proposed where they differ from what the district has. */
export const takeOverRuleSet = route('POST /api/rule-sets/take-over', {
  access: 'rule.write',
  body: z.object({ set: untrimmed(80).min(1), effectiveFrom: date }),
  response: z.object({ proposed: z.number().int(), unchanged: z.number().int(), open: z.number().int() }),
})
