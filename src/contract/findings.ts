import { z } from 'zod'
import { areaId, byId, date, id, page, paging, route, words } from './route.ts'

export const findingState = z.enum(['NOT_STARTED', 'IN_PROGRESS', 'FIXED', 'ESCALATED', 'LONG_TERM'])
export const severity = z.enum(['URGENT_24H', 'DAYS_7', 'DAYS_30', 'LATER'])

/** A problem found in a household. (Named finding in code, because `problem` is what an interface answers with.) */
export const finding = z.object({
  id,
  campaignId: id,
  householdId: id,
  headName: z.string(),
  personName: z.string().nullable(),
  areaName: z.string(),
  townName: z.string(),
  kind: z.string(),
  kindTitle: words,
  severity,
  description: z.string(),
  measure: z.string(),
  ownerUnit: z.string(),
  ownerPerson: z.string(),
  foundOn: date,
  foundBy: z.string(),
  due: date.nullable(),
  isOverdue: z.boolean(),
  state: findingState,
  fixedOnSpot: z.boolean(),
  closedOn: date.nullable(),
  proof: z.string(),
  proofFile: z.object({ id, name: z.string() }).nullable(),
  visitId: id,
  version: z.number().int(),
})
export type Finding = z.infer<typeof finding>

export const findingEvent = z.object({ at: z.string(), by: z.string(), from: findingState.nullable(), to: findingState, note: z.string() })

export const listFindings = route('GET /api/campaigns/:id/findings', {
  access: 'finding.read',
  params: byId,
  query: z.object({
    area: areaId.optional(),
    state: findingState.optional(),
    open: z.enum(['true']).optional(),
    overdue: z.enum(['true']).optional(),
    spot: z.enum(['true']).optional(),
    kind: z.string().max(80).optional(),
    severity: severity.optional(),
    search: z.string().max(60).optional(),
    ...paging,
  }),
  response: page(finding),
})
export const getFinding = route('GET /api/findings/:id', { access: 'finding.read', params: byId, response: finding.extend({ events: z.array(findingEvent) }) })
export const settleFinding = route('POST /api/findings/:id/settle', {
  access: 'finding.settle',
  params: byId,
  body: z.object({
    version: z.number().int(),
    state: findingState,
    measure: z.string().trim().max(500),
    ownerUnit: z.string().trim().max(100),
    ownerPerson: z.string().trim().max(60),
    due: date.nullable(),
    proof: z.string().trim().max(500),
    note: z.string().trim().max(500),
  }),
  response: finding,
})
export const addFindingProof = route('POST /api/findings/:id/proof', { access: 'finding.settle', takes: 'file', params: byId, query: z.object({ name: z.string().trim().min(1).max(200) }), response: finding })
