-- Rules of a district: what they ask stands in versions, of which a published one never changes.
CREATE TABLE rule (
  id uuid PRIMARY KEY,
  district_key text NOT NULL,
  key text NOT NULL,
  -- `household` or `person`: a rule never becomes one about something else.
  subject text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT rule_once UNIQUE (district_key, key)
);
CREATE TABLE rule_version (
  id uuid PRIMARY KEY,
  district_key text NOT NULL,
  rule_id uuid NOT NULL REFERENCES rule (id),
  number integer NOT NULL,
  -- As domain/policy/rule.ts has it.
  rule jsonb NOT NULL,
  -- The texts it stands on, as its rule set names them.
  document jsonb,
  -- DRAFT, PROPOSED, PUBLISHED, REFUSED or WITHDRAWN
  state text NOT NULL,
  effective_from date,
  written_at timestamptz NOT NULL,
  written_by_id uuid NOT NULL,
  written_by text NOT NULL,
  proposed_at timestamptz,
  proposed_by_id uuid,
  proposed_by text,
  decided_at timestamptz,
  decided_by text,
  ended_at timestamptz,
  ended_by text,
  reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT rule_version_once UNIQUE (rule_id, number)
);
CREATE INDEX rule_version_published ON rule_version (district_key) WHERE state = 'PUBLISHED';
-- At most one that is still being written or waits for its second person.
CREATE UNIQUE INDEX rule_version_open ON rule_version (rule_id) WHERE state IN ('DRAFT', 'PROPOSED');

-- What the rules come to: one row for each rule and household or person that somebody has to look at.
CREATE TABLE screen_result (
  district_key text NOT NULL,
  area_path text NOT NULL,
  rule_id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  -- The person, or else the household.
  subject_id uuid NOT NULL,
  -- SHOULD, SHOULD_NOT, HOLDS or NEAR
  outcome text NOT NULL,
  version_id uuid NOT NULL,
  since date NOT NULL,
  next_look date,
  -- Of the values the rule read, where it raises alerts.
  fingerprint text,
  PRIMARY KEY (district_key, rule_id, household_id, subject_id)
);
CREATE INDEX screen_result_scope ON screen_result (area_path COLLATE "C");
CREATE INDEX screen_result_household ON screen_result (district_key, household_id);
CREATE INDEX screen_result_list ON screen_result (district_key, rule_id, outcome, area_path COLLATE "C", household_id, subject_id);

-- How many there are in each village, those of whom a fact is missing with its name, and ALL that were looked at.
CREATE TABLE screen_count (
  district_key text NOT NULL,
  area_path text NOT NULL,
  rule_id uuid NOT NULL,
  outcome text NOT NULL,
  missing text NOT NULL DEFAULT '',
  count integer NOT NULL,
  PRIMARY KEY (district_key, area_path, rule_id, outcome, missing)
);
CREATE INDEX screen_count_scope ON screen_count (area_path COLLATE "C");

-- When a village was looked at as a whole, and whether something in it changed since, so that its counts wait for a job.
CREATE TABLE screen_area (
  district_key text NOT NULL,
  area_path text NOT NULL,
  screened_at timestamptz NOT NULL,
  as_of date NOT NULL,
  is_stale boolean NOT NULL,
  PRIMARY KEY (district_key, area_path)
);
CREATE INDEX screen_area_scope ON screen_area (area_path COLLATE "C");

-- Somebody a rule holds for is to be seen to.
CREATE TABLE alert (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  rule_id uuid NOT NULL,
  version_id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  fingerprint text NOT NULL,
  -- NEW, VISITING, HELPED, NO_NEED or WRONG
  state text NOT NULL,
  -- Who must act: village, town or district.
  actor text NOT NULL,
  raised_on date NOT NULL,
  due_on date NOT NULL,
  closed_on date,
  note text NOT NULL DEFAULT '',
  by_name text,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX alert_scope ON alert (area_path COLLATE "C");
CREATE INDEX alert_household ON alert (district_key, household_id);
CREATE UNIQUE INDEX alert_open_once ON alert (district_key, rule_id, coalesce(person_id, household_id)) WHERE state IN ('NEW', 'VISITING');
CREATE INDEX alert_list ON alert (district_key, due_on, id);
CREATE TABLE alert_event (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  alert_id uuid NOT NULL,
  household_id uuid NOT NULL,
  state text NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, alert_id) REFERENCES alert (district_key, id)
);
CREATE INDEX alert_event_scope ON alert_event (area_path COLLATE "C");
CREATE INDEX alert_event_alert ON alert_event (district_key, alert_id);

-- Households outside all alerts, drawn by chance, whose look tells how many are missed.
CREATE TABLE alert_sample (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  seed text NOT NULL,
  frame integer NOT NULL,
  frame_hash text NOT NULL,
  size integer NOT NULL,
  drawn_at timestamptz NOT NULL,
  drawn_by text NOT NULL,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX alert_sample_scope ON alert_sample (area_path COLLATE "C");
CREATE TABLE alert_sample_row (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  sample_id uuid NOT NULL,
  household_id uuid NOT NULL,
  place integer NOT NULL,
  -- NULL: nobody looked yet.
  is_missed boolean,
  note text NOT NULL DEFAULT '',
  looked_on date,
  by_name text,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, sample_id) REFERENCES alert_sample (district_key, id)
);
CREATE INDEX alert_sample_row_scope ON alert_sample_row (area_path COLLATE "C");
CREATE INDEX alert_sample_row_sample ON alert_sample_row (district_key, sample_id, place);
CREATE INDEX alert_sample_row_household ON alert_sample_row (district_key, household_id);
