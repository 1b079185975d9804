import { z } from 'zod'
import { areaId, byId, date, id, page, paging, route, text, untrimmed, withoutId, words } from './route.ts'

export const findingState = z.enum(['NOT_STARTED', 'IN_PROGRESS', 'FIXED', 'ESCALATED', 'LONG_TERM'])
export const severity = z.enum(['URGENT_24H', 'DAYS_7', 'DAYS_30', 'LATER'])
/** Where a problem came from. */
export const findingSource = z.enum(['VISIT', 'PHONE', 'HOTLINE', 'INSPECTION', 'REPORT', 'OTHER'])

/** A problem found in a household. (Named finding in code, because `problem` is what an interface answers with.) */
export const finding = z.object({
  id,
  campaignId: id,
  householdId: id,
  headName: z.string(),
  personId: id.nullable(),
  personName: z.string().nullable(),
  areaName: z.string(),
  /** The town that owns it (territory first). */
  townName: z.string(),
  /** The department whose line it is; it supervises. */
  line: z.object({ id: z.string(), title: words }).nullable(),
  kind: z.string(),
  kindTitle: words,
  severity,
  description: z.string(),
  cause: z.string(),
  gap: z.object({ id: z.string(), title: words }).nullable(),
  measure: z.string(),
  ownerUnit: z.string(),
  ownerPerson: z.string(),
  foundOn: date,
  foundBy: z.string(),
  source: findingSource,
  sourceNote: z.string(),
  due: date.nullable(),
  isOverdue: z.boolean(),
  /** When a long-term problem is looked at again. */
  reviewOn: date.nullable(),
  isReviewDue: z.boolean(),
  state: findingState,
  fixedOnSpot: z.boolean(),
  closedOn: date.nullable(),
  /** The last day on which it came back after it had been closed. */
  reopenedOn: date.nullable(),
  /** What a later visit answered that contradicts the closing; somebody reopens it or says why it stands. */
  doubt: z.object({ visitId: id.nullable(), on: date, facts: z.array(z.object({ name: z.string(), value: z.unknown() })) }).nullable(),
  proof: z.string(),
  proofFile: z.object({ id, name: z.string() }).nullable(),
  visitId: id.nullable(),
  reportedAt: z.string().nullable(),
  firstActionAt: z.string().nullable(),
  version: z.number().int(),
})
export type Finding = z.infer<typeof finding>

/** A field that was changed, by its name on the wire. */
const change = z.object({ field: z.string(), before: z.string(), after: z.string() })
export const findingEvent = z.object({ at: z.string(), by: z.string(), from: findingState.nullable(), to: findingState, note: z.string(), visitId: id.nullable(), changes: z.array(change) })

const yes = z.enum(['true']).optional()

export const listFindings = route('GET /api/campaigns/:id/findings', {
  access: 'finding.read',
  params: byId,
  query: z.object({
    area: areaId.optional(),
    state: findingState.optional(),
    open: yes,
    overdue: yes,
    /** Open, and due on this day. */
    due: date.optional(),
    spot: yes,
    /** Closed, and contradicted since. */
    doubt: yes,
    reopened: yes,
    /** Long-term, and its day of review is past. */
    review: yes,
    kind: z.string().max(80).optional(),
    severity: severity.optional(),
    gap: z.string().max(80).optional(),
    line: z.string().max(80).optional(),
    /** A band of days since it was found, such as `8-30`; of open ones. */
    age: z.string().max(20).optional(),
    /** Of open ones: nobody has done anything yet, or somebody has. */
    acted: z.enum(['true', 'false']).optional(),
    search: z.string().max(60).optional(),
    ...paging,
  }),
  response: page(finding),
})
export const getFinding = route('GET /api/findings/:id', { access: 'finding.read', params: byId, response: finding.extend({ events: z.array(findingEvent) }) })

/** A problem that came by another way than a visit. It has an owning town, or it is not kept. */
export const openFinding = route('POST /api/campaigns/:id/findings', {
  access: 'finding.open',
  params: byId,
  body: z.object({
    householdId: id,
    personId: id.nullable(),
    kind: withoutId(80).min(1),
    severity,
    description: withoutId(500).min(1),
    cause: withoutId(500),
    gap: untrimmed(80).nullable(),
    measure: withoutId(500),
    ownerUnit: withoutId(100),
    ownerPerson: withoutId(60),
    due: date.nullable(),
    foundOn: date,
    source: findingSource.exclude(['VISIT']),
    sourceNote: withoutId(200),
    /** The town that owns it, where the household is in none yet. */
    townId: areaId.nullable(),
  }),
  response: finding,
})

