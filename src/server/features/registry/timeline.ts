import type { TimelineEntry } from '#contract/households.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Row } from '../../database/tables.ts'
import type { VersionNaming } from '../deliverables/public.ts'
import type { FindingLine, PlacedHousehold, SignedLine, TrailLine, VisitLine } from './household-page.queries.ts'

export interface Happened {
  readonly household: PlacedHousehold
  readonly entries: readonly Omit<Row<'roster_entry'>, 'sources'>[]
  /** What villages signed of it. */
  readonly signed: readonly SignedLine[]
  readonly imports: readonly { id: string; file_name: string; at: string; by_name: string }[]
  readonly mayOpenImports: boolean
  readonly visits: readonly VisitLine[]
  readonly findings: readonly FindingLine[]
  readonly deliverables: readonly VersionNaming[]
  readonly trail: readonly TrailLine[]
  /** What became of it beside visits and problems, as entries already. */
  readonly cases: readonly TimelineEntry[]
  areaName(path: string): string
  /** Name of a person of the household. */
  nameOf(personId: string): string
  kindTitle(campaignId: string, kind: string): Titles
}

/** Everything that happened to a household in one order, the newest first. Codes are keys of locales/<language>/timeline.json. */
export function timelineOf(happened: Happened): TimelineEntry[] {
  const entries = [...ofImports(happened), ...ofRosters(happened), ...ofVisits(happened), ...ofFindings(happened), ...ofDeliverables(happened), ...ofTrail(happened), ...happened.cases]
  return entries.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1))
}

function ofImports({ household, imports, mayOpenImports }: Happened): TimelineEntry[] {
  const seen = imports.map((one): TimelineEntry => ({
    id: `import ${one.id}`,
    at: one.at,
    kind: 'import',
    code: 'timeline.imported',
    details: { file: one.file_name },
    by: one.by_name,
    link: mayOpenImports ? { page: 'import', id: one.id } : null,
  }))
  // A workbook of the whole district is out of a village's reach, and its name not for everybody; that the household came by one is.
  const isUnseen = household.import_id !== null && !imports.some((one) => one.id === household.import_id)
  if (!isUnseen) return seen
  return [...seen, { id: `import ${household.import_id}`, at: household.created_at, kind: 'import', code: 'timeline.imported-above', details: {}, by: null, link: null }]
}

function ofRosters({ entries, signed }: Happened): TimelineEntry[] {
  const listed = entries.map((entry): TimelineEntry => ({
    id: `listed ${entry.id}`,
    at: entry.at,
    kind: 'roster',
    code: entry.reason ? 'timeline.listed-because' : 'timeline.listed',
    details: { part: entry.part, reason: entry.reason },
    by: null,
    link: null,
  }))
  const signatures = signed.flatMap((line): TimelineEntry[] => {
    const struckFor = line.left_because ?? entries.find((entry) => entry.campaign_id === line.campaign_id && entry.state === 'STRUCK')?.strike_reason ?? ''
    const base = { id: `signed ${line.id}`, at: line.signed_at, kind: 'roster' as const, code: line.signed_kind === 'BASE' ? 'timeline.signed-base' : 'timeline.signed-supplement' }
    return [
      { ...base, details: { part: line.part, number: line.signed_number }, by: line.signed_by, link: { page: 'roster-version', id: line.signed_id } },
      ...(line.struck_id !== null && line.struck_at !== null
        ? [{ ...base, id: `struck ${line.id}`, at: line.struck_at, code: 'timeline.struck', details: { part: line.part, number: line.struck_number as number, reason: struckFor }, by: line.struck_by, link: { page: 'roster-version' as const, id: line.struck_id } }]
        : []),
    ]
  })
  return [...listed, ...signatures]
}

function ofVisits({ visits, findings }: Happened): TimelineEntry[] {
  return visits.map((visit): TimelineEntry => {
    const link = { page: 'visit', id: visit.id } as const
    if (visit.handed_in_at === null) return { id: `visit ${visit.id}`, at: visit.started_at, kind: 'visit', code: 'timeline.visit-begun', details: {}, by: visit.started_by, link }
    const found = new Set(findings.filter((line) => line.visit_id === visit.id && line.from_state !== line.to_state).map((line) => line.finding_id)).size
    const details = { visitedOn: visit.visited_on, count: found }
    return { id: `visit ${visit.id}`, at: visit.handed_in_at, kind: 'visit', code: found > 0 ? 'timeline.visited-found' : 'timeline.visited', details, by: visit.handed_in_by, link }
  })
}

