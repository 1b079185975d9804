import { createHash } from 'node:crypto'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Titles } from '#domain/clause/clause.ts'
import { canonicalJson } from '#domain/reporting/canonical-json.ts'
import type { Figure, ListRow, Section, Table, TableColumn } from '#domain/reporting/content.ts'

/** All that is signed: rows, figures and texts, the words around them, and the digests of the templates they are poured into. */
export interface Content {
  readonly campaignId: string
  readonly code: string
  readonly title: Titles
  /** The notice it answers. */
  readonly document: { readonly number: string; readonly title: Titles }
  readonly plan: { readonly id: string; readonly digest: string }
  readonly areaId: string
  readonly areaName: string
  readonly cutOff: PlainDate
  /** Which time of one that comes again, and the moment from which its news counts. */
  readonly period?: { readonly no: number; readonly from: string }
  /** The list itself, or the rows behind the figures of a report. */
  readonly tables: readonly Table[]
  readonly figures: readonly Figure[]
  /** Parts of a report; a list has none. */
  readonly sections: readonly Section[]
  readonly templates: readonly { readonly format: 'xlsx' | 'docx'; readonly path: string; readonly digest: string }[]
}

/** Content as versions were stored while there was one list of problems and nothing else. */
interface OneList extends Omit<Content, 'tables' | 'figures' | 'sections'> {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly ListRow[]
  readonly figures: readonly Omit<Figure, 'table'>[]
}

/** Reads what was stored, in whatever shape it was signed. */
export function readContent(stored: Content | OneList): Content {
  if ('tables' in stored) return stored
  const { columns, rows, figures, ...kept } = stored
  return { ...kept, tables: [{ id: 'problems', title: kept.title, columns, rows }], figures: figures.map((figure) => ({ ...figure, table: 'problems' })), sections: [] }
}

/** The list of a deliverable that is one; nothing for a report. */
export function listOf(content: Pick<Content, 'tables' | 'sections'>): Table | undefined {
  return content.sections.length === 0 ? content.tables[0] : undefined
}

/** Rows of a list; of a report the households it counts. */
export function rowCountOf(content: Pick<Content, 'tables' | 'sections'>): number {
  return (listOf(content) ?? content.tables.find((table) => table.id === 'households'))?.rows.length ?? 0
}

/** SHA-256 of the canonical JSON: whoever has the content can compute it again with any tool. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
