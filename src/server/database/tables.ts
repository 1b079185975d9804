import type { RecordDetails } from '#domain/record/record-details.ts'
import type { ColumnType, Insertable, Selectable } from 'kysely'
import type { PartGrounds } from '#domain/roster/part-of.ts'
import type { CaseworkTables } from './casework-tables.ts'
import type { InstitutionTables } from './institution-tables.ts'
import type { At, Defaulted, Json, Maybe, MaybeAt, Scoped } from './column-types.ts'
import type { ImportTables } from './import-tables.ts'
import type { MatchingTables } from './matching-tables.ts'
import type { RegistryTables } from './registry-tables.ts'
import type { RuleTables } from './rule-tables.ts'

export type { Json } from './column-types.ts'
export type { ImportColumn, ImportComplaint, ImportCounts, ImportOutcome, ImportReading, ImportSheet, PackedOutcomes } from './import-tables.ts'
export type { MergeChanges } from './registry-tables.ts'
export type { FindingDoubt, SentFact } from './casework-tables.ts'

export interface StoredFact {
  value: string | number | boolean | string[]
  asOf: string
  source: string
  /** When it was written down, where the source has no time of its own. */
  at?: string
}
export type StoredFacts = Record<string, StoredFact>
export interface StoredLabels {
  household: string[]
  persons: Record<string, string[]>
  /** Those that can be neither given nor refused, since facts are missing; the household's own stand under ''. */
  undecided?: Record<string, string[]>
  /** By campaign: what the plan's expressions say of the part of its roster. */
  parts?: Record<string, PartGrounds>
}
/** Answers of an earlier visit taken over into a draft, by their path. */
export interface StoredReuse {
  visitId: string
  on: string
  answers: Record<string, unknown>
}
/** The household assigned to a team, as a village sees the team that stands above it. */
export interface StoredTeamSheet {
  name: string
  members: { name: string; post: string; phone: string; isLeader: boolean; accountId: string | null }[]
}
/** Answers to what the sources of a row ask for: by source, then by question. */
export type StoredParticulars = Record<string, Record<string, string | number | boolean>>

