-- Parameters are no longer amounts alone: multiples, shares and percentages have parts. Money stays whole fen.
ALTER TABLE parameter ALTER COLUMN value TYPE double precision;
