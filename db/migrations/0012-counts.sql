-- What boards show, counted once by each write and not by each look: one row for each area that has rows of a campaign.
CREATE TABLE area_count (
  district_key text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  households integer NOT NULL,
  seen integer NOT NULL,
  partly integer NOT NULL,
  gone integer NOT NULL,
  unplaced integer NOT NULL,
  findings integer NOT NULL,
  fixed_on_spot integer NOT NULL,
  open integer NOT NULL,
  PRIMARY KEY (district_key, id),
  CONSTRAINT area_count_once UNIQUE (district_key, campaign_id, area_path)
);
CREATE INDEX area_count_scope ON area_count (area_path COLLATE "C");

INSERT INTO area_count (district_key, area_path, campaign_id, households, seen, partly, gone, unplaced, findings, fixed_on_spot, open)
SELECT district_key, area_path, campaign_id, sum(households), sum(seen), sum(partly), sum(gone), sum(unplaced), sum(findings), sum(fixed_on_spot), sum(open)
  FROM (
    SELECT district_key, area_path, campaign_id, count(*) AS households, count(*) FILTER (WHERE coverage = 'SEEN') AS seen, count(*) FILTER (WHERE coverage = 'PARTLY') AS partly,
           count(*) FILTER (WHERE coverage = 'GONE') AS gone, count(*) FILTER (WHERE NOT is_placed) AS unplaced, 0 AS findings, 0 AS fixed_on_spot, 0 AS open
      FROM roster_entry WHERE state = 'LISTED' GROUP BY 1, 2, 3
    UNION ALL
    SELECT district_key, area_path, campaign_id, 0, 0, 0, 0, 0, count(*), count(*) FILTER (WHERE fixed_on_spot), count(*) FILTER (WHERE state <> 'FIXED')
      FROM finding GROUP BY 1, 2, 3) counted
 GROUP BY 1, 2, 3;

-- What depends on the day is few rows, found by their own index.
CREATE INDEX entry_again ON roster_entry (district_key, campaign_id, again_on) WHERE coverage = 'PARTLY';
CREATE INDEX finding_due ON finding (district_key, campaign_id, due_date) WHERE state <> 'FIXED';
CREATE INDEX duty_open ON duty (district_key, campaign_id, due_date) WHERE done_at IS NULL;
CREATE INDEX visit_drafts ON visit (district_key, campaign_id) WHERE state = 'DRAFT';
