import { z } from 'zod'
import { areaId, byId, date, id, page, paging, route, said, text, untrimmed } from './route.ts'

const side = z.enum(['kept', 'gone'])
const record = z.object({
  id,
  householdId: id.nullable(),
  name: z.string(),
  areaName: z.string(),
  /** The household of a person, the head of a household. */
  headName: z.string(),
  maskedId: z.string(),
  provisionalNumber: z.string().nullable(),
  address: z.string(),
  birthDate: date.nullable(),
  sex: z.enum(['MALE', 'FEMALE']).nullable(),
  counts: z.object({ facts: z.number().int(), memberships: z.number().int(), aid: z.number().int(), visits: z.number().int(), findings: z.number().int() }),
})

/** Two records side by side: what both say otherwise must be chosen by a person. */
export const comparison = z.object({
  kind: z.enum(['person', 'household']),
  kept: record,
  gone: record,
  differences: z.array(
    z.object({
      /** `name`, `sex`, `birthDate`, `citizenId`, `household`, `address`, `head`, `fact:<name>`, `aid:<kind>` */
      key: z.string(),
      kept: z.unknown(),
      gone: z.unknown(),
      keptAsOf: date.nullable(),
      goneAsOf: date.nullable(),
    }),
  ),
  reasons: z.array(z.string()),
  /** Why the two cannot be one yet, whatever is chosen. */
  hindrances: z.array(z.enum(['TWO_DRAFTS', 'TWO_STAYS'])),
})
export type Comparison = z.infer<typeof comparison>

const merge = z.object({ otherId: id, choices: z.record(untrimmed(80), side), reason: text(300) })
const merged = z.object({ mergeId: id, householdId: id.nullable() })
const two = z.object({ id, otherId: id })

export const comparePersons = route('GET /api/persons/:id/merge/:otherId', { access: 'household.merge', params: two, response: comparison })
export const mergePersons = route('POST /api/persons/:id/merge', { access: 'household.merge', params: byId, body: merge, response: merged })
export const compareHouseholds = route('GET /api/households/:id/merge/:otherId', { access: 'household.merge', params: two, response: comparison })
export const mergeHouseholds = route('POST /api/households/:id/merge', { access: 'household.merge', params: byId, body: merge, response: merged })

export const getMerge = route('GET /api/merges/:id', {
  access: 'household.read',
  params: byId,
  response: z.object({
    id,
    kind: z.enum(['person', 'household']),
    keptName: z.string(),
    goneName: z.string(),
    householdId: id.nullable(),
    reason: z.string(),
    at: z.string(),
    by: z.string(),
    undoneAt: z.string().nullable(),
    undoneBy: z.string().nullable(),
    undoneReason: z.string().nullable(),
    moved: z.array(z.object({ table: z.string(), rows: z.number().int() })),
    /** What was written since and would not know where to go; empty when it can be taken back. */
    hindrances: z.array(z.string()),
    mayUndo: z.boolean(),
  }),
})
export const undoMerge = route('POST /api/merges/:id/undo', { access: 'household.merge', params: byId, body: z.object({ reason: text(300) }), response: z.object({ householdId: id.nullable() }) })

const one = z.object({ personId: id, name: z.string(), householdId: id.nullable(), headName: z.string(), areaName: z.string(), maskedId: z.string(), provisionalNumber: z.string().nullable(), birthDate: date.nullable(), sex: z.enum(['MALE', 'FEMALE']).nullable(), address: z.string() })
/** Pairs that may be one person, the likeliest first, with what speaks for it. Nothing is ever merged by itself. */
export const listDuplicates = route('GET /api/duplicates', {
  access: 'household.merge',
  query: z.object({ area: areaId.optional(), state: z.enum(['OPEN', 'DIFFERENT', 'MERGED']).optional(), ...paging }),
  response: page(z.object({ id, a: one, b: one, reasons: z.array(z.string()), score: z.number().int(), state: z.enum(['OPEN', 'DIFFERENT', 'MERGED']), decidedBy: z.string().nullable(), note: z.string() })),
})
export const findDuplicates = route('POST /api/duplicates/find', { access: 'household.merge', response: z.object({}) })
/** Not the same: remembered, and not proposed again. */
export const declineDuplicate = route('POST /api/duplicates/:id/decline', { access: 'household.merge', params: byId, body: z.object({ note: said(300) }), response: z.object({}) })
