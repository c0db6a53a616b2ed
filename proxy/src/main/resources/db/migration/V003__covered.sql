-- Places in an answer where a lent secret was covered.

ALTER TABLE actions ADD COLUMN covered BIGINT NOT NULL DEFAULT 0;
