import { z } from 'zod'
import { areaId, byId, citizenId, date, hash, id, page, paging, password, route, said, text, untrimmed, words } from './route.ts'

/** Id of a part of the plan's roster. */
export const part = z.string().max(60)
/** Answers to what the sources of a row ask for: by source, then by question. Money in fen. */
export const particulars = z.record(untrimmed(60), z.record(untrimmed(60), z.union([untrimmed(500), z.number(), z.boolean()])))

export const rosterEntry = z.object({
  id,
  householdId: id,
  headName: z.string(),
  maskedId: z.string(),
  areaId,
  areaName: z.string(),
  isPlaced: z.boolean(),
  part,
  members: z.number().int(),
  aid: z.array(z.string()),
  labels: z.array(z.object({ id: z.string(), title: words })),
  address: z.string(),
  reason: z.string(),
  sources: z.array(z.string()),
  /** Village group, as the registry knows it. */
  group: z.string(),
  remark: z.string(),
  particulars,
  /** Obligatory questions of its sources without an answer. */
  lacking: z.array(z.object({ source: z.string(), ask: z.string() })),
  /** Sources whose span of years ended before the day that was given (`since`: the first day that would count). */
  outside: z.array(z.object({ source: z.string(), ask: z.string(), since: date })),
  /** For named roles only; whoever may not see it reads no texts. */
  isRestricted: z.boolean(),
  team: z.object({ id: id.nullable(), name: z.string(), isOwn: z.boolean() }).nullable(),
  state: z.enum(['LISTED', 'STRUCK']),
  /** The part under which it was signed, when it has moved since. */
  signedPart: part.nullable(),
  /** The number of the signed version it stands in; null while it waits for the next signature. */
  version: z.number().int().nullable(),
  coverage: z.enum(['NOT_VISITED', 'DRAFT', 'PARTLY', 'SEEN', 'GONE']),
  visitId: id.nullable(),
})
export type RosterEntry = z.infer<typeof rosterEntry>

export const listEntries = route('GET /api/campaigns/:id/roster', {
  access: 'roster.list',
  params: byId,
  query: z.object({
    area: areaId.optional(),
    part: part.optional(),
    coverage: z.enum(['NOT_VISITED', 'DRAFT', 'PARTLY', 'SEEN', 'GONE', 'AGAIN_DUE']).optional(),
    /** Somebody was not seen, and this was the day to go again. */
    again: date.optional(),
    label: z.string().max(80).optional(),
    /** Id of a source, or `none`: nobody said from where, in a part for which the plan names sources. */
    source: z.string().max(60).optional(),
    /** Id of a team, or `none`. */
    team: z.string().max(60).optional(),
    /** Rows without an answer that their source asks for. */
    lacking: z.enum(['true']).optional(),
    /** Only those that wait for a village, or (`false`) only those that have one. */
    unplaced: z.enum(['true', 'false']).optional(),
    /** Id of the import that brought them onto the list. */
    import: id.optional(),
    /** LISTED when it is left out. */
    state: z.enum(['LISTED', 'STRUCK']).optional(),
    search: z.string().max(60).optional(),
    ...paging,
  }),
  response: page(rosterEntry),
})

/** A household without a village is given one. */
export const placeEntries = route('POST /api/campaigns/:id/roster/place', {
  access: 'roster.place',
  params: byId,
  body: z.object({ entryIds: z.array(id).min(1).max(500), villageId: areaId }),
  response: z.object({ placed: z.number().int() }),
})

/** A village adds a household it knows of (J-32); it waits for the next signature, as base row or numbered supplement. */
export const addEntry = route('POST /api/campaigns/:id/roster', {
  access: 'roster.supplement',
  params: byId,
  body: z.object({
    name: text(60),
    citizenId,
    phone: said(40).optional(),
    address: said(200).optional(),
    source: text(60),
    reason: text(500),
    particulars: particulars.optional(),
  }),
  response: rosterEntry,
})
/** A household that the registry has already comes onto the roster. */
export const listHousehold = route('POST /api/campaigns/:id/roster/households/:householdId', {
  access: 'roster.take-up',
  params: z.object({ id, householdId: id }),
  body: z.object({ source: text(60), reason: text(500), particulars: particulars.optional() }),
  response: rosterEntry,
})
/** Answers to what the sources of a row ask for; all of the obligatory ones. `source`: where the household came from, of a row of which nobody said. */
export const completeEntry = route('PUT /api/roster-entries/:id/particulars', { access: 'roster.complete', params: byId, body: z.object({ particulars, source: text(60).optional() }), response: rosterEntry })
/** Whether the texts of a row are for named roles only, whatever their words. */
export const restrictEntry = route('PUT /api/roster-entries/:id/restricted', { access: 'roster.restrict', params: byId, body: z.object({ isRestricted: z.boolean() }), response: rosterEntry })
export const strikeEntry = route('POST /api/roster-entries/:id/strike', {
  access: 'roster.supplement',
  params: byId,
  body: z.object({ reason: text(500) }),
  response: rosterEntry,
})

/** What the rows say a department should know (a yes to a question that refers), while nobody has passed it on. */
export const listProposedReferrals = route('GET /api/campaigns/:id/roster/proposed-referrals', {
  access: 'referral.make',
  params: byId,
  response: z.object({ rows: z.array(z.object({ entryId: id, householdId: id, headName: z.string(), areaName: z.string(), department: z.object({ id: z.string(), title: words }), why: words })) }),
})