function ofFindings({ findings, kindTitle }: Happened): TimelineEntry[] {
  return findings.map((line): TimelineEntry => {
    const details = { kind: kindTitle(line.campaign_id, line.kind), state: line.to_state, note: line.note }
    const isMoved = line.from_state !== line.to_state
    const code = line.from_state === null ? (line.fixed_on_spot ? 'found-and-fixed' : 'found') : isMoved ? (line.note ? 'settled-because' : 'settled') : line.note ? 'followed-because' : 'followed'
    return { id: `finding ${line.id}`, at: line.at, kind: 'finding', code: `timeline.${code}`, details, by: line.by_name, link: { page: 'finding', id: line.finding_id } }
  })
}

function ofDeliverables({ deliverables }: Happened): TimelineEntry[] {
  return deliverables.flatMap(({ id, title, number, rows, signedAt, signedBy, returned }): TimelineEntry[] => {
    const line = { kind: 'deliverable', link: { page: 'deliverable', id } } as const
    const handedIn = { ...line, id: `deliverable ${id}`, at: signedAt, code: 'timeline.handed-in', details: { title, number, rows: rows.length }, by: signedBy }
    if (!returned) return [handedIn]
    return [handedIn, { ...line, id: `deliverable-back ${id}`, at: returned.at, code: 'timeline.handed-back', details: { title, number, reason: returned.reason }, by: returned.by }]
  })
}

const kindOfAct: Readonly<Record<string, TimelineEntry['kind']>> = {
  'open-citizen-id': 'opened-id',
  'new-household': 'member',
  'add-member': 'member',
  'end-membership': 'member',
  'change-head': 'member',
  'set-relation': 'member',
  'give-citizen-id': 'member',
  'move-household': 'place',
  'set-registration': 'place',
  'add-aid': 'aid',
  'end-aid': 'aid',
  'add-payment': 'payment',
  'void-payment': 'payment',
  'add-obligor': 'fact',
  'change-obligor': 'fact',
  'end-obligor': 'fact',
  'record-facts': 'fact',
  'merge-persons': 'merge',
  'merge-households': 'merge',
  'undo-merge': 'merge',
}

/** What somebody did to the household at a desk, as the trail has it. */
function ofTrail({ trail, nameOf, areaName }: Happened): TimelineEntry[] {
  const seen = new Set<string>()
  return trail.flatMap((line): TimelineEntry[] => {
    const kind = kindOfAct[line.action]
    // A move stands in the trail of both villages.
    const once = `${line.action} ${line.at}`
    if (!kind || (kind === 'place' && seen.has(once))) return []
    seen.add(once)
    const { person, from, to, merge, ...rest } = line.details
    const whose = typeof person === 'string' ? person : line.action === 'open-citizen-id' || line.action === 'give-citizen-id' ? line.object_id : undefined
    const details = {
      ...rest,
      ...(line.action === 'open-citizen-id' && { purpose: rest['purpose'] ?? '' }),
      ...(whose !== undefined && { person: nameOf(whose) }),
      ...(line.action === 'move-household' && { from: areaName(String(from)), to: areaName(String(to)) }),
    }
    const code = `timeline.${line.action === 'open-citizen-id' ? 'opened-id' : line.action}`
    const isOfPerson = typeof person === 'string' && person !== ''
    const told = isOfPerson && twoWays.has(line.action) ? `${code}-of` : code
    return [{ id: `${line.action} ${line.id}`, at: line.at, kind, code: told, details, by: line.by_name, link: typeof merge === 'string' ? { page: 'merge', id: merge } : null }]
  })
}

/** Acts about the household as a whole or about one of its people. */
const twoWays: ReadonlySet<string> = new Set(['add-aid', 'end-aid', 'add-payment', 'record-facts'])
