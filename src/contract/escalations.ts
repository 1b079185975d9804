import { z } from 'zod'
import { signs, tellingWays } from '#domain/casework/escalation.ts'
import { areaId, byId, id, page, paging, route, withoutId, words } from './route.ts'

const moment = z.iso.datetime({ offset: true })
export const escalationState = z.enum(['TOLD', 'RECEIVED', 'CLOSED'])
const told = z.object({ body: withoutId(80).min(1), way: z.enum(tellingWays), at: moment, name: withoutId(60) })
const receipt = z.object({ name: withoutId(60).min(1), number: withoutId(60), at: moment })

/** A report at once, as a list shows it to those who may read it: nothing of whom it is about. */
export const escalation = z.object({
  id,
  kind: z.string(),
  kindTitle: words,
  areaName: z.string(),
  seenAt: z.string(),
  toldAt: z.string(),
  receiptDueAt: z.string(),
  receiptAt: z.string().nullable(),
  isOverdue: z.boolean(),
  state: escalationState,
  isMine: z.boolean(),
  version: z.number().int(),
})
export type Escalation = z.infer<typeof escalation>

const event = z.object({ id, at: z.string(), by: z.string(), kind: z.enum(['TOLD', 'RECEIPT', 'FOLLOW_UP', 'CLOSED']), told: told.nullable(), bodyTitle: words.nullable(), receipt: receipt.nullable(), note: z.string() })
export const escalationDetail = escalation.extend({
  campaignId: id,
  signs: z.array(z.enum(signs)),
  where: z.string(),
  who: z.string(),
  description: z.string(),
  householdId: id.nullable(),
  visitId: id.nullable(),
  reporter: z.string(),
  events: z.array(event),
})
export type EscalationDetail = z.infer<typeof escalationDetail>

export const listEscalations = route('GET /api/campaigns/:id/escalations', {
  access: 'escalation.read',
  params: byId,
  query: z.object({ area: areaId.optional(), /** Recorded by this moment. */ until: moment.optional(), state: escalationState.optional(), overdue: z.enum(['true']).optional(), ...paging }),
  response: page(escalation),
})
export const getEscalation = route('GET /api/escalations/:id', { access: 'escalation.read', params: byId, response: escalationDetail })

/** Writes down that somebody was told at once: when it was seen, when and how who was told. */
export const reportEscalation = route('POST /api/campaigns/:id/escalations', {
  access: 'escalation.report',
  params: byId,
  body: z.object({
    kind: withoutId(80).min(1),
    signs: z.array(z.enum(signs)).min(1).max(20),
    seenAt: moment,
    where: withoutId(200).min(1),
    who: withoutId(200).min(1),
    description: withoutId(1000),
    householdId: id.nullable(),
    visitId: id.nullable(),
    /** Where it was seen; left out: the account's own area. */
    areaId: areaId.nullable(),
    told,
    receipt: receipt.nullable(),
  }),
  response: escalationDetail,
})
export const recordReceipt = route('POST /api/escalations/:id/receipt', { access: 'escalation.report', params: byId, body: z.object({ version: z.number().int(), receipt }), response: escalationDetail })
/** What happened since, or that another body was told. */
export const followEscalation = route('POST /api/escalations/:id/follow-ups', { access: 'escalation.report', params: byId, body: z.object({ version: z.number().int(), note: withoutId(500), told: told.nullable() }), response: escalationDetail })
export const closeEscalation = route('POST /api/escalations/:id/close', { access: 'escalation.report', params: byId, body: z.object({ version: z.number().int(), note: withoutId(500).min(1) }), response: escalationDetail })
