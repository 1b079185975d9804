import { z } from 'zod'
import { areaId, byId, date, id, page, paging, route, withoutId, words } from './route.ts'
import { upward } from './findings.ts'

export const referralState = z.enum(['SENT', 'ACCEPTED', 'REFUSED', 'DONE', 'CLOSED'])

/** A fact that can be sent, or was: of the household or of one person, as it stood. */
export const sentFact = z.object({ personId: id.nullable(), name: z.string(), value: z.unknown(), asOf: date.nullable() })
export type SentFact = z.infer<typeof sentFact>

export const referral = z.object({
  id,
  campaignId: id,
  householdId: id,
  headName: z.string(),
  personId: id.nullable(),
  personName: z.string().nullable(),
  areaName: z.string(),
  townName: z.string(),
  findingId: id.nullable(),
  department: z.object({ id: z.string(), title: words }),
  need: z.string(),
  facts: z.array(sentFact),
  from: z.string(),
  sentAt: z.string(),
  sentBy: z.string(),
  due: date,
  isOverdue: z.boolean(),
  state: referralState,
  reason: z.string(),
  result: z.string(),
  acceptedOn: date.nullable(),
  answeredOn: date.nullable(),
  toldOn: date.nullable(),
  toldHow: z.string(),
  closedOn: date.nullable(),
  version: z.number().int(),
})
export type Referral = z.infer<typeof referral>

const event = z.object({ id, at: z.string(), by: z.string(), state: referralState, note: z.string() })

export const listReferrals = route('GET /api/campaigns/:id/referrals', {
  access: 'referral.read',
  params: byId,
  query: z.object({
    area: areaId.optional(),
    department: z.string().max(80).optional(),
    state: referralState.optional(),
    /** Waiting for an answer. */
    unanswered: z.enum(['true']).optional(),
    overdue: z.enum(['true']).optional(),
    finding: id.optional(),
    household: id.optional(),
    search: z.string().max(60).optional(),
    ...paging,
  }),
  response: page(referral),
})
export const getReferral = route('GET /api/referrals/:id', { access: 'referral.read', params: byId, response: referral.extend({ events: z.array(event) }) })

/** What the registry knows and a referral could take along; whoever refers chooses the least that is needed. */
export const listReferableFacts = route('GET /api/households/:id/referable-facts', {
  access: 'referral.make',
  params: byId,
  query: z.object({ person: id.optional() }),
  response: z.object({ people: z.array(z.object({ personId: id, name: z.string() })), facts: z.array(sentFact) }),
})

const sent = {
  department: withoutId(80).min(1),
  need: withoutId(500).min(1),
  facts: z.array(z.object({ personId: id.nullable(), name: withoutId(80).min(1) })).max(40),
  /** Left out: by what the plan says. */
  due: date.nullable(),
}
export const makeReferral = route('POST /api/campaigns/:id/referrals', {
  access: 'referral.make',
  params: byId,
  body: z.object({ householdId: id, personId: id.nullable(), findingId: id.nullable(), ...sent }),
  response: referral,
})
/** A matter that went up is answered by passing it on to a department. */
export const passOnUpward = route('POST /api/upward/:id/pass-on', { access: 'upward.answer', params: byId, body: z.object({ words: withoutId(500).min(1), ...sent }), response: z.object({ referral, upward: upward.shape.id }) })

/** The department's answer: accepted, refused with the reason, or done with the result. The district may write it down for a department that answers on paper. */
export const answerReferral = route('POST /api/referrals/:id/answer', {
  access: 'referral.answer',
  params: byId,
  body: z.object({ version: z.number().int(), answer: z.enum(['ACCEPTED', 'REFUSED', 'DONE']), reason: withoutId(500), result: withoutId(500) }),
  response: referral,
})
/** The end: when and how the person was told of the answer. */
export const closeReferral = route('POST /api/referrals/:id/close', { access: 'referral.close', params: byId, body: z.object({ version: z.number().int(), toldOn: date, toldHow: withoutId(200).min(1) }), response: referral })
