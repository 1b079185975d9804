import type { Clause, Titles } from '../clause/clause.ts'
import type { ItemType, Option } from '../form/form.ts'
import type { Severity } from '../casework/severity.ts'
import type { Column, Level, ProblemKind, RosterPart, Stage, Template } from './plan.ts'

/** plan.yaml as it is written, once its shape is right. */
export type RawPlan = {
  readonly plan: string
  readonly title: Titles
  readonly document: { readonly number: string; readonly issued: string; readonly lead: string; readonly with?: string[]; readonly names: Record<string, Titles> }
  readonly start: string
  readonly levels: Level[]
  readonly stages: Stage[]
  readonly duties?: RawDuty[]
  readonly populations: RawPopulation[]
  readonly sources?: { readonly id: string; readonly title: Titles; readonly restricted?: boolean; readonly clause: Clause }[]
  readonly rosters?: RawRoster[]
  readonly visits: { readonly form: string; readonly gates: { readonly id: string; readonly clause: Clause }[]; readonly clause: Clause }
  readonly problems: { readonly kinds: ProblemKind[]; readonly severities: Severity[]; readonly clause: Clause }
  readonly deliverables?: RawDeliverable[]
}

export type RawDuty = {
  readonly id: string
  readonly title: Titles
  readonly actor: string
  readonly stage: string
  readonly due?: string
  readonly every?: 'week'
  readonly 'done-by'?: { readonly roster?: string; readonly deliverable?: string; readonly visits?: string }
  readonly clause: Clause
}

export type RawPopulation = {
  readonly id: string
  readonly title: Titles
  readonly of: 'person' | 'household'
  readonly when: string
  readonly part?: string
  readonly focus?: { readonly id: string; readonly title: Titles; readonly when: string; readonly clause: Clause }[]
  readonly checks?: string[]
  readonly clause: Clause
}

export type RawRoster = {
  readonly id: string
  readonly title: Titles
  readonly cell: string
  readonly parts: RosterPart[]
  readonly due: string
  readonly to: string
  readonly 'signed-by': string
  readonly supplements: 'numbered'
  readonly templates?: Template[]
  readonly columns: Column[]
  readonly clause: Clause
}

export type RawDeliverable = {
  readonly id: string
  readonly title: Titles
  readonly rows: string
  readonly due?: string
  readonly every?: 'week'
  readonly from: string
  readonly to: string
  readonly 'signed-by'?: string
  readonly templates?: Template[]
  readonly columns?: Column[]
  readonly clause: Clause
}

/** A file of forms/ as it is written, once its shape is right. */
export type RawForm = { readonly form: string; readonly version: number; readonly title: Titles; readonly sections: RawSection[] }

export type RawSection = {
  readonly id: string
  readonly title: Titles
  readonly of: 'household' | 'member'
  readonly for?: string[]
  readonly relevant?: string
  readonly clause: Clause
  readonly items: RawItem[]
}

export type RawItem = {
  readonly id: string
  readonly title: Titles
  readonly help?: Titles
  readonly type: ItemType
  readonly options?: Option[]
  readonly list?: string
  readonly relevant?: string
  readonly required?: boolean
  readonly fact?: string
  readonly gate?: string
  readonly min?: number
  readonly max?: number
  readonly clause: Clause
}
