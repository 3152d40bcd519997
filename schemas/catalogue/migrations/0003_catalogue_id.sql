-- Which catalogue this is: a reader that remembers a revision must not take another file at the
-- same path, with revisions of its own, for the one it read.
ALTER TABLE catalogue_state ADD COLUMN catalogue_id TEXT NOT NULL DEFAULT '';
UPDATE catalogue_state SET catalogue_id = lower(hex(randomblob(16)));
