import { z } from 'zod'
import { areaId, byId, date, id, route, said, text, words } from './route.ts'
import { visit } from './visits.ts'

/** A visit that was made, or one that somebody else plans, near a day. */
export const nearVisit = z.object({
  kind: z.enum(['MADE', 'PLANNED']),
  visitId: id.nullable(),
  on: date,
  /** Days between it and the day asked about. */
  days: z.number().int(),
  campaign: z.object({ id, title: words }).nullable(),
  purpose: z.string(),
  department: z.string(),
  by: z.string(),
  /** Questions answered in it. */
  answers: z.number().int(),
})
export type NearVisit = z.infer<typeof nearVisit>

export const nearVisits = z.object({ withinDays: z.number().int().nullable(), rows: z.array(nearVisit) })

/** What was asked of a household shortly before a day, or is planned shortly by, whoever asked (J-69). */
export const listNearVisits = route('GET /api/households/:id/near-visits', { access: 'household.read', params: byId, query: z.object({ on: date.optional() }), response: nearVisits })

export const plannedVisit = z.object({
  id,
  householdId: id,
  headName: z.string(),
  address: z.string(),
  group: z.string(),
  phone: z.string(),
  members: z.array(z.string()),
  areaId,
  areaName: z.string(),
  townName: z.string(),
  campaignId: id.nullable(),
  purpose: z.string(),
  department: z.string(),
  on: date,
  team: z.object({ id, name: z.string() }).nullable(),
  visitors: z.string(),
  state: z.enum(['PLANNED', 'DONE', 'CANCELLED']),
  decision: z.enum(['REUSE', 'STILL_NEEDED']).nullable(),
  reason: z.string(),
  earlierVisitId: id.nullable(),
  visitId: id.nullable(),
  by: z.string(),
  version: z.number().int(),
})
export type PlannedVisit = z.infer<typeof plannedVisit>

export const listPlannedVisits = route('GET /api/planned-visits', {
  access: 'visit.plan',
  query: z.object({ from: date, to: date, area: areaId.optional(), team: id.optional(), household: id.optional() }),
  response: z.object({ rows: z.array(plannedVisit) }),
})

/**
 * Plans visits of households on a day. One that was visited or is planned near that day is held back until it is decided whether
 * those answers do, or the visit is still needed, and why.
 */
export const planVisits = route('POST /api/planned-visits', {
  access: 'visit.plan',
  body: z.object({
    householdIds: z.array(id).min(1).max(200),
    campaignId: id.nullable(),
    on: date,
    purpose: said(200),
    department: said(100).optional(),
    visitors: said(200).optional(),
    decision: z.enum(['REUSE', 'STILL_NEEDED']).optional(),
    reason: said(500).optional(),
    earlierVisitId: id.optional(),
  }),
  response: z.object({ planned: z.number().int(), held: z.array(z.object({ householdId: id, headName: z.string(), near: z.array(nearVisit) })) }),
})
export const movePlannedVisit = route('PUT /api/planned-visits/:id', { access: 'visit.plan', params: byId, body: z.object({ on: date, version: z.number().int() }), response: plannedVisit })
export const cancelPlannedVisit = route('POST /api/planned-visits/:id/cancel', { access: 'visit.plan', params: byId, body: z.object({ reason: text(500) }), response: plannedVisit })

/** Takes the answers of an earlier visit over into a draft, each marked with where it comes from; nothing that was answered is replaced. */
export const reuseAnswers = route('POST /api/visits/:id/reuse', { access: 'visit.record', params: byId, body: z.object({ visitId: id, draftVersion: z.number().int() }), response: visit })