export const rosterVersion = z.object({
  id,
  number: z.number().int(),
  kind: z.enum(['BASE', 'SUPPLEMENT']),
  state: z.enum(['SIGNED', 'RETURNED']),
  hash: z.string(),
  /** Rows listed, by part. */
  parts: z.record(z.string(), z.number().int()),
  struck: z.number().int(),
  moved: z.number().int(),
  signedBy: z.string(),
  signedAt: z.string(),
  returnedReason: z.string().nullable(),
  returnedBy: z.string().nullable(),
  scan: z.object({ id, name: z.string() }).nullable(),
})
export type RosterVersion = z.infer<typeof rosterVersion>

export const frozenRow = z.object({
  no: z.number().int(),
  householdId: id,
  change: z.enum(['LISTED', 'STRUCK', 'MOVED']),
  part,
  /** The part out of which it moved. */
  from: part.optional(),
  headName: z.string(),
  maskedId: z.string(),
  address: z.string(),
  phone: z.string(),
  labels: z.string(),
  aid: z.string(),
  reason: z.string(),
  source: z.string(),
  members: z.number().int(),
  group: z.string().default(''),
  team: z.string().default(''),
  remark: z.string().default(''),
})
export type FrozenRow = z.infer<typeof frozenRow>

/** How far the households of a village have been looked at: the registry, the screening, the roster, the visits. */
export const villageCoverage = z.object({
  /** Households that the registry knows in the village. */
  registered: z.number().int(),
  /** Of those, households that stand on no roster of the campaign. */
  unlisted: z.number().int(),
  /** Households gone through in the screening, of how many, as its record says (J-32); null: no record says so. */
  screened: z.object({ lookedAt: z.number().int(), of: z.number().int(), on: date, recordId: id }).nullable(),
  listed: z.number().int(),
  seen: z.number().int(),
  partly: z.number().int(),
  begun: z.number().int(),
  notVisited: z.number().int(),
  /** Households of which nobody lives there any more. */
  gone: z.number().int(),
  /** People not seen in the last visit of a household, by the reason given. */
  notSeen: z.array(z.object({ reason: z.string(), persons: z.number().int(), againOn: date.nullable() })),
  withoutTeam: z.number().int(),
})
export type VillageCoverage = z.infer<typeof villageCoverage>

/** Of a village that began in the campaign: since when, of which villages, and whether all of them had signed what it has to sign anew. */
const beginning = { since: date.nullable(), madeOf: z.array(z.string()), signedBefore: z.boolean() }

export const villageRoster = z.object({
  ...beginning,
  areaId,
  areaName: z.string(),
  townName: z.string(),
  due: date.nullable(),
  state: z.enum(['OPEN', 'SIGNED', 'CHANGED', 'RETURNED']),
  /** Rows that the next signature would freeze. */
  pending: z.object({ kind: z.enum(['BASE', 'SUPPLEMENT']), number: z.number().int(), parts: z.record(z.string(), z.number().int()), struck: z.number().int(), moved: z.number().int(), hash: z.string(), rows: z.array(frozenRow) }),
  coverage: villageCoverage,
  /** Rows that lack an answer which their source asks for. */
  lacking: z.number().int(),
  /** Rows of which nobody said from where they came, in a part for which the plan names sources. */
  withoutSource: z.number().int(),
  versions: z.array(rosterVersion),
})
export type VillageRoster = z.infer<typeof villageRoster>

export const villageLine = z.object({
  areaId,
  areaName: z.string(),
  townName: z.string(),
  parts: z.record(z.string(), z.number().int()),
  pending: z.number().int(),
  /** Days since the base should have been signed; 0 when it is, or is not due yet. */
  daysLate: z.number().int(),
  withoutTeam: z.number().int(),
  seen: z.number().int(),
  state: z.enum(['OPEN', 'SIGNED', 'CHANGED', 'RETURNED']),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  /** Of a village that has ended: the first day without it, and what stands for it now. */
  endedOn: date.nullable(),
  became: z.array(z.string()),
  /** By when it has to sign: of a village that began after the day of the plan, the day on which it began. */
  due: date.nullable(),
  ...beginning,
})
export const listVillageRosters = route('GET /api/campaigns/:id/rosters', { access: 'roster.read', params: byId, response: z.object({ rows: z.array(villageLine), due: date.nullable() }) })

const village = z.object({ id, villageId: areaId })
export const getVillageRoster = route('GET /api/campaigns/:id/rosters/:villageId', { access: 'roster.read', params: village, response: villageRoster })
/** The password again, and the hash of what was on the screen: what is signed is what was seen. */
export const signRoster = route('POST /api/campaigns/:id/rosters/:villageId/sign', {
  access: 'roster.sign',
  params: village,
  body: z.object({ password, hash }),
  response: villageRoster,
})
export const returnRoster = route('POST /api/roster-versions/:id/return', { access: 'roster.return', params: byId, body: z.object({ reason: text(500) }), response: rosterVersion })
export const getRosterVersion = route('GET /api/roster-versions/:id', {
  access: 'roster.read',
  params: byId,
  response: rosterVersion.extend({ areaId, areaName: z.string(), townName: z.string(), campaignId: id, rows: z.array(frozenRow), endedOn: date.nullable(), became: z.array(z.string()) }),
})
/** Citizen ids are masked in it; whole for a purpose, for those who may open them. */
export const getRosterWorkbook = route('GET /api/roster-versions/:id/workbook', { access: 'roster.read', params: byId, query: z.object({ /** A workbook when it is left out. */ format: z.enum(['xlsx', 'docx']).optional(), purpose: said(200).optional() }), gives: 'file' })
/** The scan of the sheet with the wet signature. */
export const addRosterScan = route('POST /api/roster-versions/:id/scan', { access: 'roster.sign', takes: 'file', params: byId, query: z.object({ name: text(200) }), response: rosterVersion })
export const getAttachment = route('GET /api/attachments/:id', { access: 'roster.read', params: byId, gives: 'file' })
