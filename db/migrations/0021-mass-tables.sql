-- Tables that an import fills by the hundred thousand have no foreign keys: each row's check reads the row it names, locks it and
-- writes that down, which costs more than the row itself. Rows are only written by statements that have the household in hand, and
-- every API test ends with looking for rows that name nobody.
ALTER TABLE membership DROP CONSTRAINT membership_district_key_household_id_fkey;
ALTER TABLE membership DROP CONSTRAINT membership_district_key_person_id_fkey;
ALTER TABLE aid DROP CONSTRAINT aid_district_key_household_id_fkey;
ALTER TABLE payment DROP CONSTRAINT payment_district_key_household_id_fkey;
ALTER TABLE roster_entry DROP CONSTRAINT roster_entry_district_key_household_id_fkey;
ALTER TABLE household_reach DROP CONSTRAINT household_reach_district_key_household_id_fkey;
ALTER TABLE import_household DROP CONSTRAINT import_household_district_key_import_id_fkey;
