-- The messages that came or went by mail, each under a digest of its Message-ID, which stays when
-- the inquiry is erased: so that the same message is not taken in again.
CREATE TABLE inquiry_mail (
  key TEXT PRIMARY KEY,
  inquiry TEXT NOT NULL REFERENCES inquiry (id),
  message TEXT NOT NULL
) STRICT;
CREATE INDEX inquiry_mail_by_inquiry ON inquiry_mail (inquiry);
