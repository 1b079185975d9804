import { z } from 'zod'
import { alikeReasons } from '#domain/matching/alike.ts'
import { datasetCodes, followUps, verdicts } from '#domain/matching/datasets.ts'
import { areaId, byId, date, hash, id, page, paging, route, said, text } from './route.ts'

/** Departments' files beside the people of a district. Of a file nothing is kept but what it says of our people. */

/** So much of a text is sent at once; a workbook goes whole. */
export const pieceBytes = 4 << 20
/** A workbook has to be held in memory while it is read; what is larger is saved as CSV, which has no limit. */
export const mostWorkbookBytes = 100 << 20

const dataset = z.enum(datasetCodes)
const moment = z.iso.datetime()
const count = z.number().int().nonnegative()
const column = z.number().int().min(0).max(16_383)
/** Rows without an id, or all where `id` is null, are looked at by name and `birth`, or by name, `sex` and `address` (or village). */
const columns = z.object({ id: column.nullable(), name: column.nullable(), birth: column.nullable(), sex: column.nullable(), address: column.nullable(), kept: z.array(z.object({ field: z.string(), column })) })
const hitState = z.enum(['OPEN', ...verdicts])
/** Households without a valid authorisation are left out, unless a law allows the comparison without one. */
const basis = z.enum(['AUTHORISATION', 'LEGAL'])
/** INTERRUPTED: nobody has sent anything for a while; it goes on with the same file. */
export const runState = z.enum(['READING', 'INTERRUPTED', 'DONE', 'CANCELLED', 'FAILED'])

export const matchRun = z.object({
  id,
  dataset,
  purpose: z.string(),
  sourceDate: date,
  basis,
  legalBasis: z.string(),
  fileName: z.string(),
  size: count,
  state: runState,
  /** Bytes that were read, and the place from which the next piece is sent. */
  readBytes: count,
  sendFrom: count,
  rows: count,
  withoutId: count,
  /** Rows about people who were looked for. What was found is told to civil affairs alone, and null to a department: by a file of one row it would learn who receives help. */
  hits: count.nullable(),
  /** Whom these rows are about, each counted once; null too of a run from before it was counted. */
  concerned: count.nullable(),
  /** Rows without an id, by name and birth. */
  alike: count.nullable(),
  /** Hits that no run had before. */
  fresh: count.nullable(),
  /** Rows that give somebody another name. Null too where the file has no column of names. */
  otherName: count.nullable(),
  refused: z.array(z.object({ fault: z.string(), count })),
  refusedAt: z.array(z.object({ place: z.string(), fault: z.string() })),
  endsShort: z.boolean(),
  people: count,
  households: count,
  leftOut: count,
  digest: z.string().nullable(),
  failure: z.string().nullable(),
  at: z.string(),
  byName: z.string(),
  /** Code of the department that handed the file over itself; null for civil affairs. */
  department: z.string().nullable(),
  finishedAt: z.string().nullable(),
  isMine: z.boolean(),
})
export type MatchRun = z.infer<typeof matchRun>

const delivery = z.object({ runId: id, sourceDate: date, at: z.string(), ageDays: z.number().int(), rows: count, households: count, leftOut: count, areaName: z.string() })

/** The source ledger: of each data set, for a department of each of its own, when it came last and for whom, whether it is due, and for how many households it may be asked. */
export const listDatasets = route('GET /api/matching/datasets', {
  access: 'matching.list',
  response: z.object({
    rows: z.array(
      z.object({
        code: dataset,
        cycleDays: count,
        /** The youngest delivery that stands for the data set; null when none came. */
        last: delivery.nullable(),
        /** One that came after it and does not: it looked for people of a part of the district, or not for all households, or has next to no rows. */
        part: delivery.extend({ lacks: z.enum(['AREA', 'HOUSEHOLDS', 'ROWS']) }).nullable(),
        /** From which day on; null when it never came. */
        dueOn: date.nullable(),
        isDue: z.boolean(),
        /** Hits without a verdict; null for a department. */
        open: count.nullable(),
        /** Households with somebody of whom the id is known, and those of them with a valid authorisation for it. */
        households: count,
        authorised: count,
      }),
    ),
  }),
})

/** What the beginning of a text, or a workbook, says of its columns; nothing is kept. */
export const lookAtFile = route('POST /api/matching/look', {
  access: 'matching.run',
  takes: 'file',
  query: z.object({ dataset, name: text(200) }),
  response: z.object({
    columns: z.array(z.object({ index: column, heading: z.string() })),
    id: column.nullable(),
    name: column.nullable(),
    birth: column.nullable(),
    sex: column.nullable(),
    address: column.nullable(),
    /** Further columns that hold ids, at which nobody looks: those of a spouse, of a child. */
    others: z.array(column),
    kept: z.array(z.object({ field: z.string(), column })),
    /** Fields that this data set knows. */
    fields: z.array(z.string()),
    /** Somebody chose these columns for the same headings before. */
    isRemembered: z.boolean(),
  }),
})

/** Whom a run would look for today; it cannot be started for nobody (MATCH_NOBODY). */
export const previewSought = route('GET /api/matching/sought', { access: 'matching.run', query: z.object({ dataset, basis }), response: z.object({ people: count, households: count, leftOut: count }) })

export const startRun = route('POST /api/matching/runs', {
  access: 'matching.run',
  body: z.object({
    dataset,
    purpose: text(200),
    sourceDate: date,
    basis,
    legalBasis: said(300),
    fileName: text(200),
    size: z.number().int().min(1).max(2 ** 46),
    columns: columns.extend({ kept: z.array(z.object({ field: text(40), column })).max(8) }),
    /** The headings as they stand, by which the choice of columns is remembered. */
    headings: z.array(said(200)).max(16_384),
  }),
  response: matchRun,
})
/**
 * The next piece of the file, from `sendFrom` of the run: 4 MiB or what is left, of a workbook everything. `hash` is SHA-256 of
 * all that stands before it, so that another file is refused (MATCH_OTHER_FILE).
 */
