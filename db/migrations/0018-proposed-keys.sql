-- Households that a visit proposes for the key list are few among all; the list of them is asked for on Today.
CREATE INDEX household_to_follow ON household (district_key, area_path COLLATE "C") WHERE facts->'toFollow'->>'value' = 'true';
