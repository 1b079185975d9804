import type { ColumnType } from 'kysely'
import type { At, Defaulted, Json, Maybe, MaybeAt, Scoped } from './column-types.ts'

/** What a later visit answered that contradicts a closed problem: names of the facts that decided, with their values. */
export interface FindingDoubt {
  /** null: it was written down at a desk */
  visitId: string | null
  on: string
  /** Facts by the full names of their indicators, answers as `answers.<item>`. */
  facts: { name: string; value: unknown }[]
}
/** A fact as it was sent to a department: of the household or of one person, by the full name of its indicator. */
export interface SentFact {
  personId: string | null
  name: string
  value: unknown
  asOf: string | null
}

/** Tables of casework: problems, what goes up, households followed, reports at once, referrals, outcomes. */
export interface CaseworkTables {
  finding: Scoped & {
    campaign_id: string
    household_id: string
    person_id: Maybe<string>
    visit_id: Maybe<string>
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
    town_id: string
    line_department: Defaulted<string>
    cause: Defaulted<string>
    gap: Maybe<string>
    source: Defaulted<string>
    source_note: Defaulted<string>
    reported_at: MaybeAt
    first_action_at: MaybeAt
    review_on: Maybe<string>
    reopened_on: Maybe<string>
    doubt: ColumnType<FindingDoubt | null, string | null | undefined, string | null>
  }
  finding_event: Scoped & {
    finding_id: string
    at: At
    by_name: string
    from_state: string | null
    to_state: string
    note: string
    visit_id: Maybe<string>
    changes: ColumnType<Record<string, [before: string, after: string]>, string | undefined, string>
  }
  upward: Scoped & {
    campaign_id: string
    household_id: string
    finding_id: string
    from_level: string
    to_level: string
    opinion: string
    sent_at: At
    sent_by: string
    due_date: Maybe<string>
    state: string
    answer: Defaulted<string>
    answered_at: MaybeAt
    answered_by: Maybe<string>
    referral_id: Maybe<string>
  }
  key_household: Scoped & {
    campaign_id: string
    household_id: string
    person_id: Maybe<string>
    town_id: string
    why: string
    risk: string
    measure: string
    frequency: string
    every_days: number
    helper_name: string
    helper_post: string
    helper_phone: string
    state: string
    added_on: string
    added_by: string
    visit_id: Maybe<string>
    off_on: Maybe<string>
    off_reason: Defaulted<string>
    version: Defaulted<number>
  }
  key_event: Scoped & { household_id: string; key_id: string; at: At; by_name: string; kind: string; note: string; changes: Json<Record<string, [before: string, after: string]>> }
  key_contact: Scoped & { household_id: string; key_id: string; on_date: string; manner: string; found: string; done: string; next: string; at: At; by_name: string }
  escalation: Scoped & {
    campaign_id: string
    kind: string
    content_sealed: Uint8Array
    state: string
    seen_at: At
    told_at: At
    receipt_due_at: At
    receipt_at: MaybeAt
    reporter_id: string
    recorded_at: At
    version: Defaulted<number>
  }
  escalation_event: Scoped & { escalation_id: string; at: At; by_id: string; kind: string; content_sealed: Uint8Array }
  referral: Scoped & {
    campaign_id: string
    household_id: string
    person_id: Maybe<string>
    finding_id: Maybe<string>
    town_id: string
    department: string
    need: string
    facts: Json<SentFact[]>
    from_unit: string
    sent_at: At
    sent_by: string
    due_date: string
    state: string
    reason: Defaulted<string>
    result: Defaulted<string>
    accepted_on: Maybe<string>
    answered_on: Maybe<string>
    told_on: Maybe<string>
    told_how: Defaulted<string>
    closed_on: Maybe<string>
    version: Defaulted<number>
  }
  referral_event: Scoped & { household_id: string; referral_id: string; at: At; by_name: string; state: string; note: string }
  eligibility_outcome: Scoped & { campaign_id: string; household_id: string; outcome: string; aid: Maybe<string>; reason: string; decided_on: string; at: At; by_name: string }
}
