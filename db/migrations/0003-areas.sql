-- Areas with dates: what each was called and where it stood, what was done to it, what became of it, and where households stood before.

ALTER TABLE area ADD COLUMN to_date date;
-- An area that has ended keeps its code; another may have it now.
ALTER TABLE area DROP CONSTRAINT area_district_key_code_key;
CREATE UNIQUE INDEX area_code_once ON area (district_key, code) WHERE to_date IS NULL;

CREATE TABLE area_change (
  id uuid PRIMARY KEY,
  district_key text NOT NULL,
  kind text NOT NULL,
  area_id text NOT NULL REFERENCES area (id),
  on_date date NOT NULL,
  asked jsonb NOT NULL,
  details jsonb NOT NULL,
  state text NOT NULL,
  progress jsonb NOT NULL,
  failure text,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX area_change_district ON area_change (district_key, at);
CREATE INDEX area_change_area ON area_change (area_id);

-- from_date: first day, NULL for longer than anybody noted; to_date: first day on which it no longer held.
CREATE TABLE area_version (
  area_id text NOT NULL REFERENCES area (id),
  number integer NOT NULL,
  district_key text NOT NULL,
  level text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  parent_id text,
  path text NOT NULL,
  from_date date,
  to_date date,
  begun_by uuid REFERENCES area_change (id),
  ended_by uuid REFERENCES area_change (id),
  PRIMARY KEY (area_id, number)
);
CREATE INDEX area_version_district ON area_version (district_key);
INSERT INTO area_version (area_id, number, district_key, level, code, name, parent_id, path)
SELECT id, 1, district_key, level, code, name, parent_id, path FROM area;

CREATE TABLE area_lineage (
  change_id uuid NOT NULL REFERENCES area_change (id),
  district_key text NOT NULL,
  from_id text NOT NULL REFERENCES area (id),
  to_id text NOT NULL REFERENCES area (id),
  on_date date NOT NULL,
  PRIMARY KEY (change_id, from_id, to_id)
);
CREATE INDEX area_lineage_from ON area_lineage (from_id);
CREATE INDEX area_lineage_to ON area_lineage (to_id);

-- Where a household stood until it was moved; where it stands now is its own area_path.
CREATE TABLE household_place (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  place text NOT NULL,
  until date NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX household_place_scope ON household_place (area_path COLLATE "C");
CREATE INDEX household_place_household ON household_place (district_key, household_id);
