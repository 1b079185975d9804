-- The registry made whole: search by the sound of a name and by the end of a number, people without a document, records that
-- were two, payments, obligors, households registered elsewhere, dated parameters.

-- The sound of a name is written by the server with the name; telephone numbers follow from the fact.
ALTER TABLE person ADD COLUMN name_pinyin text NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN name_initials text NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN phone_first text GENERATED ALWAYS AS (regexp_replace(split_part(facts->'phone'->>'value', '/', 1), '\D', '', 'g')) STORED;
ALTER TABLE person ADD COLUMN phone_second text GENERATED ALWAYS AS (NULLIF(regexp_replace(split_part(facts->'phone'->>'value', '/', 2), '\D', '', 'g'), '')) STORED;
-- The name from behind: whoever knows only the given name finds it by its beginning.
ALTER TABLE person ADD COLUMN name_reversed text GENERATED ALWAYS AS (reverse(name)) STORED;
-- Keyed indexes of the last four and the last six characters of a citizen id.
ALTER TABLE person ADD COLUMN id_end_four bytea;
ALTER TABLE person ADD COLUMN id_end_six bytea;
-- For somebody without any document: 无证-<area>-<number>. It stays when a real number comes.
ALTER TABLE person ADD COLUMN provisional_number text;
-- Of a record that turned out to be somebody else's second one: where it went.
ALTER TABLE person ADD COLUMN merged_into uuid;
ALTER TABLE household ADD COLUMN merged_into uuid;
ALTER TABLE household ADD COLUMN head_pinyin text NOT NULL DEFAULT '';
-- The village of the district in which it is registered while it lives in another one.
ALTER TABLE household ADD COLUMN registered_path text;
CREATE UNIQUE INDEX person_provisional ON person (district_key, provisional_number COLLATE "C") WHERE provisional_number IS NOT NULL;
CREATE INDEX person_reversed ON person (district_key, name_reversed COLLATE "C");
CREATE INDEX person_pinyin ON person (district_key, name_pinyin COLLATE "C");
CREATE INDEX person_initials ON person (district_key, name_initials COLLATE "C");
CREATE INDEX person_phone_first ON person (district_key, phone_first COLLATE "C") WHERE phone_first IS NOT NULL;
CREATE INDEX person_phone_second ON person (district_key, phone_second COLLATE "C") WHERE phone_second IS NOT NULL;
CREATE INDEX person_id_end_four ON person (district_key, id_end_four) WHERE id_end_four IS NOT NULL;
CREATE INDEX person_id_end_six ON person (district_key, id_end_six) WHERE id_end_six IS NOT NULL;
CREATE INDEX person_birth ON person (district_key, birth_date);
CREATE INDEX person_merged ON person (district_key, merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX household_merged ON household (district_key, merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE aid ADD COLUMN as_of date;
ALTER TABLE aid ADD COLUMN note text NOT NULL DEFAULT '';
CREATE INDEX aid_person ON aid (district_key, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX fact_person ON fact (district_key, person_id) WHERE person_id IS NOT NULL;

CREATE TABLE provisional_counter (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  used integer NOT NULL,
  PRIMARY KEY (district_key, id),
  UNIQUE (district_key, area_path)
);
CREATE INDEX provisional_counter_scope ON provisional_counter (area_path COLLATE "C");

-- Two records that are one. What was moved or changed stands in `changes`, row by row, so that it can be taken back exactly.
CREATE TABLE registry_merge (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  kind text NOT NULL,
  kept_id uuid NOT NULL,
  gone_id uuid NOT NULL,
  changes jsonb NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  undone_at timestamptz,
  undone_by text,
  undone_reason text,
  PRIMARY KEY (district_key, id)
);
CREATE INDEX registry_merge_scope ON registry_merge (area_path COLLATE "C");
CREATE INDEX registry_merge_kept ON registry_merge (district_key, kept_id);
CREATE INDEX registry_merge_gone ON registry_merge (district_key, gone_id);

-- Two people who may be one, with what speaks for it. Whoever decided that they are not is not asked again.
CREATE TABLE duplicate_proposal (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  person_a uuid NOT NULL,
  person_b uuid NOT NULL,
  reasons jsonb NOT NULL,
  score integer NOT NULL,
  state text NOT NULL,
  found_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (district_key, id),
  CONSTRAINT duplicate_pair UNIQUE (district_key, person_a, person_b)
);
CREATE INDEX duplicate_proposal_scope ON duplicate_proposal (area_path COLLATE "C");
CREATE INDEX duplicate_proposal_open ON duplicate_proposal (district_key, state, score DESC, id);

CREATE TABLE payment (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  kind text NOT NULL,
  paid_on date NOT NULL,
  amount_fen bigint NOT NULL,
  source text NOT NULL,
  recorded_at timestamptz NOT NULL,
  voided_at timestamptz,
  void_reason text,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX payment_scope ON payment (area_path COLLATE "C");
CREATE INDEX payment_household ON payment (district_key, household_id, paid_on DESC);

-- Who owes support to a member and does not live in the household (赡养、抚养、扶养义务人).
CREATE TABLE obligor (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  person_id uuid,
  duty text NOT NULL,
  name text NOT NULL,
  relation text NOT NULL,
  citizen_id_sealed bytea,
  citizen_id_mask text NOT NULL,
  phone text NOT NULL,
  address text NOT NULL,
  income_fen bigint,
  support_fen bigint,
  as_of date NOT NULL,
  source text NOT NULL,
  recorded_at timestamptz NOT NULL,
  ended_at timestamptz,
  replaced_by uuid,
  PRIMARY KEY (district_key, id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX obligor_scope ON obligor (area_path COLLATE "C");
CREATE INDEX obligor_household ON obligor (district_key, household_id);

-- A household as the village of its registration sees it while it lives in another one: a line and no more.
CREATE TABLE household_elsewhere (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  household_id uuid NOT NULL,
  head_name text NOT NULL,
  head_pinyin text NOT NULL,
  head_initials text NOT NULL,
  lives_path text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (district_key, id),
  UNIQUE (district_key, household_id),
  FOREIGN KEY (district_key, household_id) REFERENCES household (district_key, id)
);
CREATE INDEX household_elsewhere_scope ON household_elsewhere (area_path COLLATE "C");

-- Dated amounts and factors of an area: a later one never changes what was judged by an earlier one. Only ever added to.
CREATE TABLE parameter (
  id uuid PRIMARY KEY,
  district_key text NOT NULL,
  area_path text NOT NULL,
  name text NOT NULL,
  -- a code of the list hukou-type, or '' for every kind of registration
  hukou text NOT NULL,
  from_date date NOT NULL,
  value bigint NOT NULL,
  basis text NOT NULL,
  recorded_at timestamptz NOT NULL,
  by_name text NOT NULL
);
CREATE INDEX parameter_district ON parameter (district_key, name, from_date);
