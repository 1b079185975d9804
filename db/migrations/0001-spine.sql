-- The registry, the campaign and the trail. Placement of every table is in db/manifest.ts; the rules are in docs/operations/portability.md.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Local tables: one node only, no foreign key to distributed tables.

CREATE TABLE setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);

CREATE TABLE account (
  id uuid PRIMARY KEY,
  login text NOT NULL UNIQUE,
  name text NOT NULL,
  role text NOT NULL,
  area_id text NOT NULL,
  password_hash text NOT NULL,
  is_disabled boolean NOT NULL DEFAULT false,
  failures integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  last_seen_at timestamptz,
  created_at timestamptz NOT NULL
);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_account ON session (account_id);

-- Reference tables: copied to all nodes, free of personal data.

CREATE TABLE area (
  id text PRIMARY KEY,
  parent_id text REFERENCES area (id),
  district_key text NOT NULL,
  level text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  path text NOT NULL UNIQUE,
  UNIQUE (district_key, code)
);
CREATE INDEX area_parent ON area (parent_id);
CREATE INDEX area_by_path ON area (path COLLATE "C");

CREATE TABLE plan (
  id text NOT NULL,
  digest text NOT NULL,
  content jsonb NOT NULL,
  notice text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (id, digest)
);

CREATE TABLE plan_template (
  plan_id text NOT NULL,
  plan_digest text NOT NULL,
  path text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (plan_id, plan_digest, path),
  FOREIGN KEY (plan_id, plan_digest) REFERENCES plan (id, digest)
);

CREATE TABLE campaign (
  id uuid PRIMARY KEY,
  district_key text NOT NULL,
  area_path text NOT NULL,
  plan_id text NOT NULL,
  plan_digest text NOT NULL,
  start_date date NOT NULL,
  opened_at timestamptz NOT NULL,
  opened_by text NOT NULL,
  FOREIGN KEY (plan_id, plan_digest) REFERENCES plan (id, digest)
);
CREATE INDEX campaign_district ON campaign (district_key);

-- Distributed tables: by district, primary key (district_key, id), every scoped row carries area_path.

CREATE TABLE person_key (
  id_index bytea PRIMARY KEY,
  district_key text NOT NULL,
  person_id uuid NOT NULL
);

CREATE TABLE idempotency (
  district_key text NOT NULL,
  key uuid NOT NULL,
  account_id uuid NOT NULL,
  route text NOT NULL,
  request_digest bytea NOT NULL,
  response_sealed bytea,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (district_key, key)
);

