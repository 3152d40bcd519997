-- Pieces of text that advisers keep for their answers.
CREATE TABLE canned_answer (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  topic TEXT NOT NULL,
  text TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
