-- Filters of the inbox that the desk keeps under a name.
CREATE TABLE inbox_view (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  assignee TEXT NOT NULL,
  topic TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
