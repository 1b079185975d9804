-- Files of departments beside the people of a district: runs, hits with the few columns that a verdict needs, and what households allowed.

-- What a household allowed: data about its members may be asked of departments until a day (经济状况核对授权书).
CREATE TABLE authorisation (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  number text NOT NULL,
  -- Members who signed, each by record and by the name of that day.
  signers jsonb NOT NULL,
  signed_on date NOT NULL,
  -- The last day on which it holds; absent while aid is received.
  until_date date,
  -- Data sets that it is about; empty for all of them.
  datasets jsonb NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  ended_on date,
  end_reason text,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX authorisation_scope ON authorisation (area_path COLLATE "C");
CREATE INDEX authorisation_household ON authorisation (district_key, household_id);

-- A file that is being read, or was. Of its rows it knows numbers alone.
CREATE TABLE match_run (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  dataset text NOT NULL,
  purpose text NOT NULL,
  -- The day the data are of.
  source_date date NOT NULL,
  basis text NOT NULL,
  legal_basis text NOT NULL,
  file_name text NOT NULL,
  size bigint NOT NULL,
  columns jsonb NOT NULL,
  state text NOT NULL,
  -- How far it was read, behind the last whole record, and SHA-256 of the whole blocks before that place.
  read_bytes bigint NOT NULL,
  digest_sofar jsonb NOT NULL,
  shape jsonb,
  counts jsonb NOT NULL,
  -- People and households that were looked for, and households left out for want of an authorisation.
  people integer NOT NULL,
  households integer NOT NULL,
  left_out integer NOT NULL,
  digest text,
  failure text,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  touched_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX match_run_scope ON match_run (area_path COLLATE "C");
CREATE INDEX match_run_dataset ON match_run (district_key, dataset, source_date DESC);

-- What a file says of somebody, and what a person made of it. The same said again is the same hit.
CREATE TABLE match_hit (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid NOT NULL,
  dataset text NOT NULL,
  first_run_id uuid NOT NULL,
  last_run_id uuid NOT NULL,
  -- Keyed digest of what was kept: tells whether the data changed.
  fingerprint bytea NOT NULL,
  kept_sealed bytea NOT NULL,
  name_agreement text NOT NULL,
  -- By a citizen id: neither. By name and birth: how much speaks for it, and what.
  score integer,
  reasons jsonb NOT NULL DEFAULT '[]',
  found_at timestamptz NOT NULL,
  first_date date NOT NULL,
  last_date date NOT NULL,
  state text NOT NULL,
  follow text,
  reason text NOT NULL DEFAULT '',
  decided_at timestamptz,
  decided_by text,
  -- That what follows was carried out: when, who says so, what was done.
  done_at timestamptz,
  done_by text,
  done_what text,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX match_hit_scope ON match_hit (area_path COLLATE "C");
CREATE INDEX match_hit_person ON match_hit (district_key, person_id, dataset);
CREATE INDEX match_hit_household ON match_hit (district_key, household_id);
CREATE INDEX match_hit_list ON match_hit (district_key, dataset, state);

-- Where a hit stands in a file.
CREATE TABLE match_sighting (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  hit_id uuid NOT NULL,
  run_id uuid NOT NULL,
  -- Line of a text, row of a sheet.
  place text NOT NULL,
  file_name text NOT NULL,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX match_sighting_scope ON match_sighting (area_path COLLATE "C");
CREATE INDEX match_sighting_hit ON match_sighting (district_key, hit_id);
CREATE INDEX match_sighting_run ON match_sighting (district_key, run_id);
