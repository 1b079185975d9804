import { z } from 'zod'
import { ruleFact, ruleSource } from './rules.ts'
import { areaId, byId, date, id, page, paging, route, untrimmed, withoutId, words } from './route.ts'

export const alertStates = ['NEW', 'VISITING', 'HELPED', 'NO_NEED', 'WRONG', 'WITHDRAWN'] as const
export const alertState = z.enum(alertStates)

export const alert = z.object({
  id,
  ruleId: id,
  title: words,
  advice: words,
  number: z.number().int(),
  householdId: id,
  personId: id.nullable(),
  headName: z.string(),
  personName: z.string().nullable(),
  areaName: z.string(),
  townName: z.string(),
  state: alertState,
  actor: z.enum(['village', 'town', 'district']),
  raisedOn: date,
  dueOn: date,
  closedOn: date.nullable(),
  isOverdue: z.boolean(),
  /** Whether the rule still holds for them. */
  stillHolds: z.boolean(),
  /** Whether the rule has ended, or raises no alerts any more. */
  hasRuleStopped: z.boolean(),
  note: z.string(),
  by: z.string().nullable(),
  version: z.number().int(),
})
export type Alert = z.infer<typeof alert>
/** The facts of today by which its rule holds for them, or does not any more. */
export const explainedAlert = alert.extend({ why: z.array(ruleFact) })
export type ExplainedAlert = z.infer<typeof explainedAlert>

const filters = { area: areaId.optional(), state: z.enum([...alertStates, 'OPEN']).optional(), rule: id.optional(), household: id.optional(), overdue: z.enum(['true']).optional(), mine: z.enum(['true']).optional(), month: z.string().regex(/^\d{4}-\d{2}$/).optional(), search: z.string().max(60).optional() }

export const listAlerts = route('GET /api/alerts', { access: 'alert.read', query: z.object({ ...filters, ...paging }), response: page(explainedAlert) })
export const getAlert = route('GET /api/alerts/:id', { access: 'alert.read', params: byId, response: explainedAlert.extend({ ...ruleSource.shape, events: z.array(z.object({ id, at: z.string(), by: z.string(), state: alertState, note: z.string() })) }) })
/** Somebody goes there; or says what came of it, in words. */
export const followAlert = route('POST /api/alerts/:id/state', { access: 'alert.act', params: byId, body: z.object({ state: z.enum(['VISITING', 'HELPED', 'NO_NEED', 'WRONG']), note: withoutId(500), version: z.number().int() }), response: alert })
/** What waits for the level at which the account stands; `sampled` are drawn households at which nobody looked yet, for village and town. */
export const getAlertsWaiting = route('GET /api/alerts/waiting', { access: 'alert.read', response: z.object({ open: z.number().int(), overdue: z.number().int(), sampled: z.number().int() }) })

export const alertYield = z.object({ ruleId: id, title: words, areaId: areaId, areaName: z.string(), month: z.string(), raised: z.number().int(), lookedAt: z.number().int(), true: z.number().int(), helped: z.number().int(), withdrawn: z.number().int(), daysToClose: z.number().nullable() })
export type AlertYield = z.infer<typeof alertYield>
/** What came of alerts by rule and month, for one rule by the areas next below: looked at are those that somebody closed, true those in which the rule was not wrong, withdrawn those that ended with the rule before anybody began. */
export const getAlertYield = route('GET /api/alerts/yield', { access: 'alert.read', query: z.object({ area: areaId.optional(), rule: id.optional() }), response: z.object({ rows: z.array(alertYield) }) })

const sample = z.object({
  id,
  areaName: z.string(),
  seed: z.string(),
  frame: z.number().int(),
  frameHash: z.string(),
  size: z.number().int(),
  drawnAt: z.string(),
  drawnBy: z.string(),
  looked: z.number().int(),
  missed: z.number().int(),
  /** At so many nobody looked before they merged into another or nobody lived there any more. */
  gone: z.number().int(),
  /** Share of those missed among households outside all alerts, with the bounds of its 95 % interval (Wilson); null until all that were drawn and still are households were looked at, since those looked at first are no sample. */
  estimate: z.object({ share: z.number(), from: z.number(), to: z.number() }).nullable(),
})
export type AlertSample = z.infer<typeof sample>
const sampleRow = z.object({ id, place: z.number().int(), householdId: id, headName: z.string(), areaName: z.string(), isMissed: z.boolean().nullable(), isGone: z.boolean(), note: z.string(), lookedOn: date.nullable(), by: z.string().nullable() })
export type AlertSampleRow = z.infer<typeof sampleRow>

export const listAlertSamples = route('GET /api/alert-samples', { access: 'alert.read', response: z.object({ rows: z.array(sample) }) })
export const getAlertSample = route('GET /api/alert-samples/:id', { access: 'alert.read', params: byId, response: sample.extend({ rows: z.array(sampleRow) }) })
/** Drawn households of one's own area at which nobody looked yet, whoever drew them; those drawn first come first. */
export const listSampledUnseen = route('GET /api/alert-sample-rows', { access: 'alert.read', query: z.object({ ...paging }), response: page(sampleRow) })
/** Draws households without any open alert: they are put in the order of the SHA-256 of seed and id, and the first are taken. Without a seed one is made by chance. */
export const drawAlertSample = route('POST /api/alert-samples', { access: 'alert.sample', body: z.object({ areaId, size: z.number().int().min(1).max(1000), seed: untrimmed(80).optional() }), response: sample })
/** What somebody found who looked: in need and missed by every rule, or not. One look serves every sample that drew the household. */
export const lookAtSampled = route('POST /api/alert-sample-rows/:id/look', { access: 'alert.act', params: byId, body: z.object({ isMissed: z.boolean(), note: withoutId(500) }), response: sampleRow })
