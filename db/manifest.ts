/** Where each table lives when one machine is not enough, and how its rows are scoped. A test holds it against the schema. */
export type Placement = 'distributed' | 'reference' | 'local'

export interface TablePlace {
  readonly placement: Placement
  /** Column by which a distributed table is spread; `district_key` but for the router from citizen ids to districts. */
  readonly by?: string
  /** `area`: row-level security by area_path. `none`: free of personal data, or written by the kernel alone. */
  readonly scope: 'area' | 'none'
  /** Rows of these tables are only ever added. */
  readonly appendOnly?: true
  /**
   * Its rows go with a household that moves to another area: `household` by its household_id, otherwise by the column that
   * names a row of a table that goes with it, or (`namedBy`) the columns of such tables that name it. `stays`: history of the
   * area, although it names a household.
   */
  readonly follows?: 'household' | 'stays' | { readonly table: string; readonly column: string } | { readonly namedBy: readonly { readonly table: string; readonly column: string }[] }
}

const scoped = { placement: 'distributed', by: 'district_key', scope: 'area' } as const
const reference = { placement: 'reference', scope: 'none' } as const
const local = { placement: 'local', scope: 'none' } as const

export const manifest = {
  account: local,
  session: local,
  setting: local,
  district_setting: local,
  migration: local,
  area: reference,
  area_version: reference,
  area_change: reference,
  area_lineage: reference,
  plan: reference,
  plan_template: reference,
  plan_version: reference,
  campaign: reference,
  person_key: { placement: 'distributed', by: 'id_index', scope: 'none' },
  heading_mapping: { placement: 'distributed', by: 'district_key', scope: 'none' },
  idempotency: { placement: 'distributed', by: 'district_key', scope: 'none' },
  audit_entry: { ...scoped, appendOnly: true },
  attachment: { ...scoped, follows: { namedBy: [{ table: 'visit_paper', column: 'attachment_id' }, { table: 'finding', column: 'proof_id' }] } },
  household: scoped,
  household_place: { ...scoped, follows: 'household' },
  household_reach: { ...scoped, follows: 'household' },
  person: scoped,
  membership: { ...scoped, follows: 'household' },
  aid: { ...scoped, follows: 'household' },
  fact: { ...scoped, appendOnly: true, follows: 'household' },
  duty: scoped,
  roster_import: scoped,
  import_part: scoped,
  import_household: { ...scoped, follows: 'stays' },
  roster_entry: { ...scoped, follows: 'household' },
  roster_version: scoped,
  roster_line: { ...scoped, follows: 'stays' },
  visit: { ...scoped, follows: 'household' },
  visit_difference: { ...scoped, follows: 'household' },
  visit_paper: { ...scoped, follows: 'household' },
  visit_company: { ...scoped, follows: 'stays' },
  submission: { ...scoped, appendOnly: true, follows: 'household' },
  finding: { ...scoped, follows: 'household' },
  finding_event: { ...scoped, appendOnly: true, follows: { table: 'finding', column: 'finding_id' } },
  upward: { ...scoped, follows: 'household' },
  key_household: { ...scoped, follows: 'household' },
  key_event: { ...scoped, appendOnly: true, follows: 'household' },
  key_contact: { ...scoped, appendOnly: true, follows: 'household' },
  escalation: scoped,
  escalation_event: { ...scoped, appendOnly: true },
  referral: { ...scoped, follows: 'household' },
  referral_event: { ...scoped, appendOnly: true, follows: 'household' },
  eligibility_outcome: { ...scoped, appendOnly: true, follows: 'household' },
  campaign_record: scoped,
  record_task: scoped,
  institution: reference,
  institution_resident: { ...scoped, follows: 'household' },
  institution_check: { ...scoped, appendOnly: true, follows: 'household' },
  release: scoped,
  deliverable_version: scoped,
  deliverable_text: scoped,
  area_count: scoped,
  visit_team: scoped,
  team_member: scoped,
  team_village: scoped,
  assignment: { ...scoped, follows: 'household' },
  planned_visit: { ...scoped, follows: 'household' },
  provisional_counter: scoped,
  registry_merge: { ...scoped, follows: 'stays' },
  duplicate_proposal: scoped,
  payment: { ...scoped, follows: 'household' },
  obligor: { ...scoped, follows: 'household' },
  household_elsewhere: { ...scoped, follows: 'stays' },
  parameter: reference,
  rule: reference,
  rule_version: reference,
  screen_result: { ...scoped, follows: 'household' },
  screen_area: scoped,
  alert: { ...scoped, follows: 'household' },
  alert_event: { ...scoped, appendOnly: true, follows: 'household' },
  alert_sample: scoped,
  alert_sample_row: { ...scoped, follows: 'household' },
  authorisation: { ...scoped, follows: 'household' },
  match_run: scoped,
  match_hit: { ...scoped, follows: 'household' },
  match_sighting: { ...scoped, appendOnly: true, follows: { table: 'match_hit', column: 'hit_id' } },
  scope_sentinel: scoped,
} as const satisfies Record<string, TablePlace>

export type TableName = keyof typeof manifest

export const tables = manifest as Record<string, TablePlace>
export const scopedTables = Object.entries(tables).filter(([, place]) => place.scope === 'area').map(([name]) => name)

/** Tables whose rows go with a household, each with the way to it. */
export const followers = Object.entries(tables).flatMap(([name, { follows }]) => (follows === undefined || follows === 'stays' || typeof follows === 'object' && 'namedBy' in follows ? [] : [{ name, by: follows }]))

/** Tables of which the rows go with a household that are named by its rows: who reads a visit reads its papers. */
export const namedRows = Object.entries(tables).flatMap(([name, { follows }]) => (typeof follows === 'object' && 'namedBy' in follows ? follows.namedBy.map((by) => ({ name, by })) : []))
