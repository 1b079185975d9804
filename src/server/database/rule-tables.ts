import type { Rule, RuleDocument } from '#domain/policy/rule.ts'
import type { ColumnType } from 'kysely'
import type { At, Defaulted, Json, Maybe, MaybeAt, Scoped } from './column-types.ts'

/** Rules of a district, what they come to, and the alerts they raise. */
export interface RuleTables {
  rule: { id: string; district_key: string; key: string; subject: string; created_at: At }
  rule_version: {
    id: string
    district_key: string
    rule_id: string
    number: number
    rule: Json<Rule>
    document: ColumnType<RuleDocument | null, string | null | undefined, string | null>
    state: string
    effective_from: Maybe<string>
    written_at: At
    written_by_id: string
    written_by: string
    proposed_at: MaybeAt
    proposed_by_id: Maybe<string>
    proposed_by: Maybe<string>
    decided_at: MaybeAt
    decided_by: Maybe<string>
    ended_at: MaybeAt
    ended_by: Maybe<string>
    reason: Defaulted<string>
    ends_because: Maybe<string>
    version: Defaulted<number>
  }
  screen_result: Omit<Scoped, 'id'> & {
    rule_id: string
    household_id: string
    person_id: Maybe<string>
    subject_id: string
    outcome: string
    version_id: string
    since: string
    next_look: Maybe<string>
    fingerprint: Maybe<string>
  }
  screen_area: Omit<Scoped, 'id'> & { screened_at: At; as_of: string; is_stale: boolean; rule_ids: Defaulted<string[]>; outcomes: Defaulted<string[]>; missing: Defaulted<string[]>; counts: Defaulted<number[]> }
  alert: Scoped & {
    rule_id: string
    version_id: string
    household_id: string
    person_id: Maybe<string>
    fingerprint: string
    state: string
    actor: string
    raised_on: string
    due_on: string
    closed_on: Maybe<string>
    note: Defaulted<string>
    by_name: Maybe<string>
    version: Defaulted<number>
  }
  alert_event: Scoped & { alert_id: string; household_id: string; state: string; note: string; at: At; by_id: string; by_name: string }
  alert_sample: Scoped & { seed: string; frame: number; frame_hash: string; size: number; drawn_at: At; drawn_by: string }
  alert_sample_row: Scoped & { sample_id: string; household_id: string; place: number; is_missed: Maybe<boolean>; note: Defaulted<string>; looked_on: Maybe<string>; by_name: Maybe<string> }
}
