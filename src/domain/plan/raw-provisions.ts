import type { Clause, Titles } from '../clause/clause.ts'
import type { Option } from '../form/form.ts'
import type { RecordItemType } from '../record/record-kind.ts'
import type { Check, Department, EscalationAnswer, Group, Institutions, Provision, Publicity, Teams, Titled, VisitNotice } from './provisions.ts'

/** The keys of plan.yaml beside its main ones, as they are written, once their shape is right. */
export type RawProvisions = {
  readonly groups?: { readonly list: readonly Group[]; readonly clause: Clause }
  readonly departments?: readonly (Omit<Department, 'populations'> & { readonly populations?: readonly string[] })[]
  readonly teams?: Teams
  readonly institutions?: Institutions
  readonly escalations?: readonly RawEscalation[]
  readonly referrals?: readonly (Provision & { readonly by: string; readonly 'answer-within-days'?: number })[]
  readonly 'key-households'?: { readonly reasons: readonly Titled[]; readonly frequencies: readonly (Titled & { readonly 'every-days': number })[]; readonly clause: Clause }
  readonly planning?: { readonly 'reuse-within-days': number; readonly clause: Clause }
  readonly 'visit-notice'?: VisitNotice
  readonly publicity?: Publicity
  readonly gaps?: { readonly kinds: readonly Provision[]; readonly clause: Clause }
  readonly releases?: { readonly lead: string; readonly above: string; readonly clause: Clause }
  readonly checks?: readonly RawCheck[]
  readonly 'check-methods'?: { readonly list: readonly Titled[]; readonly clause: Clause }
  readonly rules?: readonly Provision[]
  readonly questions?: readonly (Provision & { readonly reading?: Titles })[]
  readonly records?: readonly RawRecordKind[]
}

export type RawEscalation = Provision & {
  readonly way: 'at-once' | 'upward'
  readonly kinds?: readonly Provision[]
  readonly told?: readonly (Titled & { readonly phone?: string })[]
  readonly 'seen-by'?: readonly string[]
  readonly 'receipt-within-hours'?: number
  readonly from?: string
  readonly to?: string
  readonly answers?: readonly EscalationAnswer[]
  readonly 'answer-within-days'?: number
}

export type RawCheck = Provision & Pick<Check, 'by' | 'of'> & { readonly rate: string; readonly 'at-least'?: Check['atLeast'] }

export type RawRecordKind = {
  readonly id: string
  readonly title: Titles
  readonly by: readonly string[]
  readonly attachment?: 'required' | 'optional' | 'none'
  readonly items: readonly RawRecordItem[]
  readonly decisions?: boolean
  readonly 'answered-by'?: string
  readonly coverage?: { readonly 'looked-at': string; readonly of: string }
  readonly clause: Clause
}

export type RawRecordItem = {
  readonly id: string
  readonly title: Titles
  readonly type: RecordItemType
  readonly options?: Option[]
  readonly required?: boolean
  readonly min?: number
  readonly max?: number
  readonly level?: string
}
