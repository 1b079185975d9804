import { z } from 'zod'
import type { Plan } from '#domain/plan/plan.ts'
import { planChange } from './plans.ts'
import { areaId, byId, date, hash, id, route, text, words } from './route.ts'

export const campaign = z.object({ id, planId: z.string(), title: words, documentNumber: z.string(), start: date, areaName: z.string(), stage: z.object({ id: z.string(), title: words }).nullable() })
export type Campaign = z.infer<typeof campaign>

const stage = z.object({ id: z.string(), title: words, from: date, until: date, /** Late from the day after its end while something of it is not done, as far as one sees. */
  state: z.enum(['done', 'now', 'later', 'late']), open: z.number().int() })

export const campaignDetail = campaign.extend({
  /** Number of its version of the plan, and of the newest one. */
  version: z.number().int().nullable(),
  newestVersion: z.number().int().nullable(),
  plan: z.custom<Plan>(),
  stages: z.array(stage),
  today: date,
  notCarriedOut: z.array(z.object({ path: z.string(), line: z.number().int() })),
  notice: z.string(),
})
export type CampaignDetail = z.infer<typeof campaignDetail>

export const listCampaigns = route('GET /api/campaigns', { access: 'campaign.read', response: z.object({ rows: z.array(campaign) }) })
export const openCampaign = route('POST /api/campaigns', {
  access: 'campaign.open',
  body: z.object({ planId: text(80), start: date, number: z.number().int().min(1).optional() }),
  response: campaign,
})
export const getCampaign = route('GET /api/campaigns/:id', { access: 'campaign.read', params: byId, response: campaignDetail })

const dutyLine = z.object({ code: z.string(), title: words, areaName: z.string(), due: date })
/** What moving a campaign to another version of its plan would change. `seen` stands for exactly this difference. */
export const campaignMove = z.object({
  campaignId: id,
  from: z.number().int().nullable(),
  to: z.number().int(),
  note: z.string(),
  changes: z.array(planChange),
  added: z.array(dutyLine),
  removed: z.array(dutyLine),
  redated: z.array(dutyLine.extend({ newDue: date })),
  done: z.number().int(),
  seen: z.string(),
})
export type CampaignMove = z.infer<typeof campaignMove>
export const previewMove = route('GET /api/campaigns/:id/move', { access: 'campaign.move', params: byId, query: z.object({ number: z.coerce.number().int().min(1) }), response: campaignMove })
export const moveCampaign = route('POST /api/campaigns/:id/move', { access: 'campaign.move', params: byId, body: z.object({ number: z.number().int().min(1), seen: hash }), response: campaign })

/** One line of the board: an area below the one looked at, with its figures; each opens its rows. */
export const boardLine = z.object({
  areaId,
  areaName: z.string(),
  level: z.string(),
  households: z.number().int(),
  seen: z.number().int(),
  partly: z.number().int(),
  /** Nobody lives there any more. */
  gone: z.number().int(),
  notVisited: z.number().int(),
  findings: z.number().int(),
  fixedOnSpot: z.number().int(),
  openFindings: z.number().int(),
  overdueFindings: z.number().int(),
  villages: z.number().int(),
  signedVillages: z.number().int(),
  unplaced: z.number().int(),
  /** Versions handed in above, and how many of them came back for correction: of rosters, and of lists and reports. */
  rostersSent: z.number().int(),
  rostersReturned: z.number().int(),
  listsSent: z.number().int(),
  listsReturned: z.number().int(),
})
export type BoardLine = z.infer<typeof boardLine>

export const stuck = z.object({
  kind: z.enum(['roster-unsigned', 'households-unplaced', 'households-without-team', 'visit-again-due', 'findings-overdue', 'deliverable-late', 'duty-late']),
  areaId,
  areaName: z.string(),
  count: z.number().int(),
  daysLate: z.number().int(),
  names: z.array(z.string()),
  /** What is late, as the plan calls it. */
  titles: z.array(words),
})
export type Stuck = z.infer<typeof stuck>

export const getBoard = route('GET /api/campaigns/:id/board', {
  access: 'board.read',
  params: byId,
  /** `asOf`: a day gone by, in the areas of that day, as far as it is stored. */
  query: z.object({ area: areaId.optional(), asOf: date.optional() }),
  response: z.object({ asOf: z.string(), total: boardLine, lines: z.array(boardLine), stuck: z.array(stuck) }),
})

export const duty = z.object({
  id,
  campaignId: id,
  code: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  due: date,
  state: z.enum(['due', 'late', 'done']),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  /** Whether this duty is the account's own to do, rather than one it watches below itself. */
  isMine: z.boolean(),
  clause: z.object({ at: z.string(), says: z.string(), row: z.string().nullable() }).nullable(),
  /** Where it is done: a page of the office. */
  place: z.enum(['roster', 'visits', 'findings', 'deliverables', 'campaign']),
  /** The kind of record that does it, and the record that did. */
  record: z.object({ kind: z.string(), id: id.nullable() }).nullable(),
  /** Whose it is, as the plan names them. */
  actor: z.object({ level: z.string(), role: z.string().nullable() }).nullable(),
  stage: z.string().nullable(),
})
export type Duty = z.infer<typeof duty>

export const listDuties = route('GET /api/campaigns/:id/duties', {
  access: 'board.read',
  params: byId,
  response: z.object({ rows: z.array(duty) }),
})
/** A duty without a list of its own (a meeting held, a training given) is marked done by whoever it belongs to, with a word of what was done. */
export const markDuty = route('PUT /api/duties/:id/done', {
  access: 'duty.mark',
  params: byId,
  body: z.object({ note: text(500) }),
  response: duty,
})

export const today = z.object({
  date,
  campaign: campaign.nullable(),
  duties: z.array(duty),
  /** What waits for this account, by kind, each with its number and the page where it is done. */
  waiting: z.array(z.object({ kind: z.enum(['to-visit', 'drafts', 'visit-again', 'open-findings', 'overdue-findings', 'unplaced', 'unsigned-villages', 'imports-running', 'returned', 'differences']), count: z.number().int() })),
  stuck: z.array(stuck),
  /** Of it what turned red since yesterday, for whoever only looks. */
  turnedRed: z.array(stuck),
})
export type Today = z.infer<typeof today>
export const getToday = route('GET /api/today', { access: 'today.read', query: z.object({ campaign: id.optional() }), response: today })
