import { z } from 'zod'
import { areaId, byId, date, id, route, said, text } from './route.ts'

export const teamMember = z.object({ name: z.string(), post: z.string(), phone: z.string(), isLeader: z.boolean(), accountId: id.nullable() })
export type TeamMember = z.infer<typeof teamMember>

export const team = z.object({
  id,
  name: z.string(),
  /** The area that made it; empty for a village, which sees the team and not the desk above it. */
  areaId: z.string(),
  areaName: z.string(),
  state: z.enum(['ACTIVE', 'CLOSED']),
  note: z.string(),
  version: z.number().int(),
  members: z.array(teamMember),
  /** Villages that it visits as their own. */
  villages: z.array(z.object({ areaId, areaName: z.string() })),
  /** Households listed in the campaign asked about that fall to it, and how many of them were seen. */
  /** `gone` of the households: nobody lives there any more. */
  load: z.object({ households: z.number().int(), seen: z.number().int(), partly: z.number().int(), gone: z.number().int(), planned: z.number().int() }),
})
export type Team = z.infer<typeof team>

const ofCampaign = z.object({ campaign: id.optional() })

/** Teams in reach, and the villages of which households have nobody to visit them. */
export const listTeams = route('GET /api/teams', {
  access: 'team.read',
  query: ofCampaign,
  response: z.object({ rows: z.array(team), without: z.array(z.object({ areaId, areaName: z.string(), townName: z.string(), households: z.number().int() })) }),
})
export const getTeam = route('GET /api/teams/:id', { access: 'team.read', params: byId, query: ofCampaign, response: team })

const member = z.object({ name: text(60), post: said(60), phone: said(40), isLeader: z.boolean(), accountId: id.nullable().optional() })
const sheet = {
  name: text(60),
  note: said(500).optional(),
  members: z.array(member).min(1).max(40),
  villages: z.array(areaId).max(100),
}
/** A team of a town; a district officer says of which. */
export const createTeam = route('POST /api/teams', { access: 'team.manage', body: z.object({ ...sheet, areaId: areaId.optional() }), response: team })
export const changeTeam = route('PUT /api/teams/:id', { access: 'team.manage', params: byId, body: z.object({ ...sheet, version: z.number().int() }), response: team })
/** The team ends; its villages and households have none until another takes them. */
export const closeTeam = route('POST /api/teams/:id/close', { access: 'team.manage', params: byId, body: z.object({}), response: team })

/**
 * Households go to a team, or until a day to one account, or back to the team of their village (both null). Each change counts
 * the epoch of the assignment up.
 */
export const assignHouseholds = route('POST /api/assignments', {
  access: 'team.manage',
  body: z.object({ householdIds: z.array(id).min(1).max(500), teamId: id.nullable(), accountId: id.nullable().optional(), until: date.optional() }),
  response: z.object({ assigned: z.number().int() }),
})
/** Accounts that households can be given to: contracted surveyors of the area. */
export const listSurveyors = route('GET /api/surveyors', {
  access: 'team.manage',
  response: z.object({ rows: z.array(z.object({ id, name: z.string(), areaName: z.string(), until: date.nullable() })) }),
})
