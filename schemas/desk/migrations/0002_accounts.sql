CREATE TABLE account (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  must_change INTEGER NOT NULL,
  created INTEGER NOT NULL
) STRICT;

-- The token is hashed: who reads the table cannot log in with it.
CREATE TABLE login (
  token TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
  form_token TEXT NOT NULL,
  began INTEGER NOT NULL,
  used INTEGER NOT NULL
) STRICT;
CREATE INDEX login_by_account ON login (account);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL
) STRICT;
