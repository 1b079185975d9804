import { createHash } from 'node:crypto'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Column } from '#domain/plan/plan.ts'
import { canonicalJson } from '#domain/reporting/canonical-json.ts'
import type { ListRow } from '#domain/reporting/problem-list.ts'

export interface ContentFigure {
  readonly id: string
  readonly title: Titles
  readonly value: number
  readonly rows: readonly number[]
}

/** All that is signed: the rows, the words around them, and the digests of the templates they are poured into. */
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
  readonly columns: readonly Column[]
  readonly rows: readonly ListRow[]
  readonly figures: readonly ContentFigure[]
  readonly templates: readonly { readonly format: 'xlsx' | 'docx'; readonly path: string; readonly digest: string }[]
}

/** SHA-256 of the canonical JSON: whoever has the content can compute it again with any tool. */
export function hashOf(content: Content): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
