-- A name with one character in its middle written otherwise is found by its first and its last together: by its first alone, everybody
-- of the same surname would be looked through. What neither begins nor ends a name, two characters at least, stands within one of four or
-- more, of which there are few in most places. Both at once: each time all rows are written anew.
ALTER TABLE person
  ADD COLUMN name_ends text GENERATED ALWAYS AS (left(name, 1) || right(name, 1)) STORED,
  ADD COLUMN long_name text GENERATED ALWAYS AS (CASE WHEN length(name) > 3 THEN name END) STORED;
CREATE INDEX person_ends ON person (district_key, name_ends COLLATE "C") WHERE is_findable;
CREATE INDEX person_long_name ON person (district_key, long_name COLLATE "C") WHERE long_name IS NOT NULL;
-- A household is looked for by those who left it too, wherever they stand now.
CREATE INDEX membership_ended ON membership (district_key, area_path COLLATE "C") WHERE to_date IS NOT NULL;
