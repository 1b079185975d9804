import { z } from 'zod'
import type { Answer, Form, Item } from '#domain/form/form.ts'
import type { Gate } from '#domain/plan/plan.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { agreementStates } from '#domain/visit/care-agreement.ts'
import type { Presence } from '#domain/visit/compare-submissions.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { areaId, byId, id, page, paging, route, text, withoutId, words } from './route.ts'
import { label } from './households.ts'

/**
 * What a visit gave to the registry. `subject` is the household or the person. A confirmation says the same as before on a
 * later day; one that was not applied came from an older visit than what the registry knew.
 */
export const factChange = z.object({ subject: id, name: z.string(), before: z.unknown(), after: z.unknown(), isConfirmation: z.boolean(), isApplied: z.boolean(), /** Another visit says otherwise; it waits for a person to choose. */ isHeld: z.literal(true).optional() })
export type VisitChange = z.infer<typeof factChange>

/** A file beside a visit: the scan of the form that was signed by hand, or a photo. */
export const visitPaper = z.object({ id, kind: z.enum(['SIGNED_FORM', 'PHOTO']), attachmentId: id, name: z.string(), at: z.string(), by: z.string() })
export type VisitPaper = z.infer<typeof visitPaper>

/** The form of a household with what the registry knows of it. */
const sheet = z.object({
  campaignId: id,
  householdId: id,
  headName: z.string(),
  areaName: z.string(),
  townName: z.string(),
  /** The part of the roster it stands on: covered, or possibly in difficulty; null: it is not listed. */
  part: words.nullable(),
  form: z.custom<Form>(),
  gates: z.array(z.custom<Gate>()),
  /** What the registry knows now; of a submitted visit what its visitor was shown. */
  facts: z.custom<HouseholdFacts>(),
  labels: z.array(label),
  memberLabels: z.record(z.string(), z.array(label)),
  today: z.string(),
  /** First and last day of the campaign; a visit lies after the first, a next try before the last. */
  since: z.string(),
  until: z.string(),
})

export const visit = sheet.extend({
  id,
  state: z.enum(['DRAFT', 'SUBMITTED']),
  /** Counts up with every saved draft; a save on an older one is refused. */
  draftVersion: z.number().int(),
  draft: z.custom<Partial<Submission>>(),
  /** Who writes the draft; everybody else looks at it. */
  holder: z.object({ name: z.string(), isMe: z.boolean() }),
  /** The newest submission of the household that the facts know of; handed in with a visit, so that it is checked against what was shown. */
  base: id.nullable(),
  papers: z.array(visitPaper),
  /** Who visits the household: the names that a new draft begins with. */
  team: z.array(z.string()),
  /** Answers taken over from an earlier visit, by their path. */
  reused: z.object({ visitId: id, on: z.string(), answers: z.record(z.string(), z.unknown()) }).nullable(),
  submission: z
    .object({ id, at: z.string(), by: z.string(), digest: z.string(), answers: z.custom<Submission>(), changes: z.array(factChange), findingIds: z.array(id) })
    .nullable(),
})
export type Visit = z.infer<typeof visit>
export type BlankForm = z.infer<typeof sheet>

/**
 * Starts a visit of a household on the roster, or opens the draft that one has there. Where somebody else has a draft it is refused
 * with that one's id and holder, unless a second one is asked for (`own`).
 */
