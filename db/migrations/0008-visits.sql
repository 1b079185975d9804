-- Two people may each record a visit of one household; what they say differently is decided by a person.

-- Who holds a draft now; without a holder (drafts of before) whoever started it.
ALTER TABLE visit ADD COLUMN holder_id uuid;
ALTER TABLE visit ADD COLUMN holder text;
DROP INDEX visit_one_draft;
CREATE UNIQUE INDEX visit_one_draft_each ON visit (district_key, campaign_id, household_id, holder_id) WHERE state = 'DRAFT';

-- The submissions of a household in a campaign are counted under its lock; a draft knows how many there were when it was begun.
ALTER TABLE submission ADD COLUMN no integer;
ALTER TABLE visit ADD COLUMN base_no integer;

-- Something that two submissions from the same state say differently: open until somebody chooses one of the two, with a reason.
CREATE TABLE visit_difference (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  path text NOT NULL,
  item_id text,
  fact text,
  submission_id uuid NOT NULL,
  value jsonb NOT NULL,
  other_submission_id uuid NOT NULL,
  other_value jsonb NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL,
  chosen_submission_id uuid,
  reason text,
  settled_at timestamptz,
  settled_by_id uuid,
  settled_by text,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id),
  FOREIGN KEY (district_key, submission_id) REFERENCES submission (district_key, id),
  CONSTRAINT visit_difference_other FOREIGN KEY (district_key, other_submission_id) REFERENCES submission (district_key, id)
);
CREATE INDEX visit_difference_scope ON visit_difference (area_path COLLATE "C");
CREATE INDEX visit_difference_household ON visit_difference (district_key, household_id);
CREATE INDEX visit_difference_campaign ON visit_difference (district_key, campaign_id, state);

-- The scan of the signed form and photos, beside a visit.
CREATE TABLE visit_paper (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  visit_id uuid NOT NULL,
  household_id uuid NOT NULL,
  kind text NOT NULL,
  attachment_id uuid NOT NULL,
  name text NOT NULL,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, visit_id) REFERENCES visit (district_key, id),
  FOREIGN KEY (district_key, attachment_id) REFERENCES attachment (district_key, id)
);
CREATE INDEX visit_paper_scope ON visit_paper (area_path COLLATE "C");
CREATE INDEX visit_paper_visit ON visit_paper (district_key, visit_id);

-- Who has a household open at this moment. A row is over when its time is; nothing depends on it.
CREATE TABLE visit_company (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  account_id uuid NOT NULL,
  name text NOT NULL,
  page text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (district_key, id),
  CONSTRAINT visit_company_once UNIQUE (district_key, household_id, account_id)
);
CREATE INDEX visit_company_scope ON visit_company (area_path COLLATE "C");
