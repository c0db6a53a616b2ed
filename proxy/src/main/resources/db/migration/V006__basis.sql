-- What an action was decided on where its other columns do not show it, as a JSON object.

ALTER TABLE actions ADD COLUMN basis VARCHAR(65536) NOT NULL DEFAULT '{}';
