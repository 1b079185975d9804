import { z } from 'zod'
import { areaId, byId, date, id, route, text, words } from './route.ts'

/** A row of a list as it goes out; `cells` by the column ids of the plan, all text. */
export const deliverableRow = z.object({ no: z.number().int(), householdId: id, visitId: id.nullable(), findingId: id.nullable(), cells: z.record(z.string(), z.string()) })
export type DeliverableRow = z.infer<typeof deliverableRow>

export const deliverableVersion = z.object({
  id,
  campaignId: id,
  code: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  number: z.number().int(),
  state: z.enum(['SUBMITTED', 'RETURNED']),
  hash: z.string(),
  rows: z.number().int(),
  signedBy: z.string(),
  signedAt: z.string(),
  returnedBy: z.string().nullable(),
  returnedReason: z.string().nullable(),
})
export type DeliverableVersion = z.infer<typeof deliverableVersion>

const column = z.object({ id: z.string(), title: words })

/** A figure above a list; clicking it shows exactly these rows. */
const figure = z.object({ id: z.string(), title: words, value: z.number().int(), rows: z.array(z.number().int()) })

export const deliverableLine = z.object({
  code: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  due: date.nullable(),
  isLate: z.boolean(),
  state: z.enum(['OPEN', 'SUBMITTED', 'RETURNED']),
  latest: deliverableVersion.nullable(),
  /** Rows as they stand now. */
  rows: z.number().int(),
})
export const listDeliverables = route('GET /api/campaigns/:id/deliverables', { access: 'deliverable.read', params: byId, response: z.object({ rows: z.array(deliverableLine) }) })

const key = z.object({ id, code: z.string().max(80), areaId })
export const deliverableSheet = z.object({
  campaignId: id,
  code: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  due: date.nullable(),
  cutOff: date,
  columns: z.array(column),
  rows: z.array(deliverableRow),
  figures: z.array(figure),
  hash: z.string(),
  state: z.enum(['OPEN', 'SUBMITTED', 'RETURNED']),
  versions: z.array(deliverableVersion),
  /** Rows that are not ready to go out, by row number, with what is missing. */
  notReady: z.array(z.object({ no: z.number().int(), findingId: id, missing: z.array(z.string()) })),
})
export type DeliverableSheet = z.infer<typeof deliverableSheet>
export const getDeliverable = route('GET /api/campaigns/:id/deliverables/:code/:areaId', { access: 'deliverable.read', params: key, response: deliverableSheet })
export const submitDeliverable = route('POST /api/campaigns/:id/deliverables/:code/:areaId/submit', {
  access: 'deliverable.submit',
  params: key,
  body: z.object({ password: z.string().min(1).max(200), hash: text(64) }),
  response: deliverableVersion,
})
export const getDeliverableVersion = route('GET /api/deliverable-versions/:id', {
  access: 'deliverable.read',
  params: byId,
  response: deliverableVersion.extend({ cutOff: date, columns: z.array(column), frozen: z.array(deliverableRow), figures: z.array(figure) }),
})
export const returnDeliverable = route('POST /api/deliverable-versions/:id/return', { access: 'deliverable.return', params: byId, body: z.object({ reason: text(500) }), response: deliverableVersion })
export const getDeliverableFile = route('GET /api/deliverable-versions/:id/:format', {
  access: 'deliverable.read',
  params: z.object({ id, format: z.enum(['xlsx', 'docx']) }),
  gives: 'file',
})
