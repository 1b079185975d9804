import type { At, Defaulted, Json, Maybe, MaybeAt, Scoped } from './column-types.ts'

/** An answer of a check as it is kept; `findingId`: the problem that was opened from it. */
export interface StoredCheckAnswer {
  id: string
  answer: 'GOOD' | 'FAIR' | 'PROBLEM'
  text: string
  findingId: string | null
}

/** Institutions with residents and checks, and the log of what leaves above the own level. */
export interface InstitutionTables {
  institution: { id: string; district_key: string; area_id: string; name: string; kind: string; department: string; address: string; phone: string; version: Defaulted<number> }
  institution_resident: Scoped & {
    household_id: string
    person_id: string
    institution_id: string
    bed: string
    payer: string
    contact_name: string
    contact_phone: string
    from_date: string
    to_date: Maybe<string>
    left_reason: Defaulted<string>
  }
  institution_check: Scoped & {
    household_id: string
    resident_id: string
    campaign_id: string
    on_date: string
    answers: Json<StoredCheckAnswer[]>
    problems: number
    at: At
    by_id: string
    by_name: string
  }
  release: Scoped & {
    campaign_id: string
    version_id: string
    code: string
    receiver: string
    purpose: string
    row_count: number
    hash: string
    state: string
    asked_by_id: string
    asked_by: string
    asked_at: At
    decided_by: Maybe<string>
    decided_at: MaybeAt
    reason: Defaulted<string>
  }
}
