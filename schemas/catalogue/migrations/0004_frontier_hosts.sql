-- Which crawler may ask a host, where several share one frontier: nobody else asks it meanwhile,
-- also not for another source. Times are seconds since 1970-01-01 UTC.
CREATE TABLE frontier_host (
  host       TEXT PRIMARY KEY,
  holder     TEXT NOT NULL,     -- the crawler that has it, or had it last; '' before the first
  held_until INTEGER NOT NULL   -- until then nobody else may ask it
) STRICT;

CREATE INDEX frontier_host_by_held_until ON frontier_host (held_until);

INSERT INTO frontier_host (host, holder, held_until)
  SELECT DISTINCT host, '', 0 FROM frontier_queue;