export const settleFinding = route('POST /api/findings/:id/settle', {
  access: 'finding.settle',
  params: byId,
  body: z.object({
    version: z.number().int(),
    state: findingState,
    measure: withoutId(500),
    ownerUnit: withoutId(100),
    ownerPerson: withoutId(60),
    due: date.nullable(),
    proof: withoutId(500),
    note: withoutId(500),
    /** Left out: stays as it is. */
    cause: withoutId(500).optional(),
    gap: untrimmed(80).nullable().optional(),
    reviewOn: date.nullable().optional(),
  }),
  response: finding,
})

/** The same for several at once: what is left out stays as it is with each. All of them, or none. */
export const settleFindings = route('POST /api/campaigns/:id/findings/settle', {
  access: 'finding.settle',
  params: byId,
  body: z.object({
    findings: z.array(z.object({ id, version: z.number().int() })).min(1).max(200),
    measure: withoutId(500).min(1).optional(),
    ownerUnit: withoutId(100).min(1).optional(),
    ownerPerson: withoutId(60).min(1).optional(),
    due: date.optional(),
    gap: untrimmed(80).optional(),
    note: withoutId(500),
  }),
  response: z.object({ settled: z.number().int() }),
})

/** What a later visit said does not reopen it: why. */
export const dismissDoubt = route('POST /api/findings/:id/dismiss-doubt', { access: 'finding.settle', params: byId, body: z.object({ version: z.number().int(), note: withoutId(500).min(1) }), response: finding })

export const addFindingProof = route('POST /api/findings/:id/proof', { access: 'finding.settle', takes: 'file', params: byId, query: z.object({ name: text(200) }), response: finding })

const counts = { all: z.number().int(), open: z.number().int(), overdue: z.number().int(), fixed: z.number().int() }

/** The rectification ledger in figures; each opens its rows. */
export const getFindingFigures = route('GET /api/campaigns/:id/findings/figures', {
  access: 'finding.read',
  params: byId,
  query: z.object({ area: areaId.optional() }),
  response: z.object({
    asOf: date,
    total: z.object({ ...counts, spot: z.number().int(), doubt: z.number().int(), reopened: z.number().int(), review: z.number().int(), up: z.number().int() }),
    ages: z.array(z.object({ id: z.string(), fromDays: z.number().int(), toDays: z.number().int().nullable(), count: z.number().int() })),
    /** By gap kind; `null` for those of which nobody said it. */
    gaps: z.array(z.object({ id: z.string().nullable(), title: words.nullable(), ...counts })),
    lines: z.array(z.object({ id: z.string(), title: words.nullable(), ...counts })),
    /** By area below: from report to first action. Hours, the median of those with one; null where there is none. */
    response: z.array(z.object({ areaId, areaName: z.string(), acted: z.number().int(), waiting: z.number().int(), medianHours: z.number().nullable() })),
  }),
})
export type FindingFigures = z.infer<(typeof getFindingFigures)['response']>

export const upwardState = z.enum(['WAITING', 'TAKEN', 'RETURNED', 'PASSED_ON', 'PASSED_UP', 'WITHDRAWN'])

/** A matter that went up with an opinion. */
export const upward = z.object({
  id,
  findingId: id,
  householdId: id,
  headName: z.string(),
  areaName: z.string(),
  townName: z.string(),
  kindTitle: words,
  description: z.string(),
  measure: z.string(),
  from: z.enum(['village', 'town']),
  to: z.enum(['town', 'district']),
  opinion: z.string(),
  sentAt: z.string(),
  sentBy: z.string(),
  waitingDays: z.number().int(),
  due: date.nullable(),
  isOverdue: z.boolean(),
  state: upwardState,
  answer: z.string(),
  answeredAt: z.string().nullable(),
  answeredBy: z.string().nullable(),
  referralId: id.nullable(),
  /** Whether it waits for whoever asks. */
  isMine: z.boolean(),
})
export type Upward = z.infer<typeof upward>

export const listUpward = route('GET /api/campaigns/:id/upward', {
  access: 'upward.read',
  params: byId,
  query: z.object({ area: areaId.optional(), state: upwardState.optional(), overdue: yes, mine: yes, finding: id.optional(), ...paging }),
  response: page(upward),
})

/** Take (with who does what until when), return, or pass further up. Passing on to a department makes a referral. */
export const answerUpward = route('POST /api/upward/:id/answer', {
  access: 'upward.answer',
  params: byId,
  body: z.object({
    answer: z.enum(['TAKEN', 'RETURNED', 'PASSED_UP']),
    words: withoutId(500).min(1),
    /** Of TAKEN: who has it in hand now. */
    measure: withoutId(500),
    ownerUnit: withoutId(100),
    ownerPerson: withoutId(60),
    due: date.nullable(),
  }),
  response: upward,
})
