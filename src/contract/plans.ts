import { z } from 'zod'
import { planParts } from '#domain/plan/compare-plans.ts'
import { date, route, text, words } from './route.ts'

/** A plan as a district has published it: it has a number, and never changes. */
export const planVersion = z.object({
  planId: z.string(),
  number: z.number().int(),
  digest: z.string(),
  note: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  /** Campaigns that run on it. */
  campaigns: z.number().int(),
})
export type PlanVersion = z.infer<typeof planVersion>

export const planSummary = z.object({
  id: z.string(),
  title: words,
  documentNumber: z.string(),
  /** The day from which the notice counts; null when the plan cannot be read. */
  start: date.nullable(),
  isRunnable: z.boolean(),
  complaints: z.number().int(),
  /** Whether an edition came with the software that was not published yet. */
  isShippedNew: z.boolean(),
  versions: z.array(planVersion),
})
export type PlanSummary = z.infer<typeof planSummary>

export const planChange = z.object({
  part: z.enum(planParts),
  id: z.string(),
  title: words.optional(),
  kind: z.enum(['added', 'removed', 'changed']),
  fields: z.array(z.object({ name: z.string(), before: z.string(), after: z.string() })),
})
export type PlanChangeShown = z.infer<typeof planChange>

export const planComplaint = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  code: z.string(),
  details: z.record(z.string(), z.string()),
  suggestion: z.string().nullable(),
  /** The line itself, before and from the place that is meant. */
  text: z.object({ before: z.string(), after: z.string() }),
})
export type PlanComplaint = z.infer<typeof planComplaint>

export const planCheck = z.object({
  /** What it holds; null when there is a mistake in it. */
  plan: z
    .object({
      id: z.string(),
      title: words,
      documentNumber: z.string(),
      stages: z.number().int(),
      duties: z.number().int(),
      populations: z.number().int(),
      items: z.number().int(),
      deliverables: z.number().int(),
      records: z.number().int(),
      notCarriedOut: z.number().int(),
    })
    .nullable(),
  /** The first of them; `total` counts all. */
  complaints: z.array(planComplaint),
  total: z.number().int(),
  /** The version that it is, word for word. */
  sameAs: z.number().int().nullable(),
  /** The newest version, and how this one differs from it. */
  newest: z.number().int().nullable(),
  changes: z.array(planChange),
})
export type PlanCheck = z.infer<typeof planCheck>

const planId = z.string().regex(/^[A-Za-z][\w-]{0,79}$/)

export const listPlans = route('GET /api/plans', { access: 'plan.read', response: z.object({ rows: z.array(planSummary) }) })
/** Looks at an uploaded plan folder (.zip) and keeps nothing. */
export const checkPlan = route('POST /api/plans/check', { access: 'plan.publish', takes: 'file', response: planCheck })
export const publishPlan = route('POST /api/plans', { access: 'plan.publish', takes: 'file', query: z.object({ note: text(300) }), response: planVersion })
export const publishShippedPlan = route('POST /api/plans/:planId/publish', { access: 'plan.publish', params: z.object({ planId }), body: z.object({ note: text(300) }), response: planVersion })
export const getPlanFolder = route('GET /api/plans/:planId/versions/:number/folder', { access: 'plan.read', params: z.object({ planId, number: z.coerce.number().int().min(1).max(100_000) }), gives: 'file' })
