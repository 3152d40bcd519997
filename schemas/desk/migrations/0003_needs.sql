-- Answers to needs surveys (schemas/need.h). Lists are JSON arrays.
CREATE TABLE need (
  survey TEXT NOT NULL,
  respondent TEXT NOT NULL,
  answered TEXT NOT NULL,
  organisation TEXT NOT NULL,
  sector TEXT NOT NULL,
  size TEXT NOT NULL,
  country TEXT NOT NULL,
  region TEXT NOT NULL,
  topics TEXT NOT NULL,
  other_topics TEXT NOT NULL,
  levels TEXT NOT NULL,
  modes TEXT NOT NULL,
  languages TEXT NOT NULL,
  at_workplace INTEGER NOT NULL,
  urgency INTEGER,
  own_words TEXT NOT NULL,
  digest TEXT NOT NULL,
  stored INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (survey, respondent)
) STRICT;
CREATE INDEX need_by_digest ON need (digest, respondent);
CREATE INDEX need_by_revision ON need (revision);
