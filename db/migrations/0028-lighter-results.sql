-- A result is written by the hundred thousand and looked for in two ways: those of a household, and those of a rule in an area.
ALTER TABLE screen_result DROP CONSTRAINT screen_result_pkey;
DROP INDEX screen_result_scope, screen_result_household, screen_result_list;
ALTER TABLE screen_result ADD PRIMARY KEY (district_key, household_id, rule_id, subject_id);
CREATE INDEX screen_result_list ON screen_result (area_path COLLATE "C", rule_id, outcome, household_id, subject_id);

-- What is counted in a village is counted, kept and read as a whole: it stands with the village, one count in each place of the lists.
ALTER TABLE screen_area ADD COLUMN rule_ids uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE screen_area ADD COLUMN outcomes text[] NOT NULL DEFAULT '{}';
-- '' for all of an outcome together, else the name of a fact that they lack.
ALTER TABLE screen_area ADD COLUMN missing text[] NOT NULL DEFAULT '{}';
ALTER TABLE screen_area ADD COLUMN counts integer[] NOT NULL DEFAULT '{}';
UPDATE screen_area a SET rule_ids = c.rule_ids, outcomes = c.outcomes, missing = c.missing, counts = c.counts
  FROM (SELECT district_key, area_path, array_agg(rule_id) AS rule_ids, array_agg(outcome) AS outcomes, array_agg(missing) AS missing, array_agg(count) AS counts FROM screen_count GROUP BY 1, 2) c
 WHERE a.district_key = c.district_key AND a.area_path = c.area_path;
DROP TABLE screen_count;
