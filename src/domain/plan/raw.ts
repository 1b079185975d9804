import type { Clause, Titles } from '../clause/clause.ts'
import type { Constraint, ItemType, Option, Proposes } from '../form/form.ts'
import type { SectionShows } from '../reporting/report.ts'
import type { DeliverableRows } from './fields.ts'
import type { Ask, Column, Level, Recurrence, RosterPart, Stage, Template } from './plan.ts'
import type { RawProblemPlan } from './problem-plan.ts'
import type { RawProvisions } from './raw-provisions.ts'

/** plan.yaml as it is written, once its shape is right. */
export type RawPlan = RawProvisions & {
  readonly plan: string
  readonly title: Titles
  readonly document: { readonly number: string; readonly issued: string; readonly lead: string; readonly with?: string[]; readonly names: Record<string, Titles>; readonly clause?: Clause }
  readonly reading?: { readonly row: string; readonly last: number }
  readonly start: string
  readonly levels: Level[]
  readonly stages: Stage[]
  readonly duties?: RawDuty[]
  readonly populations: RawPopulation[]
  readonly sources?: RawSource[]
  readonly rosters?: RawRoster[]
  readonly visits: { readonly form: string; readonly gates: { readonly id: string; readonly for?: string[]; readonly clause: Clause }[]; readonly clause: Clause }
  readonly problems: RawProblemPlan
  readonly deliverables?: RawDeliverable[]
}

export type RawSource = {
  readonly id: string
  readonly title: Titles
  readonly restricted?: boolean
  readonly 'seen-by'?: string[]
  readonly words?: string[]
  readonly part?: string
  readonly asks?: RawAsk[]
  readonly clause: Clause
}

export type RawAsk = {
  readonly id: string
  readonly title: Titles
  readonly type: Ask['type']
  readonly options?: Option[]
  readonly required?: boolean
  readonly 'within-years'?: number
  readonly 'refers-to'?: string
  readonly column?: string
  readonly clause: Clause
}

export type RawDuty = {
  readonly id: string
  readonly title: Titles
  readonly actor: string
  readonly stage: string
  readonly due?: string
  readonly every?: Recurrence
  readonly 'done-by'?: { readonly roster?: string; readonly deliverable?: string; readonly visits?: string; readonly record?: string }
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
  readonly rows: DeliverableRows
  readonly due?: string
  readonly every?: Recurrence
  readonly from: string
  readonly to: string
  readonly 'signed-by'?: string
  readonly templates?: Template[]
  readonly columns?: Column[]
  readonly sections?: { readonly id: string; readonly title: Titles; readonly shows?: SectionShows[]; readonly text?: 'may' | 'must'; readonly clause?: Clause }[]
  readonly clause: Clause
}

/** A file of forms/ as it is written, once its shape is right. */
export type RawForm = { readonly form: string; readonly version: number; readonly title: Titles; readonly clause?: Clause; readonly sections: RawSection[] }

export type RawSection = {
  readonly id: string
  readonly title: Titles
  readonly of: 'household' | 'member'
  readonly for?: string[]
  readonly relevant?: string
  readonly clause?: Clause
  readonly serves?: Titles
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
  readonly constraint?: Constraint
  readonly proposes?: Proposes
  readonly again?: 'other-day'
  readonly aid?: string
  readonly clause?: Clause
}
