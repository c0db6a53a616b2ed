-- How much of an action its record keeps, and the tags of the rule that decided, as a JSON array.

ALTER TABLE actions ADD COLUMN log_detail VARCHAR(64) NOT NULL DEFAULT 'full';

ALTER TABLE actions ADD COLUMN tags VARCHAR(65536) NOT NULL DEFAULT '[]';
