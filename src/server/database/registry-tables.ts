import type { At, Defaulted, Json, Maybe, MaybeAt, Scoped } from './column-types.ts'

export interface RegistryTables {
  provisional_counter: Scoped & { used: number }
  registry_merge: Scoped & {
    kind: string
    kept_id: string
    gone_id: string
    changes: Json<MergeChanges>
    reason: string
    at: At
    by_id: string
    by_name: string
    undone_at: MaybeAt
    undone_by: Maybe<string>
    undone_reason: Maybe<string>
  }
  duplicate_proposal: Scoped & {
    person_a: string
    person_b: string
    reasons: Json<string[]>
    score: number
    state: string
    found_at: At
    decided_at: MaybeAt
    decided_by: Maybe<string>
    note: Defaulted<string>
  }
  payment: Scoped & {
    household_id: string
    person_id: Maybe<string>
    kind: string
    paid_on: string
    amount_fen: number
    source: string
    recorded_at: At
    voided_at: MaybeAt
    void_reason: Maybe<string>
  }
  obligor: Scoped & {
    household_id: string
    person_id: Maybe<string>
    duty: string
    name: string
    relation: string
    citizen_id_sealed: Maybe<Uint8Array>
    citizen_id_mask: string
    phone: string
    address: string
    income_fen: Maybe<number>
    support_fen: Maybe<number>
    as_of: string
    source: string
    recorded_at: At
    ended_at: MaybeAt
    replaced_by: Maybe<string>
  }
  household_elsewhere: Scoped & { household_id: string; head_name: string; head_pinyin: string; head_initials: string; lives_path: string; at: At }
  parameter: { id: string; district_key: string; area_path: string; name: string; hukou: string; from_date: string; value: number; basis: string; recorded_at: At; by_name: string }
}

/** What a merge did to rows: values before and after by column, rows with the same values together; whole rows that it took out. */
export interface MergeChanges {
  readonly changed: readonly { readonly table: string; readonly ids: readonly string[]; readonly before: Readonly<Record<string, unknown>>; readonly after: Readonly<Record<string, unknown>> }[]
  readonly removed: readonly { readonly table: string; readonly row: Readonly<Record<string, unknown>> }[]
  /** Rows that only the merge wrote. Absent in merges of before there were any. */
  readonly added?: readonly { readonly table: string; readonly ids: readonly string[] }[]
  /** Rows that point at the record that stayed, by table: any other one there later was written after the merge. */
  readonly pointing: Readonly<Record<string, readonly string[]>>
  /** Citizen ids changed places between the two persons. */
  readonly idsSwapped: boolean
  /** The numbers of the other person now lead to the one that stayed. */
  readonly keysMoved: boolean
}
