-- The line department that handed a file over itself; absent where civil affairs matched it.
ALTER TABLE match_run ADD COLUMN department text;
