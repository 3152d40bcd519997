-- Keys that the desk makes for itself.
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Links by which an institution looks over its own rows. What stands in their addresses is signed, and not kept here.
CREATE TABLE institution_link (
  id TEXT PRIMARY KEY,
  institution TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made INTEGER NOT NULL,
  expires INTEGER NOT NULL,
  withdrawn INTEGER,
  used INTEGER
) STRICT;
CREATE INDEX institution_link_by_made ON institution_link (made);
