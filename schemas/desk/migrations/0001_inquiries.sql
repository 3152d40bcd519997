CREATE TABLE inquiry (
  id TEXT PRIMARY KEY,
  received INTEGER NOT NULL,
  origin TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  organisation TEXT NOT NULL,
  organisation_type TEXT NOT NULL,
  sector TEXT NOT NULL,
  consented INTEGER,
  asked TEXT NOT NULL,
  constraints TEXT NOT NULL,
  status TEXT NOT NULL,
  outcome TEXT NOT NULL,
  assignee TEXT NOT NULL,
  due TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered INTEGER,
  erased INTEGER,
  searched TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX inquiry_by_status ON inquiry (status, received);
CREATE INDEX inquiry_by_received ON inquiry (received);

CREATE TABLE inquiry_proposal (
  inquiry TEXT NOT NULL REFERENCES inquiry (id),
  position INTEGER NOT NULL,
  offering TEXT NOT NULL,
  title TEXT NOT NULL,
  institution TEXT NOT NULL,
  url TEXT NOT NULL,
  choice TEXT NOT NULL,
  reasons TEXT NOT NULL,
  reservations TEXT NOT NULL,
  PRIMARY KEY (inquiry, position)
) STRICT;

CREATE TABLE inquiry_entry (
  id INTEGER PRIMARY KEY,
  inquiry TEXT NOT NULL REFERENCES inquiry (id),
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX inquiry_entry_by_inquiry ON inquiry_entry (inquiry, id);

-- A repeat of a post that was stored is told what became of the first. Kept for a while only.
CREATE TABLE inquiry_post (
  idempotency_key TEXT PRIMARY KEY,
  content TEXT NOT NULL,
  inquiry TEXT NOT NULL REFERENCES inquiry (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX inquiry_post_by_inquiry ON inquiry_post (inquiry);
