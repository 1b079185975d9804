import { z } from 'zod'
import type { RecordDetails } from '#domain/record/record-details.ts'
import { areaId, byId, date, id, page, paging, route, text, untrimmed, words } from './route.ts'

const participant = z.object({ name: untrimmed(200), post: untrimmed(200).optional(), group: untrimmed(80).optional(), areaId: areaId.optional() })
const detail = z.union([id, untrimmed(5000), z.number(), z.boolean(), z.array(z.union([id, untrimmed(200)])).max(2000), z.array(participant).max(2000)])

/** A decision of a meeting: what is to be done, by whom, until when. It shows in the unit of its owner. */
export const recordTask = z.object({
  id,
  campaignId: id,
  recordId: id,
  /** The record it was decided in. */
  recordTitle: words,
  heldOn: date,
  what: z.string(),
  owner: z.string(),
  areaId,
  areaName: z.string(),
  due: date,
  state: z.enum(['due', 'late', 'done']),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  note: z.string().nullable(),
  isMine: z.boolean(),
})
export type RecordTask = z.infer<typeof recordTask>

export const keptRecord = z.object({
  id,
  campaignId: id,
  kind: z.string(),
  title: words,
  areaId,
  areaName: z.string(),
  heldOn: date,
  details: z.custom<RecordDetails>(),
  /** Names of the units and households that the details speak of, by id. */
  names: z.record(z.string(), z.string()),
  coverage: z.object({ lookedAt: z.number().int(), of: z.number().int() }).nullable(),
  files: z.array(z.object({ id, name: z.string() })),
  state: z.enum(['LISTED', 'STRUCK']),
  strikeReason: z.string().nullable(),
  byName: z.string(),
  at: z.string(),
  answer: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
  tasks: z.array(recordTask),
  mayStrike: z.boolean(),
  mayAnswer: z.boolean(),
})
export type KeptRecord = z.infer<typeof keptRecord>

export const recordKindLine = z.object({ kind: z.string(), records: z.number().int(), latestOn: date.nullable(), unanswered: z.number().int(), mayAdd: z.boolean() })
export type RecordKindLine = z.infer<typeof recordKindLine>

export const listRecordKinds = route('GET /api/campaigns/:id/record-kinds', { access: 'record.read', params: byId, response: z.object({ rows: z.array(recordKindLine) }) })
export const listRecords = route('GET /api/campaigns/:id/records', {
  access: 'record.read',
  params: byId,
  query: z.object({ kind: z.string().max(80), area: areaId.optional(), state: z.enum(['LISTED', 'STRUCK']).optional(), unanswered: z.enum(['true']).optional(), ...paging }),
  response: page(keptRecord),
})
export const getRecord = route('GET /api/records/:id', { access: 'record.read', params: byId, response: keptRecord })
/** A file is sent first; it belongs to the record that then names it. */
export const keepRecordFile = route('POST /api/campaigns/:id/record-files', { access: 'record.write', takes: 'file', params: byId, query: z.object({ name: text(200) }), response: z.object({ id, name: z.string() }) })
export const addRecord = route('POST /api/campaigns/:id/records', {
  access: 'record.write',
  params: byId,
  body: z.object({
    kind: text(80),
    heldOn: date,
    details: z.record(untrimmed(80), detail),
    fileIds: z.array(id).max(20),
    tasks: z.array(z.object({ what: text(500), owner: text(100), areaId, due: date })).max(100),
  }),
  response: keptRecord,
})
export const strikeRecord = route('POST /api/records/:id/strike', { access: 'record.write', params: byId, body: z.object({ reason: text(500) }), response: keptRecord })
export const answerRecord = route('POST /api/records/:id/answer', { access: 'record.write', params: byId, body: z.object({ answer: text(5000) }), response: keptRecord })
export const getRecordsWorkbook = route('GET /api/campaigns/:id/records/workbook', { access: 'record.read', params: byId, query: z.object({ kind: z.string().max(80) }), gives: 'file' })

export const listTasks = route('GET /api/campaigns/:id/tasks', { access: 'record.read', params: byId, query: z.object({ open: z.enum(['true']).optional() }), response: z.object({ rows: z.array(recordTask) }) })
export const finishTask = route('PUT /api/tasks/:id/done', { access: 'record.write', params: byId, body: z.object({ note: text(500) }), response: recordTask })
