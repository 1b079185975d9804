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
}

const scoped = { placement: 'distributed', by: 'district_key', scope: 'area' } as const
const reference = { placement: 'reference', scope: 'none' } as const
const local = { placement: 'local', scope: 'none' } as const

export const manifest = {
  account: local,
  session: local,
  setting: local,
  migration: local,
  area: reference,
  plan: reference,
  plan_template: reference,
  campaign: reference,
  person_key: { placement: 'distributed', by: 'id_index', scope: 'none' },
  heading_mapping: { placement: 'distributed', by: 'district_key', scope: 'none' },
  idempotency: { placement: 'distributed', by: 'district_key', scope: 'none' },
  audit_entry: { ...scoped, appendOnly: true },
  attachment: scoped,
  household: scoped,
  person: scoped,
  membership: scoped,
  aid: scoped,
  fact: { ...scoped, appendOnly: true },
  duty: scoped,
  roster_import: scoped,
  import_row: scoped,
  roster_entry: scoped,
  roster_version: scoped,
  visit: scoped,
  submission: { ...scoped, appendOnly: true },
  finding: scoped,
  finding_event: { ...scoped, appendOnly: true },
  deliverable_version: scoped,
  scope_sentinel: scoped,
} as const satisfies Record<string, TablePlace>

export type TableName = keyof typeof manifest

export const tables = manifest as Record<string, TablePlace>
export const scopedTables = Object.entries(tables).filter(([, place]) => place.scope === 'area').map(([name]) => name)
