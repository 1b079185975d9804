import { z } from 'zod'
import { areaId, byId, date, id, page, paging, route, withoutId, words } from './route.ts'

export const contactManner = z.enum(['HOME', 'ELSEWHERE', 'VIDEO', 'PHONE', 'WECHAT'])

/** A household or person to be followed (重点户（人员）). */
export const keyHousehold = z.object({
  id,
  campaignId: id,
  householdId: id,
  headName: z.string(),
  personId: id.nullable(),
  personName: z.string().nullable(),
  areaName: z.string(),
  townName: z.string(),
  labels: z.array(words),
  /** A reason of the plan. */
  why: z.string(),
  whyTitle: words,
  risk: z.string(),
  measure: z.string(),
  frequency: z.string(),
  frequencyTitle: words,
  everyDays: z.number().int(),
  helper: z.object({ name: z.string(), post: z.string(), phone: z.string() }),
  /** The last day on which somebody saw them, in a visit or a contact; nobody is seen by telephone. */
  lastSeenOn: date.nullable(),
  lastContactOn: date.nullable(),
  nextDue: date.nullable(),
  isOverdue: z.boolean(),
  state: z.enum(['ON', 'OFF']),
  addedOn: date,
  addedBy: z.string(),
  visitId: id.nullable(),
  offOn: date.nullable(),
  offReason: z.string(),
  version: z.number().int(),
})
export type KeyHousehold = z.infer<typeof keyHousehold>

const contact = z.object({ id, on: date, manner: contactManner, found: z.string(), done: z.string(), next: z.string(), at: z.string(), by: z.string() })
const event = z.object({ id, at: z.string(), by: z.string(), kind: z.enum(['ADDED', 'CHANGED', 'OFF', 'ADDED_AGAIN']), note: z.string(), changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })) })
export type KeyContact = z.infer<typeof contact>
export type KeyEvent = z.infer<typeof event>

const said = {
  why: withoutId(80).min(1),
  risk: withoutId(500).min(1),
  measure: withoutId(500).min(1),
  frequency: withoutId(80).min(1),
  helperName: withoutId(60).min(1),
  helperPost: withoutId(60),
  helperPhone: withoutId(40),
}

const filters = {
  area: areaId.optional(),
  state: z.enum(['ON', 'OFF']).optional(),
  why: z.string().max(80).optional(),
  frequency: z.string().max(80).optional(),
  /** Should have been seen before today. */
  overdue: z.enum(['true']).optional(),
  household: id.optional(),
  search: z.string().max(60).optional(),
}

export const listKeyHouseholds = route('GET /api/campaigns/:id/key-households', { access: 'key-household.read', params: byId, query: z.object({ ...filters, ...paging }), response: page(keyHousehold) })
/** A household of which somebody said in a visit that it should be followed, and that is not on the list. */
export const proposedKey = z.object({ householdId: id, headName: z.string(), areaName: z.string(), townName: z.string(), on: date, by: z.string(), visitId: id.nullable() })
export type ProposedKey = z.infer<typeof proposedKey>
export const listProposedKeys = route('GET /api/campaigns/:id/key-households/proposed', { access: 'key-household.read', params: byId, response: z.object({ rows: z.array(proposedKey), total: z.number().int() }) })
/** The list as a workbook, in the columns of the form. */
export const getKeyWorkbook = route('GET /api/campaigns/:id/key-households/workbook', { access: 'key-household.read', gives: 'file', params: byId, query: z.object(filters) })
export const getKeyHousehold = route('GET /api/key-households/:id', { access: 'key-household.read', params: byId, response: keyHousehold.extend({ contacts: z.array(contact), events: z.array(event) }) })

/** Puts a household or one of its people on the list; one that was taken off comes on again with its history. */
export const addKeyHousehold = route('POST /api/campaigns/:id/key-households', {
  access: 'key-household.keep',
  params: byId,
  body: z.object({ householdId: id, personId: id.nullable(), visitId: id.nullable(), ...said }),
  response: keyHousehold,
})
export const changeKeyHousehold = route('PUT /api/key-households/:id', { access: 'key-household.keep', params: byId, body: z.object({ version: z.number().int(), ...said }), response: keyHousehold })
export const takeOffKeyHousehold = route('POST /api/key-households/:id/off', { access: 'key-household.keep', params: byId, body: z.object({ version: z.number().int(), reason: withoutId(500).min(1) }), response: keyHousehold })
export const addKeyContact = route('POST /api/key-households/:id/contacts', {
  access: 'key-household.keep',
  params: byId,
  body: z.object({ on: date, manner: contactManner, found: withoutId(500).min(1), done: withoutId(500), next: withoutId(500) }),
  response: keyHousehold,
})
