import { z } from 'zod'
import { tableIds } from '#domain/reporting/content.ts'
import { areaId, byId, date, hash, id, password, route, said, text, words } from './route.ts'

/** A row as it goes out; `cells` by the column ids of its table, all text. */
export const deliverableRow = z.object({
  no: z.number().int(),
  householdId: id.nullable(),
  visitId: id.nullable(),
  findingId: id.nullable(),
  keyId: id.optional(),
  cells: z.record(z.string(), z.string()),
})
export type DeliverableRow = z.infer<typeof deliverableRow>

export const deliverableVersion = z.object({
  id,
  campaignId: id,
  code: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  /** Which time of one that comes again; 0 for one that is made once. */
  occurrence: z.number().int(),
  number: z.number().int(),
  state: z.enum(['SUBMITTED', 'RETURNED']),
  hash: z.string(),
  rows: z.number().int(),
  signedBy: z.string(),
  signedAt: z.string(),
  returnedBy: z.string().nullable(),
  returnedReason: z.string().nullable(),
  /** Whether whoever asks may read it: above the lead, once it was released. */
  mayOpen: z.boolean(),
})
export type DeliverableVersion = z.infer<typeof deliverableVersion>

const column = z.object({ id: z.string(), title: words })
const table = z.object({ id: z.enum(tableIds), title: words, columns: z.array(column), rows: z.array(deliverableRow) })
export type DeliverableTable = z.infer<typeof table>

/** A figure; clicking it shows exactly these rows of its table. Without a table only the number goes out. */
const figure = z.object({
  id: z.string(),
  title: words,
  value: z.number().int(),
  table: z.enum(tableIds).optional(),
  rows: z.array(z.number().int()),
  /** Another figure: of those of whom nobody can say yet whether they count here. */
  undecided: z.string().optional(),
})
export type DeliverableFigure = z.infer<typeof figure>

/** `isOpen`: no zero, nobody could be decided. */
const cell = z.object({ value: z.number().int(), figure: z.string().optional(), version: id.optional(), isOpen: z.boolean().optional() })
const matrix = z.object({ columns: z.array(column), lines: z.array(z.object({ id: z.string(), title: words, cells: z.array(cell.nullable()) })) })
export type DeliverableMatrix = z.infer<typeof matrix>
const section = z.object({ id: z.string(), title: words, figures: z.array(z.string()), matrix: matrix.optional(), text: z.string().optional() })
export type DeliverableSection = z.infer<typeof section>

/** What goes out: a list has one table and no sections, a report sections and the tables behind its figures. */
const content = z.object({ cutOff: date, tables: z.array(table), figures: z.array(figure), sections: z.array(section) })
export type DeliverableContent = z.infer<typeof content>

export const deliverableLine = z.object({
  code: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  occurrence: z.number().int(),
  due: date.nullable(),
  isLate: z.boolean(),
  state: z.enum(['OPEN', 'SUBMITTED', 'RETURNED']),
  latest: deliverableVersion.nullable(),
})
export const listDeliverables = route('GET /api/campaigns/:id/deliverables', { access: 'deliverable.read', params: byId, response: z.object({ rows: z.array(deliverableLine) }) })

const key = z.object({ id, code: z.string().max(80), areaId })
/** `no`: which time of one that comes again. */
const which = z.object({ no: z.coerce.number().int().min(0).max(1000).optional() })
export const deliverableSheet = content.extend({
  campaignId: id,
  code: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  occurrence: z.number().int(),
  /** The last time of it that has begun. */
  last: z.number().int(),
  /** First day of the period of one that comes again. */
  from: date.nullable(),
  due: date.nullable(),
  hash: z.string(),
  /** Only the numbers: whoever asks stands above the lead and reads what was released. */
  isWithheld: z.boolean(),
  state: z.enum(['OPEN', 'SUBMITTED', 'RETURNED']),
  versions: z.array(deliverableVersion),
  /** Texts that were written so far, with the version to write over. */
  texts: z.array(z.object({ section: z.string(), body: z.string(), version: z.number().int(), byName: z.string(), at: z.string() })),
  /** Rows and sections that are not ready to go out, with what is missing. */
  notReady: z.array(z.object({ no: z.number().int().optional(), findingId: id.optional(), section: z.string().optional(), missing: z.array(z.string()) })),
})
export type DeliverableSheet = z.infer<typeof deliverableSheet>
export const getDeliverable = route('GET /api/campaigns/:id/deliverables/:code/:areaId', { access: 'deliverable.read', params: key, query: which, response: deliverableSheet })
/** What a person writes into a section of a report; an empty text takes it back. */
export const writeDeliverableText = route('PUT /api/campaigns/:id/deliverables/:code/:areaId/texts/:section', {
  access: 'deliverable.submit',
  params: key.extend({ section: z.string().max(80) }),
  query: which,
  body: z.object({ body: said(4000), version: z.number().int().min(0) }),
  response: z.object({ version: z.number().int() }),
})
export const submitDeliverable = route('POST /api/campaigns/:id/deliverables/:code/:areaId/submit', {
  access: 'deliverable.submit',
  params: key,
  query: which,
  body: z.object({ password, hash }),
  response: deliverableVersion,
})
export const getDeliverableVersion = route('GET /api/deliverable-versions/:id', { access: 'deliverable.read', params: byId, response: deliverableVersion.extend({ ...content.shape, formats: z.array(z.enum(['xlsx', 'docx'])) }) })
export const returnDeliverable = route('POST /api/deliverable-versions/:id/return', { access: 'deliverable.return', params: byId, body: z.object({ reason: text(500) }), response: deliverableVersion })
export const getDeliverableFile = route('GET /api/deliverable-versions/:id/:format', {
  access: 'deliverable.read',
  params: z.object({ id, format: z.enum(['xlsx', 'docx']) }),
  gives: 'file',
})
