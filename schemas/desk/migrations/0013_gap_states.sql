-- What the public gap map showed on a day, by topic, so that it can be shown over time. Figures about few answers were
-- hidden before they came here (NULL), and nothing is about a person. need, gap_index and unmet in tenths of a percent.
CREATE TABLE gap_state (
  day TEXT PRIMARY KEY,
  index_revision TEXT NOT NULL,
  rules TEXT NOT NULL,
  offerings INTEGER NOT NULL,
  respondents INTEGER,
  reported INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE TABLE gap_state_topic (
  day TEXT NOT NULL REFERENCES gap_state (day) ON DELETE CASCADE,
  topic TEXT NOT NULL,
  offerings INTEGER NOT NULL,
  respondents INTEGER,
  need INTEGER,
  gap_index INTEGER,
  unmet INTEGER,
  PRIMARY KEY (day, topic)
) STRICT;