export interface Tables extends CaseworkTables, ImportTables, InstitutionTables, MatchingTables, RegistryTables, RuleTables {
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
    department: Maybe<string>
    institution: Maybe<string>
    is_principal: Defaulted<boolean>
    until_date: Maybe<string>
    phone: Defaulted<string>
    post: Defaulted<string>
    must_change: Defaulted<boolean>
    totp_sealed: Maybe<Uint8Array>
    totp_pending_sealed: Maybe<Uint8Array>
    totp_step: Defaulted<number>
    successor_id: Maybe<string>
    unconfirmed_by: Maybe<string>
  }
  session: { token_hash: Uint8Array; account_id: string; created_at: At; seen_at: At; expires_at: At; id: string; agent: string; looks_at: Maybe<string> }
  district_setting: { district_key: string; name: string; value: Json<unknown> }
  household_reach: Omit<Scoped, 'id'> & { household_id: string; reach_key: string; until_date: Maybe<string> }
  /** `to_date`: the first day on which it no longer stands. */
  area: { id: string; parent_id: string | null; district_key: string; level: string; code: string; name: string; path: string; to_date: Maybe<string> }
  area_version: {
    area_id: string
    number: number
    district_key: string
    level: string
    code: string
    name: string
    parent_id: string | null
    path: string
    from_date: Maybe<string>
    to_date: Maybe<string>
    /** Changes of areas by which the version began and ended. */
    begun_by: Maybe<string>
    ended_by: Maybe<string>
  }
  area_change: {
    id: string
    district_key: string
    kind: string
    area_id: string
    on_date: string
    asked: Json<unknown>
    details: Json<Record<string, unknown>>
    state: string
    progress: Json<{ done: number; of: number }>
    failure: Maybe<string>
    by_id: string
    by_name: string
    at: At
    finished_at: MaybeAt
  }
  area_lineage: { change_id: string; district_key: string; from_id: string; to_id: string; on_date: string }
  household_place: Scoped & { household_id: string; place: string; until: string }
  plan: { id: string; digest: string; content: Json<unknown>; notice: string; published_at: At }
  plan_version: { district_key: string; plan_id: string; number: number; digest: string; note: string; published_at: At; published_by: string }
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
    /** Where a household went that was the second record of another. */
    merged_into: Maybe<string>
    head_pinyin: Defaulted<string>
    registered_path: Maybe<string>
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
    name_pinyin: Defaulted<string>
    name_initials: Defaulted<string>
    name_reversed: ColumnType<string, never, never>
    name_ends: ColumnType<string, never, never>
    long_name: ColumnType<string | null, never, never>
    /** Computed from the fact `phone`: digits of its first and second number. */
    phone_first: ColumnType<string | null, never, never>
    phone_second: ColumnType<string | null, never, never>
    id_end_four: Maybe<Uint8Array>
    id_end_six: Maybe<Uint8Array>
    provisional_number: Maybe<string>
    merged_into: Maybe<string>
    /** Whether the columns and indexes of the search have the person already. */
    is_findable: Defaulted<boolean>
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
    as_of: Maybe<string>
    note: Defaulted<string>
  }
  fact: Scoped & {
    household_id: string
    person_id: Maybe<string>
    name: string
    value: Json<StoredFact['value']>
    as_of: string
    source: string
    /** Null: when its source came. */
    recorded_at: MaybeAt
  }
  duty: Scoped & {
    campaign_id: string
    code: string
    occurrence: number
    due_date: string
    done_at: MaybeAt
    done_by: Maybe<string>
    note: Maybe<string>
    record_id: Maybe<string>
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
    coverage: string
    visit_id: Maybe<string>
    seen_on: Maybe<string>
    again_on: Maybe<string>
    import_id: Maybe<string>
    particulars: ColumnType<StoredParticulars, string | undefined, string>
    is_restricted: Maybe<boolean>
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
    counts: Json<VersionCounts>
    signed_by_id: string
    signed_by: string
    signed_at: At
    returned_by: Maybe<string>
    returned_at: MaybeAt
    returned_reason: Maybe<string>
    scan_id: Maybe<string>
  }
  roster_line: Scoped & {
    campaign_id: string
    household_id: string
    signed_version: number
    no: Maybe<number>
    part: string
    struck_version: Maybe<number>
    left_because: Maybe<string>
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
    reused: Json<StoredReuse> | null
    holder_id: Maybe<string>
    holder: Maybe<string>
    base_no: Maybe<number>
  }
  visit_difference: Scoped & {
    campaign_id: string
    household_id: string
    person_id: Maybe<string>
    path: string
    item_id: Maybe<string>
    fact: Maybe<string>
    submission_id: string
    value: Json<unknown>
    other_submission_id: string
    other_value: Json<unknown>
    at: At
    state: string
    chosen_submission_id: Maybe<string>
    reason: Maybe<string>
    settled_at: MaybeAt
    settled_by_id: Maybe<string>
    settled_by: Maybe<string>
  }
  visit_paper: Scoped & { visit_id: string; household_id: string; kind: string; attachment_id: string; name: string; at: At; by_id: string; by_name: string }
  visit_company: Scoped & { household_id: string; account_id: string; name: string; page: string; expires_at: At }
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
    no: Maybe<number>
  }
  campaign_record: Scoped & {
    campaign_id: string
    kind: string
    held_on: string
    details: Json<RecordDetails>
    files: Json<{ id: string; name: string }[]>
    state: string
    strike_reason: Maybe<string>
    by_id: string
    by_name: string
    at: At
    answer: Maybe<string>
    answered_by: Maybe<string>
    answered_at: MaybeAt
  }
  record_task: Scoped & {
    campaign_id: string
    record_id: string
    kind: string
    held_on: string
    what: string
    owner: string
    due_date: string
    done_at: MaybeAt
    done_by: Maybe<string>
    note: Maybe<string>
  }
  deliverable_version: Scoped & {
    campaign_id: string
    code: string
    occurrence: Defaulted<number>
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
  area_count: Omit<Scoped, 'id'> & { id: Defaulted<string>; campaign_id: string; households: number; seen: number; partly: number; gone: number; unplaced: number; findings: number; fixed_on_spot: number; open: number }
  deliverable_text: Scoped & { campaign_id: string; code: string; occurrence: number; section: string; body: string; version: number; at: At; by_name: string }
  visit_team: Scoped & { name: string; state: string; note: string; at: At; by_name: string; version: Defaulted<number> }
  team_member: Scoped & { team_id: string; name: string; post: string; phone: string; is_leader: boolean; account_id: Maybe<string> }
  team_village: Scoped & { team_id: string; is_default: boolean; sheet: Json<StoredTeamSheet> }
  assignment: Scoped & { household_id: string; team_id: Maybe<string>; account_id: Maybe<string>; account_name: string; until_date: Maybe<string>; epoch: number; at: At; by_name: string }
  planned_visit: Scoped & {
    household_id: string
    campaign_id: Maybe<string>
    purpose: string
    department: string
    planned_on: string
    team_id: Maybe<string>
    visitors: string
    state: string
    decision: Maybe<string>
    reason: string
    earlier_visit_id: Maybe<string>
    visit_id: Maybe<string>
    at: At
    by_id: string
    by_name: string
    version: Defaulted<number>
  }
  scope_sentinel: Scoped
}

/** Rows of a signed version: listed ones by part, and what it changed. Versions of before had two parts. */
export interface VersionCounts {
  parts?: Record<string, number>
  covered?: number
  possible?: number
  struck: number
  moved?: number
}

export type Row<T extends keyof Tables> = Selectable<Tables[T]>
export type NewRow<T extends keyof Tables> = Insertable<Tables[T]>
