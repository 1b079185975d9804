import type { KeptColumn } from '#domain/matching/datasets.ts'
import type { DigestSoFar } from '#domain/matching/file-digest.ts'
import type { TextShape } from '../matching/read-text-piece.ts'
import type { At, Defaulted, Json, Maybe, MaybeAt, Scoped } from './column-types.ts'

/** Which columns of a file are read, counted from 0; `kept` go into the hits. */
export interface MatchColumns {
  /** Null where no row says one. */
  readonly id: number | null
  readonly name: number | null
  /** For rows without an id. */
  readonly birth: number | null
  readonly sex: number | null
  readonly address?: number | null
  readonly kept: readonly KeptColumn[]
}

export interface MatchCounts {
  readonly rows: number
  readonly lines: number
  readonly withoutId: number
  /** Rows about people who were looked for. */
  readonly hits: number
  /** Those people, each once; a run of before did not count them. */
  readonly concerned?: number
  /** Of them those that say no id and are alike in name and birth. */
  readonly alike: number
  /** Hits that nobody has seen before. */
  readonly fresh: number
  /** Rows that give such a person another name. */
  readonly otherName: number
  readonly refused: Readonly<Record<string, number>>
  /** The first of the refused rows. */
  readonly refusedAt: readonly { readonly place: string; readonly fault: string }[]
  /** The last row is shorter than the headings and has no line end: the file may be cut off. */
  readonly endsShort: boolean
}

export interface MatchingTables {
  authorisation: Scoped & {
    household_id: string
    number: string
    signers: Json<{ personId: string; name: string }[]>
    signed_on: string
    until_date: Maybe<string>
    datasets: Json<string[]>
    at: At
    by_name: string
    ended_on: Maybe<string>
    end_reason: Maybe<string>
  }
  match_run: Scoped & {
    dataset: string
    purpose: string
    source_date: string
    basis: string
    legal_basis: string
    file_name: string
    size: number
    columns: Json<MatchColumns>
    state: string
    read_bytes: number
    digest_sofar: Json<DigestSoFar>
    /** `width`: how many headings there are. Absent before a text was begun. */
    shape: Json<(TextShape & { readonly width: number }) | null> | null
    counts: Json<MatchCounts>
    people: number
    households: number
    left_out: number
    digest: Maybe<string>
    failure: Maybe<string>
    at: At
    by_id: string
    by_name: string
    department: Maybe<string>
    touched_at: At
    finished_at: MaybeAt
  }
  match_hit: Scoped & {
    household_id: string
    person_id: string
    dataset: string
    first_run_id: string
    last_run_id: string
    fingerprint: Uint8Array
    kept_sealed: Uint8Array
    name_agreement: string
    score: Maybe<number>
    reasons: Json<string[]>
    found_at: At
    first_date: string
    last_date: string
    /** OPEN, or a verdict. */
    state: string
    follow: Maybe<string>
    reason: Defaulted<string>
    decided_at: MaybeAt
    decided_by: Maybe<string>
    done_at: MaybeAt
    done_by: Maybe<string>
    done_what: Maybe<string>
  }
  match_sighting: Scoped & { hit_id: string; run_id: string; place: string; file_name: string }
}
