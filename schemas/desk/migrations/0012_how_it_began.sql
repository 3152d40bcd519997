-- Who was signed in by a proxy typed no password that would have to be changed.
ALTER TABLE login ADD COLUMN signed_on INTEGER NOT NULL DEFAULT 0;
-- The words of a view may name somebody, so views are kept no longer than inquiries. 0: from before this was known.
ALTER TABLE inbox_view ADD COLUMN made INTEGER NOT NULL DEFAULT 0;
