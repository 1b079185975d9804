-- A name with one character in its middle written otherwise is found by its first and its last together: by its first alone, everybody
-- of the same surname would be looked through.
ALTER TABLE person ADD COLUMN name_ends text GENERATED ALWAYS AS (left(name, 1) || right(name, 1)) STORED;
CREATE INDEX person_ends ON person (district_key, name_ends COLLATE "C") WHERE is_findable;
-- What neither begins nor ends a name, two characters at least, stands within one of four or more: there are few of them in most places.
ALTER TABLE person ADD COLUMN long_name text GENERATED ALWAYS AS (CASE WHEN length(name) > 3 THEN name END) STORED;
CREATE INDEX person_long_name ON person (district_key, long_name COLLATE "C") WHERE long_name IS NOT NULL;
