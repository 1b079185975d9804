-- Casework: the two lines of responsibility of a problem, its cause and gap, what brings it back; matters that go up; households followed; reports at once; referrals; what became of those who may qualify.

ALTER TABLE finding
  ALTER COLUMN visit_id DROP NOT NULL,
  ADD COLUMN town_id text NOT NULL DEFAULT '',
  ADD COLUMN line_department text NOT NULL DEFAULT '',
  ADD COLUMN cause text NOT NULL DEFAULT '',
  ADD COLUMN gap text,
  ADD COLUMN source text NOT NULL DEFAULT 'VISIT',
  ADD COLUMN source_note text NOT NULL DEFAULT '',
  ADD COLUMN reported_at timestamptz,
  ADD COLUMN first_action_at timestamptz,
  ADD COLUMN review_on date,
  ADD COLUMN reopened_on date,
  -- What a later visit said that contradicts the closing; a person decides.
  ADD COLUMN doubt jsonb;

ALTER TABLE finding_event
  ADD COLUMN visit_id uuid,
  ADD COLUMN changes jsonb NOT NULL DEFAULT '{}';

UPDATE finding f SET town_id = coalesce(
  (SELECT CASE a.level WHEN 'town' THEN a.id WHEN 'village' THEN a.parent_id END FROM area a WHERE a.path = f.area_path), '');
UPDATE finding_event e SET visit_id = f.visit_id FROM finding f
 WHERE f.district_key = e.district_key AND f.id = e.finding_id AND e.from_state IS NULL;
UPDATE finding f SET
  reported_at = (SELECT min(e.at) FROM finding_event e WHERE e.district_key = f.district_key AND e.finding_id = f.id),
  first_action_at = (SELECT min(e.at) FROM finding_event e WHERE e.district_key = f.district_key AND e.finding_id = f.id AND (e.from_state IS NOT NULL OR f.fixed_on_spot));

-- Territory first: no problem without the town that owns it. Those of before stay as they are.
ALTER TABLE finding ADD CONSTRAINT finding_has_town CHECK (town_id <> '') NOT VALID;
CREATE INDEX finding_line ON finding (district_key, campaign_id, line_department);

-- What a village or a town cannot solve goes up with an opinion and is answered.
CREATE TABLE upward (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  finding_id uuid NOT NULL,
  from_level text NOT NULL,
  to_level text NOT NULL,
  opinion text NOT NULL,
  sent_at timestamptz NOT NULL,
  sent_by text NOT NULL,
  due_date date,
  state text NOT NULL,
  answer text NOT NULL DEFAULT '',
  answered_at timestamptz,
  answered_by text,
  referral_id uuid,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, finding_id) REFERENCES finding (district_key, id)
);
CREATE INDEX upward_scope ON upward (area_path COLLATE "C");
CREATE INDEX upward_finding ON upward (district_key, finding_id);
CREATE UNIQUE INDEX upward_one_open ON upward (district_key, finding_id) WHERE state = 'WAITING';

CREATE TABLE key_household (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  town_id text NOT NULL CHECK (town_id <> ''),
  why text NOT NULL,
  risk text NOT NULL,
  measure text NOT NULL,
  frequency text NOT NULL,
  every_days integer NOT NULL,
  helper_name text NOT NULL,
  helper_post text NOT NULL,
  helper_phone text NOT NULL,
  state text NOT NULL,
  added_on date NOT NULL,
  added_by text NOT NULL,
  visit_id uuid,
  off_on date,
  off_reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX key_household_scope ON key_household (area_path COLLATE "C");
CREATE INDEX key_household_campaign ON key_household (district_key, campaign_id, area_path COLLATE "C");
CREATE INDEX key_household_household ON key_household (district_key, household_id);
CREATE UNIQUE INDEX key_household_once ON key_household (district_key, campaign_id, household_id, coalesce(person_id, household_id));

CREATE TABLE key_event (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  key_id uuid NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  changes jsonb NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, key_id) REFERENCES key_household (district_key, id)
);
CREATE INDEX key_event_scope ON key_event (area_path COLLATE "C");
CREATE INDEX key_event_key ON key_event (district_key, key_id);

CREATE TABLE key_contact (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  key_id uuid NOT NULL,
  on_date date NOT NULL,
  manner text NOT NULL,
  found text NOT NULL,
  done text NOT NULL,
  next text NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, key_id) REFERENCES key_household (district_key, id)
);
CREATE INDEX key_contact_scope ON key_contact (area_path COLLATE "C");
CREATE INDEX key_contact_key ON key_contact (district_key, key_id);

-- Reported at once. Whom it is about and what was seen is sealed; who may read it is no matter of area alone.
CREATE TABLE escalation (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  kind text NOT NULL,
  content_sealed bytea NOT NULL,
  state text NOT NULL,
  seen_at timestamptz NOT NULL,
  told_at timestamptz NOT NULL,
  receipt_due_at timestamptz NOT NULL,
  receipt_at timestamptz,
  reporter_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX escalation_scope ON escalation (area_path COLLATE "C");
CREATE INDEX escalation_campaign ON escalation (district_key, campaign_id);

CREATE TABLE escalation_event (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  escalation_id uuid NOT NULL,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  kind text NOT NULL,
  content_sealed bytea NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, escalation_id) REFERENCES escalation (district_key, id)
);
CREATE INDEX escalation_event_scope ON escalation_event (area_path COLLATE "C");
CREATE INDEX escalation_event_of ON escalation_event (district_key, escalation_id);

CREATE TABLE referral (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  finding_id uuid,
  town_id text NOT NULL CHECK (town_id <> ''),
  department text NOT NULL,
  need text NOT NULL,
  -- The facts that were sent, as they were on that day.
  facts jsonb NOT NULL,
  from_unit text NOT NULL,
  sent_at timestamptz NOT NULL,
  sent_by text NOT NULL,
  due_date date NOT NULL,
  state text NOT NULL,
  reason text NOT NULL DEFAULT '',
  result text NOT NULL DEFAULT '',
  accepted_on date,
  answered_on date,
  told_on date,
  told_how text NOT NULL DEFAULT '',
  closed_on date,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id),
  FOREIGN KEY (district_key, finding_id) REFERENCES finding (district_key, id)
);
CREATE INDEX referral_scope ON referral (area_path COLLATE "C");
CREATE INDEX referral_campaign ON referral (district_key, campaign_id, department);
CREATE INDEX referral_household ON referral (district_key, household_id);

CREATE TABLE referral_event (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  referral_id uuid NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  state text NOT NULL,
  note text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, referral_id) REFERENCES referral (district_key, id)
);
CREATE INDEX referral_event_scope ON referral_event (area_path COLLATE "C");
CREATE INDEX referral_event_of ON referral_event (district_key, referral_id);

-- What became of a household that may qualify; the newest line counts.
CREATE TABLE eligibility_outcome (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  outcome text NOT NULL,
  aid text,
  reason text NOT NULL,
  decided_on date NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX eligibility_scope ON eligibility_outcome (area_path COLLATE "C");
CREATE INDEX eligibility_household ON eligibility_outcome (district_key, campaign_id, household_id);
