import { z } from 'zod'
import { countedOutcomes, listedOutcomes } from '#domain/policy/screen-outcome.ts'
import { peopleGroups } from '#domain/policy/people-groups.ts'
import { parameterValue } from './parameters.ts'
import { areaId, byId, date, id, page, paging, route, untrimmed, words } from './route.ts'
import { ruleComplaint, ruleFact, ruleSource } from './rules.ts'
import { factView } from './households.ts'

/** How many there are of each outcome of a rule; `missing`: of those that cannot be decided, how many lack which fact (one may lack several). */
const counts = {
  all: z.number().int(),
  should: z.number().int(),
  shouldNot: z.number().int(),
  receives: z.number().int(),
  holds: z.number().int(),
  near: z.number().int(),
  unknown: z.number().int(),
  failed: z.number().int(),
  missing: z.array(z.object({ fact: z.string(), count: z.number().int() })),
}
const ruleHead = z.object({ ruleId: id, number: z.number().int(), title: words, of: z.enum(['household', 'person']), aid: z.string().nullable(), hasNear: z.boolean(), from: date, ...ruleSource.shape })
export const ruleFigures = ruleHead.extend(counts)
export type RuleFigures = z.infer<typeof ruleFigures>

/** What the rules of the district come to in an area. */
export const getScreening = route('GET /api/screening', {
  access: 'screen.read',
  query: z.object({ area: areaId.optional() }),
  /** `asOf`: the day of the oldest counts; `pending`: villages in which something changed and that are being counted again. */
  response: z.object({ asOf: date.nullable(), pending: z.number().int(), rules: z.array(ruleFigures) }),
})
export const areaFigures = z.object({ areaId, name: z.string(), isVillage: z.boolean(), ...counts })
export type AreaFigures = z.infer<typeof areaFigures>
export const getScreeningAreas = route('GET /api/screening/rules/:id/areas', { access: 'screen.read', params: byId, query: z.object({ area: areaId.optional() }), response: z.object({ rule: ruleHead, rows: z.array(areaFigures) }) })

export const screenedRow = z.object({
  householdId: id,
  personId: id.nullable(),
  headName: z.string(),
  personName: z.string().nullable(),
  areaName: z.string(),
  townName: z.string(),
  address: z.string(),
  since: date.nullable(),
  nextLook: date.nullable(),
  /** The facts of today that decided, of those behind a number that is kept. */
  why: z.array(ruleFact),
  /** Full names of the facts for want of which it cannot be decided. */
  missing: z.array(z.string()),
})
export type ScreenedRow = z.infer<typeof screenedRow>
/**
 * Those behind a number. Of what is only counted the rows are computed when they are asked for, village by village: a page may be
 * shorter than `limit` and go on, and `total` is that of the day of the counts. A search among them that finds too many households
 * is refused (INPUT_INVALID at `search`).
 */
export const listScreened = route('GET /api/screening/rules/:id/rows', {
  access: 'screen.read',
  params: byId,
  query: z.object({ outcome: z.enum([...listedOutcomes, ...countedOutcomes]), area: areaId.optional(), missing: z.string().max(80).optional(), search: z.string().max(60).optional(), ...paging }),
  response: page(screenedRow),
})

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const outcome = z.union([z.boolean(), z.enum(['unknown', 'failed'])])
const givenFact = ruleFact.extend({ source: factView.shape.source.optional() })
/** `basis`: of what is computed the facts and parameters that it stands on here. */
const askedFact = givenFact.extend({ basis: z.array(givenFact).optional() })
const leaf = z.object({ kind: z.literal('leaf'), outcome, rule: z.string(), facts: z.array(askedFact), comparison: z.string().optional(), left: value.optional(), right: value.optional(), missing: z.array(z.string()).optional(), failed: z.string().optional() })
export type CardLeaf = z.infer<typeof leaf>
export type CardBranch = { kind: 'and' | 'or' | 'not' | 'choice'; outcome: z.infer<typeof outcome>; parts: CardTrace[] }
/** How a rule went, with the day and the source of each fact. */
export type CardTrace = CardLeaf | CardBranch
const cardTrace: z.ZodType<CardTrace, CardTrace> = z.lazy(() => z.union([leaf, z.object({ kind: z.enum(['and', 'or', 'not', 'choice']), outcome, parts: z.array(cardTrace) })]))

