-- Labels that cannot be decided are kept beside those that hold, so that a report can say how many they are. Every household is
-- judged anew by the job that does so each day.
UPDATE household SET labels_as_of = NULL;
