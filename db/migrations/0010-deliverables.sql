-- Deliverables that come again, and the texts that people write into reports.

ALTER TABLE deliverable_version
  -- Which time of one that comes again, from 1; 0 for one that is made once.
  ADD COLUMN occurrence integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT deliverable_version_number,
  ADD CONSTRAINT deliverable_version_number UNIQUE (district_key, campaign_id, code, area_path, occurrence, number);

CREATE TABLE deliverable_text (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  code text NOT NULL,
  occurrence integer NOT NULL,
  section text NOT NULL,
  body text NOT NULL,
  version integer NOT NULL,
  at timestamptz NOT NULL,
  by_name text NOT NULL,
  PRIMARY KEY (district_key, id),
  CONSTRAINT deliverable_text_once UNIQUE (district_key, campaign_id, code, area_path, occurrence, section)
);
CREATE INDEX deliverable_text_scope ON deliverable_text (area_path COLLATE "C");

CREATE INDEX submission_campaign ON submission (district_key, campaign_id, household_id, at);
