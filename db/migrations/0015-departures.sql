-- Households that a village signed for and that have gone to live in another one since: its next supplement strikes them. What
-- was signed of them stands in the version; here is only which row of it.
CREATE TABLE roster_departure (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  household_id uuid NOT NULL,
  signed_version integer NOT NULL,
  -- NULL: signed before rows kept their number
  signed_no integer,
  part text NOT NULL,
  left_on date NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  struck_version integer,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX roster_departure_scope ON roster_departure (area_path COLLATE "C");
CREATE INDEX roster_departure_open ON roster_departure (district_key, campaign_id, area_path COLLATE "C") WHERE struck_version IS NULL;
CREATE INDEX roster_departure_household ON roster_departure (district_key, household_id);

-- Nobody lives any more in a household whose last member has left: it is no longer one that was not visited.
UPDATE roster_entry e SET coverage = 'GONE', again_on = NULL, version = e.version + 1
 WHERE e.state = 'LISTED' AND e.coverage IN ('NOT_VISITED', 'DRAFT', 'PARTLY')
   AND EXISTS (SELECT 1 FROM membership m WHERE m.district_key = e.district_key AND m.household_id = e.household_id)
   AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.district_key = e.district_key AND m.household_id = e.household_id AND m.to_date IS NULL);
UPDATE area_count c SET
  partly = (SELECT count(*) FROM roster_entry e WHERE e.district_key = c.district_key AND e.campaign_id = c.campaign_id AND e.area_path = c.area_path AND e.state = 'LISTED' AND e.coverage = 'PARTLY'),
  gone = (SELECT count(*) FROM roster_entry e WHERE e.district_key = c.district_key AND e.campaign_id = c.campaign_id AND e.area_path = c.area_path AND e.state = 'LISTED' AND e.coverage = 'GONE');
