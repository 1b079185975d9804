-- A version that says no text but that the rule ends on its first day, and why: it is proposed and decided like any other. `rule` is what ends.
ALTER TABLE rule_version ADD COLUMN ends_because text;
