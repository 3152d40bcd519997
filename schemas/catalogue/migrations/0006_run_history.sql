-- How well each run understood the pages of each source, for the last runs.
-- Times are seconds since 1970-01-01 UTC.
CREATE TABLE source_run (
  source  TEXT NOT NULL,
  ended   INTEGER NOT NULL,
  records INTEGER NOT NULL,  -- offerings that were read
  PRIMARY KEY (source, ended)
) STRICT;

CREATE TABLE source_run_field (
  source TEXT NOT NULL,
  ended  INTEGER NOT NULL,
  field  TEXT NOT NULL,
  stated INTEGER NOT NULL,   -- offerings of the run that stated it
  PRIMARY KEY (source, ended, field)
) STRICT;
