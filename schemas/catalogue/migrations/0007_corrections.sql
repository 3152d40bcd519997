-- What people said of offerings, which stands before what pages and files say.
-- Times are seconds since 1970-01-01 UTC.
CREATE TABLE correction (
  offering       INTEGER NOT NULL REFERENCES offering (serial),
  field          TEXT NOT NULL,     -- a member of the record, or a text in one language: "title.nb"
  value          TEXT NOT NULL,     -- JSON; null where the offering has no such value
  by_institution INTEGER NOT NULL CHECK (by_institution IN (0, 1)),  -- else by an adviser
  who            TEXT NOT NULL,     -- account
  at             INTEGER NOT NULL,
  PRIMARY KEY (offering, field)
) STRICT;
