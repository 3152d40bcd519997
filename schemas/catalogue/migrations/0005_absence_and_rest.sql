-- What a crawl remembers beside its URLs: hosts that want to be left alone, and pages without their
-- offerings that have not been believed yet.
-- Times are seconds since 1970-01-01 UTC.

-- A host that fails, or that asked for a pause. Once it answers again its row goes.
CREATE TABLE host_rest (
  host              TEXT PRIMARY KEY,
  until             INTEGER NOT NULL,  -- not asked before
  failures_in_a_row INTEGER NOT NULL
) STRICT;

-- Pages that lost their offerings, until the run's end has shown how many of the source's did.
CREATE TABLE absence (
  source TEXT NOT NULL,
  page   TEXT NOT NULL,     -- URL; '' for whatever the source's feeds do not list any more
  gone   INTEGER NOT NULL CHECK (gone IN (0, 1)),  -- for good
  at     INTEGER NOT NULL,
  PRIMARY KEY (source, page)
) STRICT;

-- Sources whose absences wait for a person.
CREATE TABLE source_hold (
  source TEXT PRIMARY KEY,
  since  INTEGER NOT NULL,
  before INTEGER NOT NULL,  -- offerings there at the start of the run
  after  INTEGER NOT NULL   -- that would be left
) STRICT;
