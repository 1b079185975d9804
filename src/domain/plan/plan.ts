import type { PlainDate } from '../calendar/plain-date.ts'
import type { Clause, Titles } from '../clause/clause.ts'
import type { Form } from '../form/form.ts'
import type { Population, Subject } from '../policy/population.ts'
import type { RecordKind } from '../record/record-kind.ts'
import type { ReportSection } from '../reporting/report.ts'
import type { DeliverableRows } from './fields.ts'
import type { ProblemPlan } from './problem-plan.ts'
import type { Provisions } from './provisions.ts'

/** A level of administration as the notice names it, from the highest down. */
export type Level = { readonly id: string; readonly title: Titles; readonly role: 'body' | 'unit' | 'cell' | 'above'; readonly clause?: Clause }

/** A unit of a level, or (with `role`) a person there: `village.principal`. */
export type Actor = { readonly level: string; readonly role?: string }

export type Stage = {
  readonly id: string
  readonly title: Titles
  readonly from: PlainDate
  readonly until: PlainDate
  readonly clause: Clause
}

/** What finishes a duty by itself when it is done in the product. */
export type Fulfilment =
  | { readonly roster: string }
  | { readonly deliverable: string }
  | { readonly visits: string }
  | { readonly record: string }

/** How often something comes again: at the end of each such span, counted from the first day of its stage. */
export const recurrences = ['week', 'half-month', 'month', 'quarter', 'year'] as const
export type Recurrence = (typeof recurrences)[number]

/** Something due from every unit of a level: by one day (`due`), or again and again (`every`) inside its stage. */
export type Duty = {
  readonly id: string
  readonly title: Titles
  readonly actor: Actor
  readonly stage: string
  readonly due?: PlainDate
  readonly every?: Recurrence
  readonly fulfilledBy?: Fulfilment
  readonly clause: Clause
}

/** Where a household that is not covered may come from. */
export type Source = {
  readonly id: string
  readonly title: Titles
  /** Shown to the roles of `seenBy` only, with every text that has one of its `words`. */
  readonly restricted: boolean
  readonly seenBy?: readonly string[]
  readonly words?: readonly string[]
  /** Part of the roster in which its households stand, unless they receive aid. */
  readonly part?: string
  /** What is written down of each household that comes from it. */
  readonly asks?: readonly Ask[]
  readonly clause: Clause
}

export const askTypes = ['text', 'integer', 'money', 'date', 'choice', 'yes-no'] as const

/** A question of a source. */
export type Ask = {
  readonly id: string
  readonly title: Titles
  readonly type: (typeof askTypes)[number]
  readonly options?: readonly { readonly code: string; readonly title: Titles }[]
  readonly required: boolean
  /** Of a date: the source takes in the years before the campaign's first day, so many. */
  readonly withinYears?: number
  /** Of a yes or no: a department of the plan that somebody is referred to when it is yes. */
  readonly refersTo?: string
  /** Field of a register (see `registry/roster-field.ts`) that answers it when households are imported. */
  readonly column?: string
  readonly clause: Clause
}

/** A part of the roster; with `when` (about the household) it is the part of whoever that holds for. */
export type RosterPart = { readonly id: string; readonly title: Titles; readonly short?: Titles; readonly when?: string; readonly clause: Clause }

export type RosterPlan = {
  readonly id: string
  readonly title: Titles
  /** Level of the unit that has one roster each. */
  readonly cell: string
  readonly parts: readonly RosterPart[]
  readonly due: PlainDate
  readonly to: string
  readonly signedBy: Actor
  readonly supplements: 'numbered'
  readonly templates: readonly Template[]
  readonly columns: readonly Column[]
  readonly clause: Clause
}

export type Template = { readonly format: 'xlsx' | 'docx'; readonly path: string }

/** A column of a list: `id` is a field the engine knows for that kind of list. */
export type Column = { readonly id: string; readonly title: Titles }

/** A gate of a visit; `for` names the people its clause speaks of (`dibao.SINGLE`), `about` are the rules behind the names; without them it is about everybody. */
export type Gate = { readonly id: string; readonly for?: readonly string[]; readonly about?: readonly { readonly of: Subject; readonly when: string }[]; readonly clause: Clause }

export type VisitPlan = { readonly form: string; readonly gates: readonly Gate[]; readonly clause: Clause }

export type Deliverable = {
  readonly id: string
  readonly title: Titles
  /** A list of rows, or a report of sections. */
  readonly rows: DeliverableRows
  readonly due?: PlainDate
  readonly every?: Recurrence
  readonly from: string
  readonly to: string
  readonly signedBy?: Actor
  readonly templates: readonly Template[]
  readonly columns: readonly Column[]
  /** Parts of a report; a list has none. */
  readonly sections: readonly (ReportSection & { readonly clause?: Clause })[]
  readonly clause: Clause
}

/** An item that stands in the plan but that the engine does not carry out yet. `path` as in `checks.0`, `line` counted from 1. */
export type NotCarriedOut = { readonly path: string; readonly line: number; readonly title?: Titles; readonly clause?: Clause }

/** A notice as plain data: it can be stored as JSON and sent to a browser. Dates are those of the notice; see `campaignCalendar`. */
export type Plan = Provisions & {
  readonly id: string
  readonly title: Titles
  readonly document: {
    readonly number: string
    readonly issued: PlainDate
    readonly lead: string
    readonly with: readonly string[]
    readonly names: Readonly<Record<string, Titles>>
    readonly clause?: Clause
  }
  /** The day from which a campaign counts: a campaign moves every date by its own start minus this day. */
  readonly start: PlainDate
  readonly levels: readonly Level[]
  readonly stages: readonly Stage[]
  readonly duties: readonly Duty[]
  readonly populations: readonly Population[]
  readonly sources: readonly Source[]
  readonly rosters: readonly RosterPlan[]
  readonly visits: VisitPlan
  readonly problems: ProblemPlan
  readonly deliverables: readonly Deliverable[]
  readonly records: readonly RecordKind[]
  readonly forms: readonly Form[]
  readonly notCarriedOut: readonly NotCarriedOut[]
}

/** A mistake in a plan folder. `line` and `column` are counted from 1. Texts are found under `plan.complaint.<code>` in the locales. */
export type Complaint = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: string
  readonly details: Readonly<Record<string, string>>
  /** What to write instead, when there is a nearest known word. */
  readonly suggestion?: string
}