export const startVisit = route('POST /api/visits', { access: 'visit.record', body: z.object({ campaignId: id, householdId: id, own: z.literal(true).optional() }), response: visit })
/** Goes on with the draft of somebody else, who from now on only looks at it. */
export const takeOverVisit = route('POST /api/visits/:id/take-over', { access: 'visit.record', params: byId, response: visit })
/** Ends a draft that nobody will hand in. What was typed is kept with it and shown nowhere; nothing of it counts. */
export const giveUpVisit = route('POST /api/visits/:id/give-up', { access: 'visit.record', params: byId, body: z.object({ reason: text(500) }), response: z.object({ householdId: id }) })
export const getVisit = route('GET /api/visits/:id', { access: 'household.read', params: byId, response: visit })
export const saveDraft = route('PUT /api/visits/:id/draft', {
  access: 'visit.record',
  params: byId,
  body: z.object({ draft: z.custom<Partial<Submission>>((value) => typeof value === 'object' && value !== null), draftVersion: z.number().int() }),
  response: z.object({ draftVersion: z.number().int(), savedAt: z.string() }),
})
export const submitVisit = route('POST /api/visits/:id/submit', {
  access: 'visit.record',
  params: byId,
  /** With the version of the draft that was on the screen, a draft saved elsewhere meanwhile is not passed over. */
  body: z.object({ submission: z.custom<Submission>((value) => typeof value === 'object' && value !== null), draftVersion: z.number().int().optional(), base: id.nullish() }),
  response: visit,
})

export const addPaper = route('POST /api/visits/:id/papers', {
  access: 'visit.record',
  takes: 'file',
  params: byId,
  query: z.object({ kind: visitPaper.shape.kind, name: text(200) }),
  response: visitPaper,
})
/** The form of a household before a visit, to be printed and taken along. */
export const getBlankForm = route('GET /api/campaigns/:id/blank-forms/:householdId', { access: 'household.read', params: byId.extend({ householdId: id }), response: sheet })

/** Who else has a household open; asking says that one has it open oneself, for a minute. */
export const company = z.object({ others: z.array(z.object({ name: z.string(), page: z.enum(['household', 'visit']) })) })
export type Company = z.infer<typeof company>
export const getCompany = route('GET /api/households/:id/company', { access: 'visit.record', params: byId, query: z.object({ page: z.enum(['household', 'visit']) }), response: company })

const side = z.object({
  submissionId: id,
  visitId: id,
  by: z.string(),
  visitedOn: z.string(),
  said: z.custom<Answer | Presence>(),
})
/** Something that two visits of one household say differently: the earlier received first. Without an item: whether the person is still of the household. */
export const visitDifference = z.object({
  id,
  campaignId: id,
  householdId: id,
  headName: z.string(),
  areaName: z.string(),
  personId: id.nullable(),
  personName: z.string().nullable(),
  item: z.custom<Item>().nullable(),
  sides: z.tuple([side, side]),
  at: z.string(),
  settled: z.object({ chosenSubmissionId: id, reason: z.string(), at: z.string(), by: z.string() }).nullable(),
})
export type VisitDifference = z.infer<typeof visitDifference>

export const listDifferences = route('GET /api/campaigns/:id/differences', {
  access: 'household.read',
  params: byId,
  query: z.object({ area: areaId.optional(), open: z.enum(['true']).optional(), ...paging }),
  response: page(visitDifference),
})
export const listHouseholdDifferences = route('GET /api/households/:id/differences', { access: 'household.read', params: byId, response: z.object({ rows: z.array(visitDifference) }) })
/** A person chooses one of two answers, with a reason. */
export const settleDifference = route('POST /api/differences/:id/settle', { access: 'household.edit', params: byId, body: z.object({ chosenSubmissionId: id, reason: withoutId(500).min(1) }), response: visitDifference })

const agreementState = z.enum(agreementStates)
/** A scattered tekun and the state of the care agreement today. */
export const careAgreement = z.object({
  personId: id,
  name: z.string(),
  householdId: id,
  headName: z.string(),
  address: z.string(),
  areaName: z.string(),
  townName: z.string(),
  state: agreementState,
  number: z.string().nullable(),
  carer: z.string().nullable(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})
export type CareAgreement = z.infer<typeof careAgreement>
/** Scattered tekun without a care agreement in force, or those of one state. */
export const listAgreements = route('GET /api/campaigns/:id/care-agreements', {
  access: 'household.read',
  params: byId,
  query: z.object({ area: areaId.optional(), state: agreementState.optional(), ...paging }),
  response: page(careAgreement).extend({ counts: z.array(z.object({ state: agreementState, count: z.number().int() })) }),
})
