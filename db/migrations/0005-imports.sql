-- What stood in the rows of a workbook beside what became of each: many rows in one part, because they are read page by page
-- and never one by one. Told apart by household in a table of their own: why a household is on a list, and what an undo takes back.

CREATE TABLE import_part (
  district_key text NOT NULL,
  id uuid NOT NULL,
  area_path text NOT NULL,
  import_id uuid NOT NULL,
  number integer NOT NULL,
  -- One letter for each row: I, R, A or S, as its outcome begins.
  states text NOT NULL,
  -- `row`: the texts of one row; `rows`: those of all, deflated.
  packing text NOT NULL,
  read_sealed bytea NOT NULL,
  outcomes jsonb NOT NULL,
  PRIMARY KEY (district_key, id),
  UNIQUE (district_key, import_id, number),
  FOREIGN KEY (district_key, import_id) REFERENCES roster_import (district_key, id)
);
CREATE INDEX import_part_scope ON import_part (area_path COLLATE "C");

CREATE TABLE import_household (
  district_key text NOT NULL,
  import_id uuid NOT NULL,
  household_id uuid NOT NULL,
  area_path text NOT NULL,
  -- Its rows: number of the part and place in it.
  places jsonb NOT NULL,
  -- Rows of it that brought somebody in.
  imported integer NOT NULL,
  -- Where it waited before this import gave it a village, and the village.
  placed_from text,
  placed_to text,
  PRIMARY KEY (district_key, import_id, household_id),
  FOREIGN KEY (district_key, import_id) REFERENCES roster_import (district_key, id)
);
CREATE INDEX import_household_scope ON import_household (area_path COLLATE "C");
CREATE INDEX import_household_household ON import_household (district_key, household_id);

INSERT INTO import_part (district_key, id, area_path, import_id, number, states, packing, read_sealed, outcomes)
SELECT district_key, id, area_path, import_id, row_no, left(state, 1), 'row', read_sealed,
       jsonb_build_array(jsonb_build_object('sheet', 0, 'row', row_no, 'state', state, 'household', household_id, 'complaints', complaints))
  FROM import_row;

INSERT INTO import_household (district_key, import_id, household_id, area_path, places, imported)
SELECT district_key, import_id, household_id, min(area_path), jsonb_agg(jsonb_build_array(row_no, 0) ORDER BY row_no), count(*) FILTER (WHERE state = 'IMPORTED')
  FROM import_row WHERE household_id IS NOT NULL GROUP BY district_key, import_id, household_id;

DROP TABLE import_row;
