-- Rosters that remember what their sources ask for and what was signed of each row; visiting teams, assignments, planned visits.

ALTER TABLE roster_entry ADD COLUMN particulars jsonb NOT NULL DEFAULT '{}';
-- NULL: the words of the plan decide whether the texts of the row may be shown to everybody; otherwise somebody did.
ALTER TABLE roster_entry ADD COLUMN is_restricted boolean;
-- The part and the number under which the row was last signed, and the supplement that moved it to another part.
ALTER TABLE roster_entry ADD COLUMN signed_part text;
ALTER TABLE roster_entry ADD COLUMN signed_no integer;
ALTER TABLE roster_entry ADD COLUMN moved_version integer;
UPDATE roster_entry SET signed_part = part WHERE signed_version IS NOT NULL;

-- A team stands at the town that made it, whatever campaign it visits for.
CREATE TABLE visit_team (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  name text NOT NULL,
  state text NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX visit_team_scope ON visit_team (area_path COLLATE "C");

CREATE TABLE team_member (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  team_id uuid NOT NULL,
  name text NOT NULL,
  post text NOT NULL,
  phone text NOT NULL,
  is_leader boolean NOT NULL,
  account_id uuid,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, team_id) REFERENCES visit_team (district_key, id)
);
CREATE INDEX team_member_scope ON team_member (area_path COLLATE "C");
CREATE INDEX team_member_team ON team_member (district_key, team_id);

-- A village in which a team works: as the village's own (is_default), or for single households. The sheet is what the village
-- sees of a team that stands above it.
CREATE TABLE team_village (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  team_id uuid NOT NULL,
  is_default boolean NOT NULL,
  sheet jsonb NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, team_id) REFERENCES visit_team (district_key, id),
  CONSTRAINT team_village_once UNIQUE (district_key, team_id, area_path)
);
CREATE INDEX team_village_scope ON team_village (area_path COLLATE "C");
CREATE UNIQUE INDEX team_village_default ON team_village (district_key, area_path) WHERE is_default;

-- A household that does not go with its village: to another team, or until a day to one account. The epoch counts up each time.
CREATE TABLE assignment (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  team_id uuid,
  account_id uuid,
  account_name text NOT NULL,
  until_date date,
  epoch integer NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id),
  FOREIGN KEY (district_key, team_id) REFERENCES visit_team (district_key, id),
  CONSTRAINT assignment_once UNIQUE (district_key, household_id)
);
CREATE INDEX assignment_scope ON assignment (area_path COLLATE "C");
CREATE INDEX assignment_team ON assignment (district_key, team_id);

CREATE TABLE planned_visit (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  campaign_id uuid,
  purpose text NOT NULL,
  department text NOT NULL,
  planned_on date NOT NULL,
  team_id uuid,
  visitors text NOT NULL,
  state text NOT NULL,
  -- What the planner decided about a visit shortly before or another plan shortly by: REUSE or STILL_NEEDED, with the reason.
  decision text,
  reason text NOT NULL,
  earlier_visit_id uuid,
  visit_id uuid,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX planned_visit_scope ON planned_visit (area_path COLLATE "C");
CREATE INDEX planned_visit_household ON planned_visit (district_key, household_id);
CREATE INDEX planned_visit_day ON planned_visit (district_key, planned_on);

-- Answers of an earlier visit that somebody chose to use again: which visit, of which day, and each answer as it was taken over.
ALTER TABLE visit ADD COLUMN reused jsonb;
