-- Memberships, aid and reach come by the hundred thousand with an import, and most of what the database does for such a row is to
-- enter it into indexes. Memberships and aid are looked for by their household: the key begins with it, and is that index too. Merges, and
-- the end of aid, name single ones.
ALTER TABLE membership DROP CONSTRAINT membership_pkey;
DROP INDEX membership_household;
ALTER TABLE membership ADD PRIMARY KEY (district_key, household_id, id);
CREATE INDEX membership_id ON membership (id);
ALTER TABLE aid DROP CONSTRAINT aid_pkey;
DROP INDEX aid_household;
ALTER TABLE aid ADD PRIMARY KEY (district_key, household_id, id);
CREATE INDEX aid_id ON aid (id);
-- Whoever reaches a household does so once: that is the key of the row, and nothing ever named it by another.
ALTER TABLE household_reach DROP CONSTRAINT household_reach_pkey;
ALTER TABLE household_reach DROP CONSTRAINT reach_once;
ALTER TABLE household_reach DROP COLUMN id;
ALTER TABLE household_reach ADD PRIMARY KEY (district_key, reach_key, household_id);
