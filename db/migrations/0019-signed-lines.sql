-- What stands signed of a roster belongs to the village that signed it, one line for each row: wherever its household is now. What a
-- village has to sign next is the difference between its roster and these lines; nobody has to mark it when a household moves, is
-- merged, is parted again, or when a signature is returned.
CREATE TABLE roster_line (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  campaign_id uuid NOT NULL,
  -- As it was signed; where it was merged into another since, that one stands for it.
  household_id uuid NOT NULL,
  signed_version integer NOT NULL,
  -- NULL: signed before rows kept their number
  no integer,
  -- The part under which it was signed last.
  part text NOT NULL,
  struck_version integer,
  -- Why the household is no longer in the village, in the words for the supplement that strikes it.
  left_because text,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX roster_line_scope ON roster_line (area_path COLLATE "C");
CREATE INDEX roster_line_village ON roster_line (district_key, campaign_id, area_path COLLATE "C");
CREATE INDEX roster_line_household ON roster_line (district_key, household_id);
CREATE UNIQUE INDEX roster_line_once ON roster_line (district_key, campaign_id, area_path, household_id) WHERE struck_version IS NULL;

INSERT INTO roster_line (district_key, id, area_path, campaign_id, household_id, signed_version, no, part, struck_version)
SELECT district_key, gen_random_uuid(), area_path, campaign_id, household_id, signed_version, signed_no, coalesce(signed_part, part), struck_version
  FROM roster_entry WHERE signed_version IS NOT NULL;
INSERT INTO roster_line (district_key, id, area_path, campaign_id, household_id, signed_version, no, part, struck_version, left_because)
SELECT district_key, gen_random_uuid(), area_path, campaign_id, household_id, signed_version, signed_no, part, struck_version, to_char(left_on, 'FMYYYY年FMMM月FMDD日') || '迁出本村（居）：' || reason
  FROM roster_departure
    ON CONFLICT DO NOTHING;

-- The struck row of a household that was merged into one of another village stands where that one stands.
UPDATE roster_line l SET left_because = e.strike_reason
  FROM roster_entry e JOIN household h ON h.district_key = e.district_key AND h.id = e.household_id
 WHERE l.district_key = e.district_key AND l.campaign_id = e.campaign_id AND l.household_id = e.household_id AND l.area_path = e.area_path
   AND h.merged_into IS NOT NULL AND e.area_path <> h.area_path;
-- What is kept of merges, so that they can be taken back, names neither columns that are gone nor places that are others now.
UPDATE registry_merge m SET changes = jsonb_set(m.changes, '{changed}', (
  SELECT coalesce(jsonb_agg(
           CASE WHEN c->>'table' <> 'roster_entry' THEN c
                ELSE c || jsonb_build_object(
                  'before', (c->'before') - ARRAY['signed_version', 'signed_no', 'signed_part', 'moved_version', 'struck_version'],
                  'after', (c->'after') - ARRAY['signed_version', 'signed_no', 'signed_part', 'moved_version', 'struck_version']
                           || coalesce((SELECT jsonb_build_object('area_path', h.area_path)
                                          FROM roster_entry e JOIN household h ON h.district_key = e.district_key AND h.id = e.household_id
                                         WHERE e.district_key = m.district_key AND e.id = (c->'ids'->>0)::uuid AND h.merged_into IS NOT NULL AND e.area_path <> h.area_path AND e.area_path = c->'after'->>'area_path'), '{}'))
           END ORDER BY at), '[]')
    FROM jsonb_array_elements(m.changes->'changed') WITH ORDINALITY AS one (c, at) WHERE c->>'table' <> 'roster_departure'))
 WHERE m.undone_at IS NULL;
UPDATE roster_entry e SET area_path = h.area_path
  FROM household h WHERE h.district_key = e.district_key AND h.id = e.household_id AND h.merged_into IS NOT NULL AND e.area_path <> h.area_path;

DROP TABLE roster_departure;
ALTER TABLE roster_entry DROP COLUMN signed_version, DROP COLUMN signed_no, DROP COLUMN signed_part, DROP COLUMN moved_version, DROP COLUMN struck_version;

-- Who was given a village by a move waits for none any more.
UPDATE roster_entry e SET is_placed = true, version = e.version + 1
  FROM area a WHERE NOT e.is_placed AND a.path = e.area_path AND a.level = 'village';
UPDATE area_count c SET unplaced = (
  SELECT count(*) FROM roster_entry e WHERE e.district_key = c.district_key AND e.campaign_id = c.campaign_id AND e.area_path = c.area_path AND e.state = 'LISTED' AND NOT e.is_placed)
 WHERE c.unplaced > 0;