CREATE TABLE audit_entry (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  at timestamptz NOT NULL,
  account_id uuid,
  by_name text NOT NULL,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  details jsonb NOT NULL,
  idempotency_key uuid,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX audit_scope ON audit_entry (area_path COLLATE "C");
CREATE INDEX audit_object ON audit_entry (district_key, object_id);
CREATE INDEX audit_time ON audit_entry (district_key, at, id);

CREATE TABLE attachment (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  digest text NOT NULL,
  size integer NOT NULL,
  sealed bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX attachment_scope ON attachment (area_path COLLATE "C");

CREATE TABLE household (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  head_name text NOT NULL,
  address text NOT NULL,
  facts jsonb NOT NULL,
  labels jsonb NOT NULL,
  labels_as_of date,
  created_at timestamptz NOT NULL,
  import_id uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX household_scope ON household (area_path COLLATE "C");
CREATE INDEX household_import ON household (district_key, import_id);

CREATE TABLE person (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  name text NOT NULL,
  sex text,
  birth_date date,
  citizen_id_sealed bytea,
  citizen_id_index bytea,
  citizen_id_mask text NOT NULL,
  facts jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  import_id uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id),
  UNIQUE (district_key, citizen_id_index)
);
CREATE INDEX person_scope ON person (area_path COLLATE "C");
CREATE INDEX person_import ON person (district_key, import_id);
CREATE INDEX person_name ON person (district_key, name COLLATE "C");

CREATE TABLE membership (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid NOT NULL,
  relation text NOT NULL,
  is_head boolean NOT NULL,
  -- NULL: a member for longer than anybody noted
  from_date date,
  to_date date,
  source text NOT NULL,
  end_reason text,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id),
  FOREIGN KEY (district_key, person_id) REFERENCES person (district_key, id)
);
CREATE INDEX membership_scope ON membership (area_path COLLATE "C");
CREATE INDEX membership_household ON membership (district_key, household_id);
CREATE INDEX membership_person ON membership (district_key, person_id);

CREATE TABLE aid (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  kind text NOT NULL,
  from_date date,
  to_date date,
  amount_fen bigint,
  source text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX aid_scope ON aid (area_path COLLATE "C");
CREATE INDEX aid_household ON aid (district_key, household_id);

-- Every value a fact has had, with its day and its source (no foreign key: with millions of rows it costs as much as the rows); person.facts and household.facts hold the newest of each.
CREATE TABLE fact (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  name text NOT NULL,
  value jsonb NOT NULL,
  as_of date NOT NULL,
  source text NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX fact_scope ON fact (area_path COLLATE "C");
CREATE INDEX fact_household ON fact (district_key, household_id);

CREATE TABLE duty (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  code text NOT NULL,
  occurrence integer NOT NULL,
  due_date date NOT NULL,
  done_at timestamptz,
  done_by text,
  note text,
  PRIMARY KEY (district_key, id),
  CONSTRAINT duty_once UNIQUE (district_key, campaign_id, code, occurrence, area_path)
);
CREATE INDEX duty_scope ON duty (area_path COLLATE "C");

-- The fields last given to a set of headings, so that the same register is understood at once the next time.
CREATE TABLE heading_mapping (
  district_key text NOT NULL,
  headings_digest text NOT NULL,
  fields jsonb NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (district_key, headings_digest)
);

CREATE TABLE roster_import (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  attachment_id uuid NOT NULL,
  file_name text NOT NULL,
  digest text NOT NULL,
  reading jsonb NOT NULL,
  fields jsonb,
  state text NOT NULL,
  counts jsonb NOT NULL,
  progress jsonb NOT NULL,
  failure text,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX import_scope ON roster_import (area_path COLLATE "C");
CREATE INDEX import_campaign ON roster_import (district_key, campaign_id);

-- One row per row of a workbook: what was read (sealed, it may hold citizen ids) beside what became of it.
CREATE TABLE import_row (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  import_id uuid NOT NULL,
  row_no integer NOT NULL,
  state text NOT NULL,
  read_sealed bytea NOT NULL,
  complaints jsonb NOT NULL,
  household_id uuid,
  PRIMARY KEY (district_key, id),
  UNIQUE (district_key, import_id, row_no),
  FOREIGN KEY (district_key, import_id) REFERENCES roster_import (district_key, id)
);
CREATE INDEX import_row_scope ON import_row (area_path COLLATE "C");
CREATE INDEX import_row_household ON import_row (district_key, household_id);

CREATE TABLE roster_entry (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  is_placed boolean NOT NULL,
  part text NOT NULL,
  sources jsonb NOT NULL,
  reason text NOT NULL,
  state text NOT NULL,
  strike_reason text,
  signed_version integer,
  struck_version integer,
  coverage text NOT NULL,
  visit_id uuid,
  seen_on date,
  again_on date,
  import_id uuid,
  at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id),
  CONSTRAINT entry_once UNIQUE (district_key, campaign_id, household_id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX entry_scope ON roster_entry (area_path COLLATE "C");
CREATE INDEX entry_campaign ON roster_entry (district_key, campaign_id, area_path COLLATE "C");
CREATE INDEX entry_import ON roster_entry (district_key, import_id);

CREATE TABLE roster_version (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL,
  state text NOT NULL,
  hash text NOT NULL,
  rows_sealed bytea NOT NULL,
  counts jsonb NOT NULL,
  signed_by_id uuid NOT NULL,
  signed_by text NOT NULL,
  signed_at timestamptz NOT NULL,
  returned_by text,
  returned_at timestamptz,
  returned_reason text,
  scan_id uuid,
  PRIMARY KEY (district_key, id),
  CONSTRAINT roster_version_number UNIQUE (district_key, campaign_id, area_path, number)
);
CREATE INDEX roster_version_scope ON roster_version (area_path COLLATE "C");

CREATE TABLE visit (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  state text NOT NULL,
  draft jsonb NOT NULL,
  draft_version integer NOT NULL,
  started_at timestamptz NOT NULL,
  started_by_id uuid NOT NULL,
  started_by text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX visit_scope ON visit (area_path COLLATE "C");
CREATE INDEX visit_household ON visit (district_key, household_id);
CREATE UNIQUE INDEX visit_one_draft ON visit (district_key, campaign_id, household_id) WHERE state = 'DRAFT';

-- What a visit handed in. Never updated.
CREATE TABLE submission (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  visit_id uuid NOT NULL,
  household_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  form_id text NOT NULL,
  form_version integer NOT NULL,
  answers jsonb NOT NULL,
  facts_before jsonb NOT NULL,
  changes jsonb NOT NULL,
  digest text NOT NULL,
  visited_on date NOT NULL,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  UNIQUE (district_key, visit_id),
  FOREIGN KEY (district_key, visit_id) REFERENCES visit (district_key, id)
);
CREATE INDEX submission_scope ON submission (area_path COLLATE "C");
CREATE INDEX submission_household ON submission (district_key, household_id);

CREATE TABLE finding (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  visit_id uuid NOT NULL,
  kind text NOT NULL,
  severity text NOT NULL,
  description text NOT NULL,
  measure text NOT NULL,
  owner_unit text NOT NULL,
  owner_person text NOT NULL,
  found_on date NOT NULL,
  found_by text NOT NULL,
  due_date date,
  state text NOT NULL,
  fixed_on_spot boolean NOT NULL,
  closed_on date,
  proof text NOT NULL,
  proof_id uuid,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX finding_scope ON finding (area_path COLLATE "C");
CREATE INDEX finding_campaign ON finding (district_key, campaign_id, area_path COLLATE "C");
CREATE INDEX finding_household ON finding (district_key, household_id);

CREATE TABLE finding_event (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  finding_id uuid NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, finding_id) REFERENCES finding (district_key, id)
);
CREATE INDEX finding_event_scope ON finding_event (area_path COLLATE "C");
CREATE INDEX finding_event_finding ON finding_event (district_key, finding_id);

CREATE TABLE deliverable_version (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  code text NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  hash text NOT NULL,
  content_sealed bytea NOT NULL,
  row_count integer NOT NULL,
  template_digests jsonb NOT NULL,
  cut_off date NOT NULL,
  signed_by_id uuid NOT NULL,
  signed_by text NOT NULL,
  signed_at timestamptz NOT NULL,
  returned_by text,
  returned_at timestamptz,
  returned_reason text,
  PRIMARY KEY (district_key, id),
  CONSTRAINT deliverable_version_number UNIQUE (district_key, campaign_id, code, area_path, number)
);
CREATE INDEX deliverable_scope ON deliverable_version (area_path COLLATE "C");

-- A row of no district whose visibility proves at every start that an empty scope sees nothing.
CREATE TABLE scope_sentinel (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX sentinel_scope ON scope_sentinel (area_path COLLATE "C");
INSERT INTO scope_sentinel VALUES ('-', '00000000-0000-7000-8000-000000000000', 'sentinel/');
