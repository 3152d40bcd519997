-- The crawl's memory: which URLs it has met, and when each is due.
-- Times are seconds since 1970-01-01 UTC.

-- The URLs of one source on one host wait in one queue, so that choosing what is due next looks at
-- queues, of which there are few, and never at all their URLs.
CREATE TABLE frontier_queue (
  id         INTEGER PRIMARY KEY,
  source     TEXT NOT NULL,     -- id of the source file
  host       TEXT NOT NULL,
  next_ready INTEGER,           -- the smallest frontier.ready of its URLs; NULL before the first
  UNIQUE (source, host)
) STRICT;

CREATE INDEX frontier_queue_by_next_ready ON frontier_queue (next_ready, id);

CREATE TABLE frontier (
  id              INTEGER PRIMARY KEY,
  url             TEXT NOT NULL UNIQUE,            -- canonical
  queue           INTEGER NOT NULL REFERENCES frontier_queue (id),
  kind            TEXT NOT NULL CHECK (kind IN ('page', 'sitemap', 'feed')),
  found_on        TEXT NOT NULL,                   -- URL that linked to it; '' for a seed
  depth           INTEGER NOT NULL,                -- links from a seed
  due             INTEGER NOT NULL,                -- when it should be visited next
  ready           INTEGER NOT NULL,                -- when it may be handed out: due, or the end of its lease
  leased          INTEGER NOT NULL DEFAULT 0 CHECK (leased IN (0, 1)),
  etag            TEXT /* any bytes */ NOT NULL,   -- validators of the last 200; '' where it sent none
  last_modified   TEXT /* any bytes */ NOT NULL,
  digest          TEXT NOT NULL,                   -- of the last body
  status          INTEGER NOT NULL,                -- last HTTP status; 0 where none came
  failure         TEXT NOT NULL,                   -- why it is not usable; '' if it is
  failures_in_a_row INTEGER NOT NULL,
  fetched         INTEGER,                         -- last visit; NULL before the first
  first_not_found INTEGER,                         -- first of the 404s in a row
  visits          INTEGER NOT NULL,
  changes         INTEGER NOT NULL                 -- visits that found another body
) STRICT;

CREATE INDEX frontier_by_queue ON frontier (queue, ready, id);
CREATE INDEX frontier_leased ON frontier (queue) WHERE leased = 1;

-- robots.txt as last fetched.
CREATE TABLE robots (
  origin  TEXT PRIMARY KEY,  -- "https://www.nmbu.no"
  body    TEXT /* any bytes */ NOT NULL,
  status  INTEGER NOT NULL,  -- HTTP status; 0 where none came
  fetched INTEGER NOT NULL
) STRICT;
