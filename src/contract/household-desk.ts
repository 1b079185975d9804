import { z } from 'zod'
import { areaId, byId, citizenId, date, id, route, said, text, untrimmed } from './route.ts'

/** What the desk writes into the registry. Every act is dated, says its source and stands in the trail. */

const sex = z.enum(['MALE', 'FEMALE'])
const fen = z.number().int().min(0).max(100_000_000_00)
const code = untrimmed(40).min(1)
const note = said(500)
const person = {
  name: text(40),
  sex: sex.optional(),
  birthDate: date.optional(),
  /** As written; checked. Without it somebody gets a provisional number. */
  citizenId: citizenId.optional(),
}
const ofMember = z.object({ id, personId: id })

/** A new household in a village, or in a town where nobody knows the village: often of somebody met without any document (J-17). */
export const newHousehold = route('POST /api/households', {
  access: 'household.edit',
  body: z.object({ areaId, ...person, phone: said(40).optional(), address: said(200), metOn: date.optional(), metAt: said(200).optional(), note: note.optional() }),
  response: z.object({ householdId: id, personId: id, provisionalNumber: z.string().nullable() }),
})
/** A real number for somebody who had none; what was recorded so far stays with the person. */
export const giveCitizenId = route('POST /api/persons/:id/citizen-id', { access: 'household.edit', params: byId, body: z.object({ citizenId }), response: z.object({ personId: id }) })

/** Somebody new, somebody who came back (by `personId`), or somebody whom the registry knows by the number and who lives nowhere. */
export const addMember = route('POST /api/households/:id/members', {
  access: 'household.edit',
  params: byId,
  body: z.object({ personId: id.optional(), name: said(40).optional(), sex: sex.optional(), birthDate: date.optional(), citizenId: citizenId.optional(), relation: untrimmed(40), from: date }),
  response: z.object({ personId: id }),
})
/** Leaves by death, marriage or moving away; with `toHouseholdId` the person lives there from that day. */
export const endMembership = route('POST /api/households/:id/members/:personId/leave', {
  access: 'household.edit',
  params: ofMember,
  body: z.object({ on: date, reason: code, toHouseholdId: id.optional(), relation: untrimmed(40).optional() }),
  response: z.object({ personId: id }),
})
/** Another head from a day on, with what the others are to the new one. */
export const changeHead = route('POST /api/households/:id/head', {
  access: 'household.edit',
  params: byId,
  body: z.object({ personId: id, on: date, relations: z.array(z.object({ personId: id, relation: untrimmed(40) })).max(60) }),
  response: z.object({ personId: id }),
})
/** To another village of one's own area, with everything that belongs to the household. */
export const moveHousehold = route('POST /api/households/:id/move', {
  access: 'household.move',
  params: byId,
  body: z.object({ areaId, on: date, reason: text(200), address: said(200).optional(), staysRegistered: z.boolean() }),
  response: z.object({ householdId: id }),
})
/** Where a household is registered: a village of the district, or a place in words; neither when it is registered where it lives. */
export const setRegistration = route('POST /api/households/:id/registration', {
  access: 'household.edit',
  params: byId,
  body: z.object({ kind: z.enum(['HERE', 'ELSEWHERE', 'NONE']), areaId: areaId.optional(), place: said(200).optional(), asOf: date }),
  response: z.object({ householdId: id }),
})
/** Every village of the district by name: a household may be registered in one that its worker does not see. */
export const listVillages = route('GET /api/villages', { access: 'household.edit', response: z.object({ rows: z.array(z.object({ id: areaId, name: z.string(), townName: z.string() })) }) })
export const listElsewhere = route('GET /api/areas/:areaId/registered-elsewhere', {
  access: 'household.list',
  params: z.object({ areaId }),
  response: z.object({ rows: z.array(z.object({ headName: z.string(), registeredAt: z.string(), livesAt: z.string(), householdId: id.nullable() })) }),
})

export const addAid = route('POST /api/households/:id/aid', {
  access: 'household.edit',
  params: byId,
  body: z.object({ kind: code, personId: id.optional(), from: date, amountFen: fen.optional(), note }),
  response: z.object({ aidId: id }),
})
export const endAid = route('POST /api/aid/:id/end', { access: 'household.edit', params: byId, body: z.object({ to: date, note }), response: z.object({ aidId: id }) })

export const addPayment = route('POST /api/households/:id/payments', {
  access: 'household.edit',
  params: byId,
  body: z.object({ kind: code, personId: id.optional(), paidOn: date, amountFen: fen }),
  response: z.object({ paymentId: id }),
})
/** A payment that was written wrongly: it stays, crossed out, with the reason. */
export const voidPayment = route('POST /api/payments/:id/void', { access: 'household.edit', params: byId, body: z.object({ reason: text(200) }), response: z.object({ paymentId: id }) })

export const addObligor = route('POST /api/households/:id/obligors', {
  access: 'household.edit',
  params: byId,
  body: z.object({
    duty: code,
    personId: id.optional(),
    name: text(40),
    relation: text(40),
    citizenId: citizenId.optional(),
    phone: said(40),
    address: said(200),
    incomeFen: fen.optional(),
    supportFen: fen.optional(),
    asOf: date,
    /** The earlier line that this one takes the place of. */
    replaces: id.optional(),
  }),
  response: z.object({ obligorId: id }),
})
export const endObligor = route('POST /api/obligors/:id/end', { access: 'household.edit', params: byId, body: z.object({ reason: text(200) }), response: z.object({ obligorId: id }) })

/** Facts as somebody at a desk knows them, with the day on which they held. */
export const recordFacts = route('POST /api/households/:id/facts', {
  access: 'household.edit',
  params: byId,
  body: z.object({ personId: id.optional(), asOf: date, facts: z.array(z.object({ name: untrimmed(60).min(1), value: z.union([untrimmed(500), z.number(), z.boolean(), z.array(untrimmed(60)).max(30)]) })).min(1).max(30) }),
  response: z.object({ householdId: id }),
})
/** Every value a fact has had. */
export const factHistory = route('GET /api/households/:id/facts', {
  access: 'household.read',
  params: byId,
  query: z.object({ name: z.string().min(1).max(60), personId: id.optional() }),
  response: z.object({ rows: z.array(z.object({ value: z.unknown(), asOf: date, recordedAt: z.string().nullable(), source: z.object({ kind: z.enum(['import', 'visit', 'desk']), id: id.nullable(), label: z.string() }) })) }),
})
