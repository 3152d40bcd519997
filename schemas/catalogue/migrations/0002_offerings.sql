-- Offerings, and what each page, feed or file said of them.
-- Times are seconds since 1970-01-01 UTC.

-- One row: how far the catalogue has come.
CREATE TABLE catalogue_state (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  revision INTEGER NOT NULL  -- raised by every change of an offering
) STRICT;
INSERT INTO catalogue_state (only_row, revision) VALUES (1, 0);

-- The record that readers get: joined from its observations, kept so that reading is one look.
CREATE TABLE offering (
  serial        INTEGER PRIMARY KEY,   -- order of arrival: of two that turn out to be one, the smaller stays
  id            TEXT NOT NULL UNIQUE,
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),  -- never joined with the others
  institution   TEXT NOT NULL,         -- id
  code          TEXT NOT NULL,         -- as written; '' where there is none
  url           TEXT NOT NULL,
  source        TEXT NOT NULL,         -- id of a source file; '' for imported rows
  digest        TEXT NOT NULL,         -- of what a reader would see change
  record        TEXT NOT NULL CHECK (json_valid(record)),  -- without the columns below
  first_seen    INTEGER NOT NULL,
  last_seen     INTEGER NOT NULL,
  last_changed  INTEGER NOT NULL,
  missing_since INTEGER,               -- none of its pages was there
  gone          INTEGER,               -- all of its pages are known to be gone for good
  revision      INTEGER NOT NULL       -- of the catalogue when it last changed
) STRICT;

CREATE INDEX offering_by_revision ON offering (revision);

-- One record as one page, feed or file gave it. It is replaced when the same source says something
-- else under the same id and on the same page, so what a page no longer states goes away.
CREATE TABLE observation (
  serial        INTEGER PRIMARY KEY,
  offering      INTEGER NOT NULL REFERENCES offering (serial),
  record_id     TEXT NOT NULL,         -- id under which it came
  source        TEXT NOT NULL,
  page          TEXT NOT NULL,         -- page_key() of its url
  imported      INTEGER NOT NULL CHECK (imported IN (0, 1)),  -- a person's row, no visit to a page
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
  institution   TEXT NOT NULL,
  code          TEXT NOT NULL,         -- code_key()
  digest        TEXT NOT NULL,
  record        TEXT NOT NULL CHECK (json_valid(record)),
  first_seen    INTEGER NOT NULL,
  last_seen     INTEGER NOT NULL,
  last_changed  INTEGER NOT NULL,
  missing_since INTEGER,
  gone          INTEGER,
  UNIQUE (page, record_id, source)
) STRICT;

CREATE INDEX observation_by_offering ON observation (offering, source);
CREATE INDEX observation_by_code ON observation (institution, code) WHERE code <> '';
CREATE INDEX observation_by_source ON observation (source, offering);

-- Language versions that a record names beside its own page.
CREATE TABLE language_page (
  observation INTEGER NOT NULL REFERENCES observation (serial) ON DELETE CASCADE,
  page        TEXT NOT NULL,           -- page_key()
  PRIMARY KEY (page, observation)
) STRICT;

CREATE INDEX language_page_by_observation ON language_page (observation);

-- Other ids under which an offering answers.
CREATE TABLE alias (
  id       TEXT PRIMARY KEY,
  offering INTEGER NOT NULL REFERENCES offering (serial)
) STRICT;

CREATE INDEX alias_by_offering ON alias (offering);

-- Why records were joined.
CREATE TABLE merge_reason (
  serial   INTEGER PRIMARY KEY,
  offering INTEGER NOT NULL REFERENCES offering (serial),
  id       TEXT NOT NULL,              -- of the record that was joined
  reason   TEXT NOT NULL,              -- "same code BIOEC360 at no-nmbu"
  at       INTEGER NOT NULL,
  UNIQUE (offering, id, reason)
) STRICT;
