import { z } from 'zod'
import type { Form } from '#domain/form/form.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import type { Submission } from '#domain/visit/submission.ts'
import { byId, id, route } from './route.ts'
import { label } from './households.ts'

/**
 * What a visit gave to the registry. `subject` is the household or the person. A confirmation says the same as before on a
 * later day; one that was not applied came from an older visit than what the registry knew.
 */
export const factChange = z.object({ subject: id, name: z.string(), before: z.unknown(), after: z.unknown(), isConfirmation: z.boolean(), isApplied: z.boolean() })
export type VisitChange = z.infer<typeof factChange>

export const visit = z.object({
  id,
  campaignId: id,
  householdId: id,
  headName: z.string(),
  areaName: z.string(),
  townName: z.string(),
  state: z.enum(['DRAFT', 'SUBMITTED']),
  /** Counts up with every saved draft; a save on an older one is refused. */
  draftVersion: z.number().int(),
  draft: z.custom<Partial<Submission>>(),
  form: z.custom<Form>(),
  gates: z.array(z.custom<{ id: string; clause: { at: string; says: string; row?: string } }>()),
  /** What the registry knows now; of a submitted visit what it knew before. */
  facts: z.custom<HouseholdFacts>(),
  labels: z.array(label),
  memberLabels: z.record(z.string(), z.array(label)),
  submission: z
    .object({ id, at: z.string(), by: z.string(), digest: z.string(), answers: z.custom<Submission>(), changes: z.array(factChange), findingIds: z.array(id) })
    .nullable(),
  today: z.string(),
  /** First day of the campaign; a visit lies between the two. */
  since: z.string(),
})
export type Visit = z.infer<typeof visit>

/** Starts a visit of a household on the roster, or opens the draft that is there. */
export const startVisit = route('POST /api/visits', { access: 'visit.record', body: z.object({ campaignId: id, householdId: id }), response: visit })
export const getVisit = route('GET /api/visits/:id', { access: 'household.read', params: byId, response: visit })
export const saveDraft = route('PUT /api/visits/:id/draft', {
  access: 'visit.record',
  params: byId,
  body: z.object({ draft: z.custom<Partial<Submission>>((value) => typeof value === 'object' && value !== null), draftVersion: z.number().int() }),
  response: z.object({ draftVersion: z.number().int(), savedAt: z.string() }),
})
export const submitVisit = route('POST /api/visits/:id/submit', {
  access: 'visit.record',
  params: byId,
  /** With the version of the draft that was on the screen, a draft saved elsewhere meanwhile is not passed over. */
  body: z.object({ submission: z.custom<Submission>((value) => typeof value === 'object' && value !== null), draftVersion: z.number().int().optional() }),
  response: visit,
})