export const readPiece = route('POST /api/matching/runs/:id/pieces', {
  access: 'matching.run',
  takes: 'file',
  params: byId,
  query: z.object({ from: z.coerce.number().int().min(0).max(2 ** 46), hash }),
  response: matchRun,
})
/** What was found until then stays. */
export const cancelRun = route('POST /api/matching/runs/:id/cancel', { access: 'matching.run', params: byId, response: matchRun })
export const getRun = route('GET /api/matching/runs/:id', { access: 'matching.list', params: byId, response: matchRun })
/** On what a run stands, for whoever may see a hit of it: the run itself stands at the district. */
export const getGrounds = route('GET /api/matching/runs/:id/grounds', {
  access: 'matching.read',
  params: byId,
  response: z.object({ purpose: z.string(), basis, legalBasis: z.string(), sourceDate: date, fileName: z.string(), byName: z.string(), at: z.string() }),
})
/** A department sees those that it started. */
export const listRuns = route('GET /api/matching/runs', { access: 'matching.list', query: z.object({ dataset: dataset.optional(), ...paging }), response: page(matchRun) })

export const matchHit = z.object({
  id,
  dataset,
  householdId: id,
  headName: z.string(),
  personId: id,
  personName: z.string(),
  maskedId: z.string(),
  birthDate: date.nullable(),
  areaName: z.string(),
  /** Kinds of aid that the person or the household receives today. */
  aid: z.array(z.string()),
  /** What the file says, by field; `name` where it is another one. */
  kept: z.array(z.object({ field: z.string(), text: z.string() })),
  name: z.enum(['SAME', 'DIFFERS', 'UNKNOWN']),
  /** By name and birth, of a row without an id: 0 to 100 with what speaks for it; null by the id. */
  score: z.number().int().nullable(),
  reasons: z.array(z.enum(alikeReasons)),
  foundAt: z.string(),
  firstDate: date,
  lastDate: date,
  /** The run in which it was seen last. */
  lastRunId: id,
  places: z.array(z.object({ fileName: z.string(), place: z.string() })),
  state: hitState,
  proposes: z.enum(followUps),
  follow: z.enum(followUps).nullable(),
  reason: z.string(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  /** That what follows was carried out. */
  done: z.object({ at: z.string(), by: z.string(), what: z.string() }).nullable(),
  /** When somebody last said anything of it. It is sent back with what is said next, so that nobody overwrites what they have not seen (MATCH_DECIDED, CHANGED_MEANWHILE). */
  saidAt: moment.nullable(),
})
export type MatchHit = z.infer<typeof matchHit>

/** `run`: seen in this run; `fresh`: for the first time in it. */
export const listHits = route('GET /api/matching/hits', {
  access: 'matching.read',
  query: z.object({
    state: hitState.optional(),
    /** Those that matter and of which nobody said yet that what follows was carried out. */
    undone: z.enum(['true']).optional(),
    dataset: dataset.optional(),
    run: id.optional(),
    fresh: z.enum(['true']).optional(),
    name: z.enum(['DIFFERS']).optional(),
    area: areaId.optional(),
    household: id.optional(),
    ...paging,
  }),
  response: page(matchHit),
})
/** What a person makes of a hit; it can be said anew by whoever knows what was said. Nothing else happens by it. */
export const decideHit = route('POST /api/matching/hits/:id/verdict', {
  access: 'matching.decide',
  params: byId,
  body: z.object({ verdict: z.enum(verdicts), follow: z.enum(followUps).optional(), reason: said(300), saidAt: moment.nullable() }),
  response: z.object({ id }),
})

/** Somebody did what follows from a hit that matters, and says what; a new verdict asks for it anew. */
export const carryOutHit = route('POST /api/matching/hits/:id/done', { access: 'matching.decide', params: byId, body: z.object({ what: text(300), saidAt: moment.nullable() }), response: z.object({ id }) })
/** How many hits of one's own area wait for a verdict, and how many matter and were not followed by anything yet. `due`: data sets that came before and are due again, for the officer of the district who brings them; 0 for others. */
export const getMatchingWaiting = route('GET /api/matching/waiting', { access: 'matching.decide', response: z.object({ open: count, undone: count, due: count }) })

export const authorisation = z.object({
  id,
  number: z.string(),
  signers: z.array(z.object({ personId: id, name: z.string() })),
  signedOn: date,
  until: date.nullable(),
  datasets: z.array(dataset),
  state: z.enum(['HOLDS', 'COMING', 'ENDED']),
  endReason: z.string().nullable(),
  byName: z.string(),
})
export type Authorisation = z.infer<typeof authorisation>

/** `unsigned`: adults of today who signed none that holds. */
export const listAuthorisations = route('GET /api/households/:id/authorisations', {
  access: 'household.list',
  params: byId,
  response: z.object({ rows: z.array(authorisation), unsigned: z.array(z.object({ personId: id, name: z.string() })) }),
})
export const addAuthorisation = route('POST /api/households/:id/authorisations', {
  access: 'household.edit',
  params: byId,
  body: z.object({ number: text(60), signers: z.array(id).min(1).max(60), signedOn: date, until: date.optional(), datasets: z.array(dataset).max(40) }),
  response: z.object({ id }),
})
export const endAuthorisation = route('POST /api/authorisations/:id/end', { access: 'household.edit', params: byId, body: z.object({ on: date, reason: text(200) }), response: z.object({ id }) })
