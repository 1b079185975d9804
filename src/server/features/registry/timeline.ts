import type { TimelineEntry } from '#contract/households.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Row } from '../../database/tables.ts'
import type { VersionNaming } from '../deliverables/public.ts'
import type { FindingLine, PlacedHousehold, TrailLine, VersionLine, VisitLine } from './household-page.queries.ts'

export interface Happened {
  readonly household: PlacedHousehold
  readonly entries: readonly Omit<Row<'roster_entry'>, 'sources'>[]
  readonly versions: readonly VersionLine[]
  readonly imports: readonly { id: string; file_name: string; at: string; by_name: string }[]
  readonly mayOpenImports: boolean
  readonly visits: readonly VisitLine[]
  readonly findings: readonly FindingLine[]
  readonly deliverables: readonly VersionNaming[]
  readonly openings: readonly TrailLine[]
  /** Name of a person of the household. */
  nameOf(personId: string): string
  kindTitle(campaignId: string, kind: string): Titles
}

/** Everything that happened to a household in one order, the newest first. Codes are keys of locales/<language>/timeline.json. */
export function timelineOf(happened: Happened): TimelineEntry[] {
  const entries = [...ofImports(happened), ...ofRosters(happened), ...ofVisits(happened), ...ofFindings(happened), ...ofDeliverables(happened), ...ofOpenings(happened)]
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
  // A workbook of the whole district is out of a village's reach; that the household came by one is not.
  const isUnseen = household.import_id !== null && !imports.some((one) => one.id === household.import_id)
  if (!isUnseen) return seen
  return [...seen, { id: `import ${household.import_id}`, at: household.created_at, kind: 'import', code: 'timeline.imported-above', details: {}, by: null, link: null }]
}

function ofRosters({ entries, versions }: Happened): TimelineEntry[] {
  return entries.flatMap((entry) => {
    const of = (number: number | null) => versions.find((version) => version.campaign_id === entry.campaign_id && version.number === number)
    const line = (id: string, at: string, code: string, details: TimelineEntry['details'], by: string | null, version: VersionLine | undefined): TimelineEntry => ({
      id: `${id} ${entry.id}`,
      at,
      kind: 'roster',
      code: `timeline.${code}`,
      details: { part: entry.part, ...details },
      by,
      link: version ? { page: 'roster-version', id: version.id } : null,
    })
    const [signed, struck] = [of(entry.signed_version), of(entry.struck_version)]
    return [
      line('listed', entry.at, entry.reason ? 'listed-because' : 'listed', { reason: entry.reason }, null, undefined),
      ...(signed ? [line('signed', signed.signed_at, signed.kind === 'BASE' ? 'signed-base' : 'signed-supplement', { number: signed.number }, signed.signed_by, signed)] : []),
      ...(signed?.returned_at ? [line('returned', signed.returned_at, 'returned', { number: signed.number, reason: signed.returned_reason ?? '' }, signed.returned_by, signed)] : []),
      ...(struck ? [line('struck', struck.signed_at, 'struck', { number: struck.number, reason: entry.strike_reason ?? '' }, struck.signed_by, struck)] : []),
    ]
  })
}

function ofVisits({ visits, findings }: Happened): TimelineEntry[] {
  return visits.map((visit): TimelineEntry => {
    const link = { page: 'visit', id: visit.id } as const
    if (visit.handed_in_at === null) return { id: `visit ${visit.id}`, at: visit.started_at, kind: 'visit', code: 'timeline.visit-begun', details: {}, by: visit.started_by, link }
    const found = new Set(findings.filter((line) => line.visit_id === visit.id).map((line) => line.finding_id)).size
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

function ofOpenings({ openings, nameOf }: Happened): TimelineEntry[] {
  return openings.map((line): TimelineEntry => ({
    id: `opened ${line.id}`,
    at: line.at,
    kind: 'opened-id',
    code: 'timeline.opened-id',
    details: { person: nameOf(line.object_id), purpose: line.details['purpose'] ?? '' },
    by: line.by_name,
    link: null,
  }))
}
