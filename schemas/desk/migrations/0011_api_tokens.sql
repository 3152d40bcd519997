-- What other programs come to the desk with. Only a digest of a token is kept: who reads the table cannot use one.
CREATE TABLE api_token (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made INTEGER NOT NULL,
  used INTEGER,
  revoked INTEGER
) STRICT;
