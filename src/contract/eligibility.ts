import { z } from 'zod'
import { eligibilityOutcomes } from '#domain/casework/eligibility.ts'
import { areaId, byId, date, id, page, paging, route, untrimmed, withoutId, words } from './route.ts'

export const eligibilityOutcome = z.enum(eligibilityOutcomes)

/** A household that may qualify for aid it does not have, and what became of it (应保尽保). */
export const candidate = z.object({
  householdId: id,
  headName: z.string(),
  areaName: z.string(),
  townName: z.string(),
  /** On the part of the roster of those not covered who may be in difficulty. */
  isPossible: z.boolean(),
  findings: z.array(z.object({ id, title: words })),
  outcome: eligibilityOutcome.nullable(),
  aid: z.string().nullable(),
  reason: z.string(),
  decidedOn: date.nullable(),
  by: z.string().nullable(),
})
export type Candidate = z.infer<typeof candidate>

export const listCandidates = route('GET /api/campaigns/:id/eligibility', {
  access: 'eligibility.read',
  params: byId,
  /** `OPEN`: nobody has said yet what became of it, an application waits for its outcome. */
  query: z.object({ area: areaId.optional(), outcome: z.enum(['OPEN', ...eligibilityOutcomes]).optional(), household: id.optional(), search: z.string().max(60).optional(), ...paging }),
  response: page(candidate),
})
export const getEligibilityFigures = route('GET /api/campaigns/:id/eligibility/figures', {
  access: 'eligibility.read',
  params: byId,
  query: z.object({ area: areaId.optional() }),
  response: z.object({ all: z.number().int(), open: z.number().int(), applied: z.number().int(), enrolled: z.number().int(), refused: z.number().int(), watched: z.number().int(), notWanted: z.number().int() }),
})
export const decideEligibility = route('POST /api/campaigns/:id/eligibility', {
  access: 'eligibility.decide',
  params: byId,
  body: z.object({ householdId: id, outcome: eligibilityOutcome, aid: untrimmed(80).nullable(), reason: withoutId(500), decidedOn: date }),
  response: candidate,
})
