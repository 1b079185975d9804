import { z } from 'zod'
import { levels, roles } from '#domain/access/access.ts'
import { areaCode, areaId, date, hash, id, route, text, untrimmed } from './route.ts'

const count = z.number().int()
const level = z.enum(levels)

export const area = z.object({ id: areaId, parentId: areaId.nullable(), level, code: z.string(), name: z.string(), path: z.string() })
export type Area = z.infer<typeof area>

/** The areas that stand or, with a day, those that stood on it, as they were called then. */
export const listAreas = route('GET /api/areas', { access: 'area.read', query: z.object({ asOf: date.optional() }), response: z.object({ rows: z.array(area) }) })

/** Households by the area they stood in, and of those on a roster: today, or on a day as far as it is stored. */
export const areaFigures = route('GET /api/area-figures', {
  access: 'campaign.read',
  query: z.object({ asOf: date.optional() }),
  response: z.object({ asOf: date, rows: z.array(z.object({ areaId, households: count, listed: count })) }),
})
export type AreaFigures = z.infer<typeof areaFigures.response>

const named = z.object({ id: areaId, name: z.string(), level })
/** What happened to an area on a day. */
export const areaEvent = z.object({
  on: date.nullable(),
  kind: z.enum(['began', 'renamed', 'recoded', 'moved', 'became', 'came-from', 'ended']),
  was: z.string(),
  is: z.string(),
  /** The other areas of a merge or split. */
  areas: z.array(named),
  by: z.string().nullable(),
})
export const areaPage = z.object({
  area,
  until: date.nullable(),
  above: z.array(named),
  events: z.array(areaEvent),
  /** Areas that stand for one that has ended. */
  successors: z.array(named),
  /** Areas that this one came from. */
  predecessors: z.array(named),
})
export type AreaPage = z.infer<typeof areaPage>
export const getArea = route('GET /api/areas/:areaId', { access: 'area.read', params: z.object({ areaId }), response: areaPage })

const listed = z.object({ row: count, level, code: z.string(), name: z.string(), parentName: z.string() })
const changed = z.object({ row: count, areaId, level, name: z.string(), code: z.string(), was: z.string(), becomes: z.string() })
export const areaDifference = z.object({
  added: z.array(listed),
  renamed: z.array(changed),
  recoded: z.array(changed),
  moved: z.array(changed),
  /** No longer in the list. `canEnd`: nothing stands there, so that it can simply end. */
  gone: z.array(z.object({ areaId, level, code: z.string(), name: z.string(), parentName: z.string(), households: count, canEnd: z.boolean() })),
  same: count,
  hash: z.string(),
})
export type AreaDifference = z.infer<typeof areaDifference>
const fileName = z.object({ name: text(200) })
/** What a list of divisions would change. Problem with every bad row: AREAS_INVALID. */
export const compareAreas = route('POST /api/areas/compare', { access: 'area.manage', takes: 'file', query: fileName, response: areaDifference })
/** The list as it was sent, with what is wrong beside each bad row. */
export const annotateAreas = route('POST /api/areas/annotate', { access: 'area.manage', takes: 'file', query: fileName, gives: 'file' })
/** Applies a list: all rows or none. */
export const importAreas = route('POST /api/areas/import', {
  access: 'area.manage',
  takes: 'file',
  query: z.object({
    name: text(200),
    /** First day of what is new; today when left out. */
    on: date.optional(),
    /** Of the comparison that was looked at. */
    hash: hash.optional(),
    /** Ids of areas that are gone and end, with commas between. */
    end: untrimmed(40_000).optional(),
  }),
  response: z.object({ added: count, known: count, renamed: count, recoded: count, moved: count, ended: count }),
})
export const exportAreas = route('GET /api/areas/workbook', { access: 'area.read', gives: 'file' })

const name = text(60)
export const areaChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename'), areaId, on: date, name }),
  z.object({ kind: z.literal('recode'), areaId, on: date, code: areaCode }),
  z.object({ kind: z.literal('move'), areaId, on: date, parentId: areaId }),
  /** `areaId` and `others` become one of them, `into`, or a new area. */
  z.object({ kind: z.literal('merge'), areaId, on: date, others: z.array(areaId).min(1).max(20), into: areaId.optional(), name: name.optional(), code: areaCode.optional(), movesAccounts: z.boolean().optional() }),
  /** New villages come out of one. `stays`: the village itself remains with the rest; otherwise the rest waits at the town to be placed. */
  z.object({
    kind: z.literal('split'),
    areaId,
    on: date,
    stays: z.boolean(),
    parts: z.array(z.object({ name, code: areaCode, groups: z.array(untrimmed(60)).max(200), householdIds: z.array(id).max(5000).optional() })).min(1).max(10),
  }),
  z.object({ kind: z.literal('add'), areaId, on: date, name, code: areaCode }),
  z.object({ kind: z.literal('end'), areaId, on: date }),
])
export type AreaChange = z.infer<typeof areaChange>

const standing = z.object({ households: count, listed: count, drafts: count, openFindings: count, openDuties: count, signedRosters: count, lists: count })
export const changePreview = z.object({
  hash: z.string(),
  /** What leaves where to; `toBox`: to be placed by hand. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), toBox: z.boolean(), households: count })),
  /** What stands at areas that end or move. */
  standing: z.array(standing.extend({ areaId, name: z.string(), ends: z.boolean() })),
  made: z.array(z.object({ name: z.string(), code: z.string(), level })),
  edited: z.array(z.object({ areaId, was: z.string(), becomes: z.string() })),
  ended: z.array(z.object({ areaId, name: z.string() })),
  /** `to` is null when somebody must give the account another area. */
  accounts: z.array(z.object({ name: z.string(), role: z.enum(roles), to: z.string().nullable() })),
  /** Teams that go along: as the team of the village, or with the households that they have had. */
  teams: z.array(z.object({ team: z.string(), from: z.string(), to: z.string(), households: count, asVillageTeam: z.boolean() })),
  /** Teams of a village that moves which stay those of the unit that made them. */
  foreignTeams: z.array(z.object({ team: z.string(), village: z.string() })),
  /** Carried out as a job, with its progress in the list of changes. */
  isLarge: z.boolean(),
})
export type ChangePreview = z.infer<typeof changePreview>
export const previewAreaChange = route('POST /api/area-changes/preview', { access: 'area.manage', body: z.object({ change: areaChange }), response: changePreview })

export const areaChangeRow = z.object({
  id,
  kind: z.string(),
  areaId,
  areaName: z.string(),
  on: date,
  state: z.enum(['QUEUED', 'RUNNING', 'DONE', 'FAILED']),
  progress: z.object({ done: count, of: count }),
  failure: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  by: z.string(),
  at: z.string(),
})
export type AreaChangeRow = z.infer<typeof areaChangeRow>
/** Carries out what was shown; refused when it would be something else by now. */
export const changeAreas = route('POST /api/area-changes', { access: 'area.manage', body: z.object({ change: areaChange, hash }), response: areaChangeRow })
export const listAreaChanges = route('GET /api/area-changes', { access: 'area.manage', response: z.object({ rows: z.array(areaChangeRow) }) })
/** The groups that households of a village say they live in, for a split. */
export const listVillageGroups = route('GET /api/areas/:areaId/groups', { access: 'area.manage', params: z.object({ areaId }), response: z.object({ rows: z.array(z.object({ group: z.string(), households: count })) }) })
