-- When a person last looked an offering over and found it right.
CREATE TABLE review (
  offering       INTEGER NOT NULL UNIQUE REFERENCES offering (serial),
  by_institution INTEGER NOT NULL CHECK (by_institution IN (0, 1)),  -- else by an adviser
  who            TEXT NOT NULL,     -- account
  at             INTEGER NOT NULL   -- seconds since 1970-01-01 UTC
) STRICT;
