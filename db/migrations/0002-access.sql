-- Accounts of every role, what they reach beyond an area, and the settings of a district.

ALTER TABLE account ADD COLUMN department text;
ALTER TABLE account ADD COLUMN institution text;
ALTER TABLE account ADD COLUMN is_principal boolean NOT NULL DEFAULT false;
-- The last day of a contract; nobody acts after it.
ALTER TABLE account ADD COLUMN until_date date;
-- Also tells which accounts belong to one person.
ALTER TABLE account ADD COLUMN phone text NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN post text NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN must_change boolean NOT NULL DEFAULT false;
ALTER TABLE account ADD COLUMN totp_sealed bytea;
ALTER TABLE account ADD COLUMN totp_pending_sealed bytea;
-- The step of the last code that was taken; no code is taken twice.
ALTER TABLE account ADD COLUMN totp_step bigint NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN successor_id uuid;
CREATE INDEX account_phone ON account (phone) WHERE phone <> '';
CREATE INDEX account_area ON account (area_id);
-- Whoever could sign until today still can.
UPDATE account SET is_principal = true WHERE role IN ('district-officer', 'town-officer', 'village-worker');

ALTER TABLE session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid();
ALTER TABLE session ADD COLUMN agent text NOT NULL DEFAULT '';
-- The district that somebody who stands above districts looks at.
ALTER TABLE session ADD COLUMN looks_at text;
CREATE UNIQUE INDEX session_by_id ON session (id);

CREATE TABLE district_setting (
  district_key text NOT NULL,
  name text NOT NULL,
  value jsonb NOT NULL,
  PRIMARY KEY (district_key, name)
);

-- Which households are reached by whoever does not reach a whole area: `department:<code>`, `account:<id>`, `institution:<id>`.
CREATE TABLE household_reach (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  reach_key text NOT NULL,
  until_date date,
  PRIMARY KEY (district_key, id),
  CONSTRAINT reach_once UNIQUE (district_key, reach_key, household_id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX household_reach_scope ON household_reach (area_path COLLATE "C");
CREATE INDEX household_reach_household ON household_reach (district_key, household_id);
