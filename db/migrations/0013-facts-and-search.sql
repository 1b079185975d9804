-- What is known of somebody stands once, in person.facts and household.facts. `fact` keeps what no longer is the newest of its
-- name or never was: values that others took the place of, and observations that came late. (Values of before, which stand in
-- both, are shown once.) Without a time of its own a value was written down when its source came.
ALTER TABLE fact ALTER COLUMN recorded_at DROP NOT NULL;

-- Whoever came with a large import is made findable by name, sound, telephone and end of the number right after it, not within it.
ALTER TABLE person ADD COLUMN is_findable boolean NOT NULL DEFAULT true;
UPDATE person SET is_findable = false WHERE name_pinyin = '' OR (id_end_four IS NULL AND citizen_id_sealed IS NOT NULL);
DROP INDEX person_name, person_reversed, person_pinyin, person_initials, person_phone_first, person_phone_second, person_id_end_four, person_id_end_six, person_birth;
CREATE INDEX person_name ON person (district_key, name COLLATE "C") WHERE is_findable;
CREATE INDEX person_reversed ON person (district_key, name_reversed COLLATE "C") WHERE is_findable;
CREATE INDEX person_pinyin ON person (district_key, name_pinyin COLLATE "C") WHERE is_findable;
CREATE INDEX person_initials ON person (district_key, name_initials COLLATE "C") WHERE is_findable;
CREATE INDEX person_phone_first ON person (district_key, phone_first COLLATE "C") WHERE is_findable AND phone_first IS NOT NULL;
CREATE INDEX person_phone_second ON person (district_key, phone_second COLLATE "C") WHERE is_findable AND phone_second IS NOT NULL;
CREATE INDEX person_id_end_four ON person (district_key, id_end_four) WHERE is_findable AND id_end_four IS NOT NULL;
CREATE INDEX person_id_end_six ON person (district_key, id_end_six) WHERE is_findable AND id_end_six IS NOT NULL;
CREATE INDEX person_birth ON person (district_key, birth_date) WHERE is_findable;
-- Who is not findable yet.
CREATE INDEX person_unfindable ON person (district_key, id) WHERE NOT is_findable;
-- Only taking an import back asked for it, and that may look at everybody.
DROP INDEX person_import;
