-- A result is written by the hundred thousand and looked for in two ways: those of a household, and those of a rule in an area.
ALTER TABLE screen_result DROP CONSTRAINT screen_result_pkey;
DROP INDEX screen_result_scope, screen_result_household, screen_result_list;
ALTER TABLE screen_result ADD PRIMARY KEY (district_key, household_id, rule_id, subject_id);
CREATE INDEX screen_result_list ON screen_result (area_path COLLATE "C", rule_id, outcome, household_id, subject_id);
