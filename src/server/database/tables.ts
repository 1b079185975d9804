import type { ColumnType, Insertable, Selectable } from 'kysely'

/** JSON goes in as text (the driver would send an array as a PostgreSQL array) and comes out parsed. */
export type Json<T> = ColumnType<T, string, string>
type Defaulted<T> = ColumnType<T, T | undefined, T>
/** Timestamps go in as Date and come out as ISO text. */
type At = ColumnType<string, Date, Date>
type MaybeAt = ColumnType<string | null, Date | null | undefined, Date | null>
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>

interface Scoped {
  district_key: string
  id: string
  area_path: string
}

export interface StoredFact {
  value: string | number | boolean | string[]
  asOf: string
  source: string
}
export type StoredFacts = Record<string, StoredFact>
export interface StoredLabels {
  household: string[]
  persons: Record<string, string[]>
}

export interface Tables {
  setting: { name: string; value: Json<unknown> }
  account: {
    id: string
    login: string
    name: string
    role: string
    area_id: string
    password_hash: string
    is_disabled: Defaulted<boolean>
    failures: Defaulted<number>
    locked_until: MaybeAt
    last_seen_at: MaybeAt
    created_at: At
  }
  session: { token_hash: Uint8Array; account_id: string; created_at: At; seen_at: At; expires_at: At }
  area: { id: string; parent_id: string | null; district_key: string; level: string; code: string; name: string; path: string }
  plan: { id: string; digest: string; content: Json<unknown>; notice: string; published_at: At }
  plan_template: { plan_id: string; plan_digest: string; path: string; bytes: Uint8Array }
  campaign: { id: string; district_key: string; area_path: string; plan_id: string; plan_digest: string; start_date: string; opened_at: At; opened_by: string }
  person_key: { id_index: Uint8Array; district_key: string; person_id: string }
  idempotency: { district_key: string; key: string; account_id: string; route: string; request_digest: Uint8Array; response_sealed: Maybe<Uint8Array>; created_at: At }
  audit_entry: Scoped & {
    at: At
    account_id: string | null
    by_name: string
    action: string
    object_type: string
    object_id: string
    details: Json<Record<string, unknown>>
    idempotency_key: string | null
  }
  attachment: Scoped & { name: string; media_type: string; digest: string; size: number; sealed: Uint8Array; at: At }
  household: Scoped & {
    head_name: string
    address: string
    facts: Json<StoredFacts>
    labels: Json<StoredLabels>
    labels_as_of: Maybe<string>
    created_at: At
    import_id: Maybe<string>
    version: Defaulted<number>
  }
  person: Scoped & {
    name: string
    sex: Maybe<string>
    birth_date: Maybe<string>
    citizen_id_sealed: Maybe<Uint8Array>
    citizen_id_index: Maybe<Uint8Array>
    citizen_id_mask: string
    facts: Json<StoredFacts>
    created_at: At
    import_id: Maybe<string>
    version: Defaulted<number>
  }
  membership: Scoped & {
    household_id: string
    person_id: string
    relation: string
    is_head: boolean
    from_date: Maybe<string>
    to_date: Maybe<string>
    source: string
    end_reason: Maybe<string>
  }
  aid: Scoped & {
    household_id: string
    person_id: Maybe<string>
    kind: string
    from_date: Maybe<string>
    to_date: Maybe<string>
    amount_fen: Maybe<number>
    source: string
  }
  fact: Scoped & {
    household_id: string
    person_id: Maybe<string>
    name: string
    value: Json<StoredFact['value']>
    as_of: string
    source: string
    recorded_at: At
  }
  duty: Scoped & {
    campaign_id: string
    code: string
    occurrence: number
    due_date: string
    done_at: MaybeAt
    done_by: Maybe<string>
    note: Maybe<string>
  }
  heading_mapping: { district_key: string; headings_digest: string; fields: Json<Record<string, string | null>>; used_at: At }
  roster_import: Scoped & {
    campaign_id: string
    attachment_id: string
    file_name: string
    digest: string
    reading: Json<ImportReading>
    fields: Json<(string | null)[]> | null
    state: string
    counts: Json<ImportCounts>
    progress: Json<{ done: number; of: number }>
    failure: Maybe<string>
    by_id: string
    by_name: string
    at: At
    finished_at: MaybeAt
  }
  import_row: Scoped & {
    import_id: string
    row_no: number
    state: string
    read_sealed: Uint8Array
    complaints: Json<ImportComplaint[]>
    household_id: Maybe<string>
  }
  roster_entry: Scoped & {
    campaign_id: string
    household_id: string
    is_placed: boolean
    part: string
    sources: Json<string[]>
    reason: string
    state: string
    strike_reason: Maybe<string>
    signed_version: Maybe<number>
    struck_version: Maybe<number>
    coverage: string
    visit_id: Maybe<string>
    seen_on: Maybe<string>
    again_on: Maybe<string>
    import_id: Maybe<string>
    at: At
    version: Defaulted<number>
  }
  roster_version: Scoped & {
    campaign_id: string
    number: number
    kind: string
    state: string
    hash: string
    rows_sealed: Uint8Array
    counts: Json<{ covered: number; possible: number; struck: number }>
    signed_by_id: string
    signed_by: string
    signed_at: At
    returned_by: Maybe<string>
    returned_at: MaybeAt
    returned_reason: Maybe<string>
    scan_id: Maybe<string>
  }
  visit: Scoped & {
    campaign_id: string
    household_id: string
    state: string
    draft: Json<unknown>
    draft_version: number
    started_at: At
    started_by_id: string
    started_by: string
  }
  submission: Scoped & {
    visit_id: string
    household_id: string
    campaign_id: string
    form_id: string
    form_version: number
    answers: Json<unknown>
    facts_before: Json<unknown>
    changes: Json<unknown>
    digest: string
    visited_on: string
    at: At
    by_id: string
    by_name: string
  }
  finding: Scoped & {
    campaign_id: string
    household_id: string
    person_id: Maybe<string>
    visit_id: string
    kind: string
    severity: string
    description: string
    measure: string
    owner_unit: string
    owner_person: string
    found_on: string
    found_by: string
    due_date: Maybe<string>
    state: string
    fixed_on_spot: boolean
    closed_on: Maybe<string>
    proof: string
    proof_id: Maybe<string>
    version: Defaulted<number>
  }
  finding_event: Scoped & { finding_id: string; at: At; by_name: string; from_state: string | null; to_state: string; note: string }
  deliverable_version: Scoped & {
    campaign_id: string
    code: string
    number: number
    state: string
    hash: string
    content_sealed: Uint8Array
    row_count: number
    template_digests: Json<Record<string, string>>
    cut_off: string
    signed_by_id: string
    signed_by: string
    signed_at: At
    returned_by: Maybe<string>
    returned_at: MaybeAt
    returned_reason: Maybe<string>
  }
  scope_sentinel: Scoped
}

export interface ImportComplaint {
  column: number | null
  heading: string | null
  code: string
  details: Record<string, unknown>
}
export interface ImportColumn {
  index: number
  heading: string
  field: string | null
  certainty: 'sure' | 'likely' | 'none'
  sample: string[]
}
export interface ImportReading {
  sheet: string
  /** Other visible sheets with headings of a register; nothing of them was read. */
  otherSheets: string[]
  headingRow: number
  columns: ImportColumn[]
}
export interface ImportCounts {
  rows: number
  imported: number
  refused: number
  alreadyIn: number
  skipped: number
  households: number
  unplaced: number
}

export type Row<T extends keyof Tables> = Selectable<Tables[T]>
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>