const cardSubject = z.object({
  personId: id.nullable(),
  name: z.string(),
  outcome: z.enum(['SHOULD', 'SHOULD_NOT', 'HOLDS', 'NEAR', 'RECEIVES', 'UNKNOWN', 'FAILED', 'NO']),
  trace: cardTrace,
  /** What would have to be given for it to be decided, and of whom; of the household or the place without a name. */
  missing: z.array(z.object({ fact: z.string(), name: z.string().nullable() })),
  /** Single comparisons each of which would turn the rule, as text of the language, and what each would have to come to. */
  turning: z.array(z.object({ rule: z.string(), to: z.boolean() })),
})
export const cardRule = z.object({
  ruleId: id,
  number: z.number().int(),
  title: words,
  of: z.enum(['household', 'person']),
  when: z.string(),
  aid: z.string().nullable(),
  from: date,
  ...ruleSource.shape,
  subjects: z.array(cardSubject),
})
export type CardRule = z.infer<typeof cardRule>
export const card = z.object({ householdId: id, headName: z.string(), areaName: z.string(), townName: z.string(), asOf: date, /** Up to which day the facts are known; before `asOf` where that lies ahead and the card is foreseen. */ knownOn: date, rules: z.array(cardRule) })
export type Card = z.infer<typeof card>
/** Each rule of the district for a household, computed when it is asked for: why, why not, or for want of what. It decides nothing. */
export const getCard = route('GET /api/households/:id/card', { access: 'screen.read', params: byId, query: z.object({ asOf: date.optional() }), response: card })

/** `moreFen`, `lessFen`: what a change would pay in addition and no longer, fen a month; `settled`: so many enter who have the aid already, or leave who do not have it; `unpriced`: so many whose amount cannot be told. */
const previewCounts = { all: z.number().int(), holds: z.number().int(), enters: z.number().int(), leaves: z.number().int(), unknown: z.number().int(), failed: z.number().int(), moreFen: z.number().int(), lessFen: z.number().int(), settled: z.number().int(), unpriced: z.number().int() }
const previewed = z.object({ householdId: id, personId: id.nullable(), name: z.string(), headName: z.string(), areaName: z.string() })
export type PreviewedRow = z.infer<typeof previewed>
const previewFound = z.object({
  total: z.object(previewCounts),
  areas: z.array(z.object({ areaId, name: z.string(), ...previewCounts })),
  /** By kinds of people; somebody may be of several. */
  groups: z.array(z.object({ group: z.enum([...peopleGroups, 'other']), ...previewCounts })),
  /** The first of those who would enter and leave. */
  entering: z.array(previewed),
  leaving: z.array(previewed),
  /** The first for whom the rule fails, and the code of the error. */
  failure: z.object({ code: z.string(), at: previewed }).nullable(),
})
export type PreviewFound = z.infer<typeof previewFound>
const previewState = {
  /** Facts of the district are being read; ask again. */
  reading: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  /** Of when the facts are. */
  readAt: z.string().nullable(),
}
export const rulePreview = z.object({ complaints: z.array(ruleComplaint), ...previewState, found: previewFound.nullable() })
export type RulePreview = z.infer<typeof rulePreview>
/** Who would enter and who would leave if a rule read so, against the version that holds, and what that costs; keeps nothing. `on`: the day from which it is to hold, with the parameters and the ages of that day; without it, or before today, today. */
export const previewRule = route('POST /api/rules/preview', {
  access: 'rule.write',
  body: z.object({ ruleId: id.nullable(), of: z.enum(['household', 'person']), when: untrimmed(4000).min(1), aid: untrimmed(80).min(1).optional(), amount: untrimmed(4000).min(1).optional(), on: date.optional() }),
  response: rulePreview,
})
export const parameterPreview = z.object({ ...previewState, rules: z.array(z.object({ ruleId: id, title: words, of: z.enum(['household', 'person']), isPriced: z.boolean(), found: previewFound })) })
export type ParameterPreview = z.infer<typeof parameterPreview>
/** Of each rule that reads a parameter, who would enter and who would leave with another value from a day on; keeps nothing. */
export const previewParameter = route('POST /api/parameters/preview', { access: 'parameter.manage', body: parameterValue, response: parameterPreview })
