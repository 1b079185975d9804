-- Institutions with their residents and the checks of these; what leaves above the own level only with the lead's release.

-- Free of personal data, so that the home village of a resident can name it wherever it lies.
CREATE TABLE institution (
  id uuid PRIMARY KEY,
  district_key text NOT NULL,
  area_id text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  department text NOT NULL,
  address text NOT NULL,
  phone text NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX institution_district ON institution (district_key, name);

-- Somebody of the registry who lives in an institution; the row stays with the household at home.
CREATE TABLE institution_resident (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid NOT NULL,
  institution_id uuid NOT NULL,
  bed text NOT NULL,
  payer text NOT NULL,
  contact_name text NOT NULL,
  contact_phone text NOT NULL,
  from_date date NOT NULL,
  to_date date,
  left_reason text NOT NULL DEFAULT '',
  PRIMARY KEY (district_key, id),
  CONSTRAINT institution_resident_home FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id),
  CONSTRAINT institution_resident_person FOREIGN KEY (district_key, person_id) REFERENCES person (district_key, id),
  CONSTRAINT institution_resident_lives_in FOREIGN KEY (institution_id) REFERENCES institution (id)
);
CREATE INDEX institution_resident_scope ON institution_resident (area_path COLLATE "C");
CREATE INDEX institution_resident_of ON institution_resident (district_key, institution_id);
CREATE INDEX institution_resident_household ON institution_resident (district_key, household_id);
CREATE UNIQUE INDEX institution_resident_once ON institution_resident (district_key, person_id) WHERE to_date IS NULL;

CREATE TABLE institution_check (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  resident_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  on_date date NOT NULL,
  -- Each with what was answered, in words where it is no plain good, and the problem that was opened from it.
  answers jsonb NOT NULL,
  problems integer NOT NULL,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, resident_id) REFERENCES institution_resident (district_key, id)
);
CREATE INDEX institution_check_scope ON institution_check (area_path COLLATE "C");
CREATE INDEX institution_check_resident ON institution_check (district_key, resident_id, on_date);

CREATE TABLE release (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  version_id uuid NOT NULL,
  code text NOT NULL,
  receiver text NOT NULL,
  purpose text NOT NULL,
  row_count integer NOT NULL,
  hash text NOT NULL,
  state text NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL,
  decided_by text,
  decided_at timestamptz,
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, version_id) REFERENCES deliverable_version (district_key, id)
);
CREATE INDEX release_scope ON release (area_path COLLATE "C");
CREATE INDEX release_version ON release (district_key, version_id);
