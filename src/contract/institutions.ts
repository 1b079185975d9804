import { z } from 'zod'
import { checkAnswers, institutionKinds, placePayers } from '#domain/casework/institution-check.ts'
import { severity } from './findings.ts'
import { areaId, byId, date, id, route, said, text, untrimmed, withoutId, words } from './route.ts'

const about = { name: text(60), kind: z.enum(institutionKinds), department: text(80), address: said(200), phone: said(40) }

export const institution = z.object({
  id,
  ...about,
  areaId,
  areaName: z.string(),
  departmentTitle: words,
  version: z.number().int(),
})
export type Institution = z.infer<typeof institution>

export const listInstitutionNames = route('GET /api/institution-names', { access: 'institution.list', response: z.object({ rows: z.array(z.object({ id, name: z.string() })) }) })

const inCampaign = z.object({ campaign: id.optional() })
export const listInstitutions = route('GET /api/institutions', {
  access: 'institution.read',
  query: inCampaign,
  /** Residents that whoever asks may see; of them those who were checked in the campaign, and how many of these have a problem in their last check. */
  response: z.object({ rows: z.array(institution.extend({ residents: z.number().int(), checked: z.number().int(), troubled: z.number().int() })) }),
})
export const addInstitution = route('POST /api/institutions', { access: 'institution.manage', body: z.object({ areaId, ...about }), response: z.object({ id }) })
export const changeInstitution = route('PUT /api/institutions/:id', { access: 'institution.manage', params: byId, body: z.object({ ...about, version: z.number().int() }), response: z.object({ id }) })

const answer = z.enum(checkAnswers)
export const residentCheck = z.object({
  id,
  campaignId: id,
  on: date,
  by: z.string(),
  answers: z.array(z.object({ id: z.string(), title: words, answer, text: z.string(), findingId: id.nullable() })),
})
export type ResidentCheck = z.infer<typeof residentCheck>

export const resident = z.object({
  id,
  institutionId: id,
  personId: id,
  name: z.string(),
  sex: z.enum(['MALE', 'FEMALE']).nullable(),
  age: z.number().int().nullable(),
  householdId: id,
  /** Whether whoever asks may open the household at home. */
  isOpen: z.boolean(),
  home: z.string(),
  bed: z.string(),
  payer: z.enum(placePayers),
  contactName: z.string(),
  contactPhone: z.string(),
  from: date,
  to: date.nullable(),
  leftReason: z.string(),
  /** Newest first. */
  checks: z.array(residentCheck),
})
export type Resident = z.infer<typeof resident>

/** With the campaign's points of the check; without a campaign that asks for one there are none. */
export const getInstitution = route('GET /api/institutions/:id', {
  access: 'institution.read',
  params: byId,
  query: inCampaign,
  response: institution.extend({
    residents: z.array(resident),
    points: z.array(z.object({ id: z.string(), title: words })),
    clause: z.object({ at: z.string(), says: z.string(), row: z.string().nullable() }).nullable(),
  }),
})
export type InstitutionPage = z.infer<(typeof getInstitution)['response']>

export const addResident = route('POST /api/institutions/:id/residents', {
  access: 'institution.manage',
  params: byId,
  body: z.object({ householdId: id, personId: id, bed: said(40), payer: z.enum(placePayers), contactName: said(60), contactPhone: said(40), from: date }),
  response: z.object({ id }),
})
/** `livingState`: how the person lives from then on, where somebody knows it. */
export const endResidence = route('POST /api/residents/:id/leave', { access: 'institution.check', params: byId, body: z.object({ on: date, reason: text(200), livingState: untrimmed(40).nullable() }), response: z.object({ id }) })

/** The points of the notice for one resident. What is a problem becomes one of the household at home. */
export const checkResident = route('POST /api/residents/:id/checks', {
  access: 'institution.check',
  params: byId,
  body: z.object({
    campaignId: id,
    on: date,
    answers: z.array(z.object({ id: text(80), answer, text: withoutId(500), kind: untrimmed(80).nullable(), severity, measure: withoutId(500) })).min(1).max(40),
  }),
  response: z.object({ id, findingIds: z.array(id) }),
})

/** Who of a household lives in an institution, and when they were last checked there: nobody is visited twice. */
export const listStays = route('GET /api/households/:id/stays', {
  access: 'household.read',
  params: byId,
  response: z.object({ rows: z.array(z.object({ residentId: id, personId: id, name: z.string(), institutionId: id, institutionName: z.string(), from: date, checkedOn: date.nullable() })) }),
})
export type Stay = z.infer<(typeof listStays)['response']>['rows'][number]
