-- What an administrator did to an account (made it, gave it a password, opened it again) holds when somebody else has confirmed
-- it: the administrator until then. Otherwise whoever runs the system and reads nothing of anybody could make an account that does.
ALTER TABLE account ADD COLUMN unconfirmed_by uuid;
