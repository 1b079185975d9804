import { z } from 'zod'
import { byId, id, page, paging, route, text, untrimmed } from './route.ts'

export const importState = z.enum(['READ', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE'])

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
  /** The sheets that are read, all with the same headings; `isVillage`: its name is that of a village, for rows that name none. */
  sheets: z.array(z.object({ name: z.string(), headingRow: z.number().int(), rows: z.number().int(), isVillage: z.boolean(), isLeftOut: z.boolean() })),
  /** Sheets of the workbook that hold a register with other headings and were not read. */
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
  /** Its place, by which pages go on. */
  id: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  state: z.enum(['IMPORTED', 'REFUSED', 'ALREADY_IN', 'SKIPPED']),
  /** What was read, by heading; citizen ids masked. */
  read: z.array(z.object({ heading: z.string(), text: z.string() })),
  complaints: z.array(z.object({ column: z.number().int().nullable(), heading: z.string().nullable(), code: z.string(), details: z.record(z.string(), z.unknown()) })),
  householdId: id.nullable(),
})

/** A row of a workbook that is about a household; ids masked. `importId`: only for whoever may open the import. */
export const origin = z.object({
  id: z.string(),
  importId: id.nullable(),
  fileName: z.string(),
  sheet: z.string(),
  row: z.number().int(),
  at: z.string(),
  by: z.string(),
  read: z.array(z.object({ heading: z.string(), text: z.string() })),
  complaints: z.array(z.object({ column: z.number().int().nullable(), heading: z.string().nullable(), code: z.string(), details: z.record(z.string(), z.unknown()) })),
})
export type Origin = z.infer<typeof origin>

/** Why a household is on the list: the rows that brought it there, whoever sent them. */
export const listOrigins = route('GET /api/households/:id/origins', { access: 'household.read', params: byId, response: z.object({ rows: z.array(origin) }) })

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
  body: z.object({ fields: z.array(untrimmed(60).nullable()).max(16_384), leaveOut: z.array(text(200)).max(1000).optional() }),
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
