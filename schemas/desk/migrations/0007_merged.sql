-- Inquiries that became part of another: their addresses still lead there.
CREATE TABLE inquiry_merged (
  id TEXT PRIMARY KEY,
  inquiry TEXT NOT NULL REFERENCES inquiry (id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX inquiry_merged_by_inquiry ON inquiry_merged (inquiry);
