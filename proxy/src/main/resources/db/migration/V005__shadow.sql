-- What rules that are not in force would have decided otherwise, as a JSON array of texts.

ALTER TABLE actions ADD COLUMN shadow VARCHAR(65536) NOT NULL DEFAULT '[]';
