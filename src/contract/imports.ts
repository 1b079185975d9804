import { z } from 'zod'
import { byId, id, page, paging, route, text } from './route.ts'

export const importState = z.enum(['READ', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'UNDONE'])

export const importColumn = z.object({
  index: z.number().int(),
  heading: z.string(),
  field: z.string().nullable(),
  certainty: z.enum(['sure', 'likely', 'none']),
  sample: z.array(z.string()),
})

export const rosterImport = z.object({
  id,
  campaignId: id,
  fileName: z.string(),
  sheet: z.string(),
  /** Sheets of the workbook that hold a register too and were not read. */
  otherSheets: z.array(z.string()),
  headingRow: z.number().int(),
  state: importState,
  columns: z.array(importColumn),
  counts: z.object({ rows: z.number().int(), imported: z.number().int(), refused: z.number().int(), alreadyIn: z.number().int(), skipped: z.number().int(), households: z.number().int(), unplaced: z.number().int() }),
  progress: z.object({ done: z.number().int(), of: z.number().int() }),
  byName: z.string(),
  at: z.string(),
  canUndo: z.boolean(),
  failure: z.string().nullable(),
})
export type RosterImport = z.infer<typeof rosterImport>

export const importRow = z.object({
  id,
  row: z.number().int(),
  state: z.enum(['IMPORTED', 'REFUSED', 'ALREADY_IN', 'SKIPPED']),
  /** What was read, by heading; citizen ids masked. */
  read: z.array(z.object({ heading: z.string(), text: z.string() })),
  complaints: z.array(z.object({ column: z.number().int().nullable(), heading: z.string().nullable(), code: z.string(), details: z.record(z.string(), z.unknown()) })),
  householdId: id.nullable(),
})

/** Fields that a column can be given. */
export const listImports = route('GET /api/campaigns/:id/imports', { access: 'roster.read', params: byId, response: z.object({ rows: z.array(rosterImport), fields: z.array(z.string()) }) })
export const readImport = route('POST /api/campaigns/:id/imports', {
  access: 'roster.import',
  takes: 'file',
  params: byId,
  query: z.object({ name: text(200) }),
  response: rosterImport,
})
/** Another sheet of a workbook that was sent, as an import of its own. */
export const readOtherSheet = route('POST /api/imports/:id/sheets', { access: 'roster.import', params: byId, body: z.object({ sheet: text(200) }), response: rosterImport })
export const getImport = route('GET /api/imports/:id', { access: 'roster.import', params: byId, response: rosterImport.extend({ fields: z.array(z.string()) }) })
export const runImport = route('POST /api/imports/:id/run', {
  access: 'roster.import',
  params: byId,
  body: z.object({ fields: z.array(z.string().nullable()).max(16_384) }),
  response: rosterImport,
})
export const undoImport = route('POST /api/imports/:id/undo', { access: 'roster.import', params: byId, response: rosterImport })
export const listImportRows = route('GET /api/imports/:id/rows', {
  access: 'roster.import',
  params: byId,
  query: z.object({ state: z.enum(['IMPORTED', 'REFUSED', 'ALREADY_IN', 'SKIPPED']).optional(), ...paging }),
  response: page(importRow),
})
/** The same workbook with its look, an added column 导入结果 and the bad cells tinted; in the language asked for, or else the browser's. */
export const getAnnotated = route('GET /api/imports/:id/workbook', { access: 'roster.import', params: byId, query: z.object({ language: z.enum(['zh-CN', 'en']).optional() }), gives: 'file' })
