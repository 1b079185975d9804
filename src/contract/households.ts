import { z } from 'zod'
import { areaId, byId, date, id, page, paging, route, said, words } from './route.ts'

const clause = z.object({ at: z.string(), says: z.string(), row: z.string().nullable() })

const source = z.object({ kind: z.enum(['import', 'visit', 'desk']), id: id.nullable(), label: z.string() })
/** A fact as the registry holds it: what, since when it is known to hold, and from where. */
export const factView = z.object({
  name: z.string(),
  value: z.unknown(),
  asOf: date,
  source,
})
export type FactView = z.infer<typeof factView>

export const aidView = z.object({ id, kind: z.string(), from: date.nullable(), to: date.nullable(), amountFen: z.number().int().nullable(), personId: id.nullable(), source, asOf: date.nullable(), note: z.string() })
export const paymentView = z.object({ id, kind: z.string(), personId: id.nullable(), paidOn: date, amountFen: z.number().int(), source, voidReason: z.string().nullable() })
export const obligorView = z.object({
  id,
  duty: z.string(),
  personId: id.nullable(),
  name: z.string(),
  relation: z.string(),
  maskedId: z.string(),
  phone: z.string(),
  address: z.string(),
  incomeFen: z.number().int().nullable(),
  supportFen: z.number().int().nullable(),
  asOf: date,
  source,
})

export const label = z.object({ id: z.string(), title: words, focusOf: z.string().nullable(), clause: clause.nullable() })
/** A label that can be neither given nor refused, because these facts (full names of indicators) are missing; of a person or, with null, of the household. */
export const undecidedLabel = label.extend({ personId: id.nullable(), missing: z.array(z.string()) })

export const memberView = z.object({
  personId: id,
  name: z.string(),
  relation: z.string(),
  isHead: z.boolean(),
  sex: z.enum(['MALE', 'FEMALE']).nullable(),
  birthDate: date.nullable(),
  age: z.number().int().nullable(),
  maskedId: z.string(),
  /** Of somebody who was recorded without a document; it stays when a real number comes. */
  provisionalNumber: z.string().nullable(),
  from: date.nullable(),
  to: date.nullable(),
  endReason: z.string().nullable(),
  facts: z.array(factView),
  labels: z.array(label),
})

export const timelineEntry = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(['roster', 'import', 'visit', 'finding', 'fact', 'aid', 'payment', 'member', 'place', 'merge', 'opened-id', 'deliverable', 'key', 'referral', 'record']),
  /** Key of a sentence in the locales and the values for it: texts, numbers, codes, or words in both languages. */
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  by: z.string().nullable(),
  link: z.object({ page: z.enum(['visit', 'finding', 'roster-version', 'import', 'deliverable', 'merge', 'key-household', 'referral', 'record']), id }).nullable(),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

export const household = z.object({
  id,
  headName: z.string(),
  areaId,
  areaName: z.string(),
  townName: z.string(),
  isPlaced: z.boolean(),
  address: z.string(),
  members: z.array(memberView),
  facts: z.array(factView),
  aid: z.array(aidView),
  payments: z.array(paymentView),
  obligors: z.array(obligorView),
  /** Registered in another village of the district. */
  registeredAt: z.object({ areaId, name: z.string() }).nullable(),
  labels: z.array(label),
  undecided: z.array(undecidedLabel),
  campaigns: z.array(
    z.object({
      campaignId: id,
      title: words,
      entryId: id,
      part: z.string(),
      state: z.enum(['LISTED', 'STRUCK']),
      reason: z.string(),
      sources: z.array(z.string()),
      coverage: z.enum(['NOT_VISITED', 'DRAFT', 'PARTLY', 'SEEN', 'GONE']),
      visitId: id.nullable(),
      canVisit: z.boolean(),
    }),
  ),
  timeline: z.array(timelineEntry),
})
export type Household = z.infer<typeof household>

export const getHousehold = route('GET /api/households/:id', { access: 'household.read', params: byId, response: household })
export const searchHouseholds = route('GET /api/households', {
  access: 'household.read',
  query: z.object({ search: z.string().trim().min(1).max(60), ...paging }),
  response: page(z.object({ id, headName: z.string(), matched: z.string(), areaName: z.string(), members: z.number().int() })).extend({
    /** More were found than are looked at. */
    isCutOff: z.boolean(),
    /** Villages, towns and groups that are called so, or sound so. */
    areas: z.array(z.object({ id: areaId, name: z.string() })),
    /** Registered here, living in another village; opened only by those whose area it lives in. */
    elsewhere: z.array(z.object({ headName: z.string(), registeredAt: z.string(), livesAt: z.string(), householdId: id.nullable() })),
  }),
})
/** A household in which somebody lives, as the registry knows it. */
export const registeredHousehold = z.object({ id, headName: z.string(), areaName: z.string(), address: z.string(), members: z.number().int(), /** Stands on the roster of the campaign that was asked about. */ isListed: z.boolean() })
export type RegisteredHousehold = z.infer<typeof registeredHousehold>
export const listHouseholds = route('GET /api/areas/:areaId/households', {
  access: 'household.list',
  params: z.object({ areaId }),
  query: z.object({ campaign: id.optional(), listed: z.enum(['true', 'false']).optional(), ...paging }),
  response: page(registeredHousehold),
})
/** Opening a masked number asks for a purpose and is written down. */
export const openCitizenId = route('POST /api/persons/:id/open-id', {
  access: 'person.open-id',
  params: byId,
  body: z.object({ purpose: said(200) }),
  response: z.object({ citizenId: z.string() }),
})
