-- Versions of plans that a district has published, what units write down in records, and the tasks that come of meetings.

CREATE TABLE plan_version (
  district_key text NOT NULL,
  plan_id text NOT NULL,
  number integer NOT NULL,
  digest text NOT NULL,
  note text NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (district_key, plan_id, number),
  CONSTRAINT plan_version_once UNIQUE (district_key, plan_id, digest),
  FOREIGN KEY (plan_id, digest) REFERENCES plan (id, digest)
);

-- Plans from which campaigns were opened before there were versions.
INSERT INTO plan_version (district_key, plan_id, number, digest, note, published_at, published_by)
SELECT district_key, plan_id, row_number() OVER (PARTITION BY district_key, plan_id ORDER BY opened_at), plan_digest, '', opened_at, opened_by
FROM (SELECT DISTINCT ON (district_key, plan_id, plan_digest) * FROM campaign ORDER BY district_key, plan_id, plan_digest, opened_at) AS first;

CREATE TABLE campaign_record (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  kind text NOT NULL,
  held_on date NOT NULL,
  details jsonb NOT NULL,
  files jsonb NOT NULL,
  state text NOT NULL,
  strike_reason text,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL,
  answer text,
  answered_by text,
  answered_at timestamptz,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX record_scope ON campaign_record (area_path COLLATE "C");
CREATE INDEX record_campaign ON campaign_record (district_key, campaign_id, kind, held_on, id);

CREATE TABLE record_task (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  record_id uuid NOT NULL,
  -- Of the record, which may lie above what the owner of the task sees.
  kind text NOT NULL,
  held_on date NOT NULL,
  what text NOT NULL,
  owner text NOT NULL,
  due_date date NOT NULL,
  done_at timestamptz,
  done_by text,
  note text,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, record_id) REFERENCES campaign_record (district_key, id)
);
CREATE INDEX record_task_scope ON record_task (area_path COLLATE "C");
CREATE INDEX record_task_record ON record_task (district_key, record_id);

-- The record by which a duty was done.
ALTER TABLE duty ADD COLUMN record_id uuid;
CREATE INDEX duty_record ON duty (district_key, record_id);
