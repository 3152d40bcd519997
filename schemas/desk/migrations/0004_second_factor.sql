-- The secret of a person's second factor, empty where there is none, and the half minute of the code used last.
ALTER TABLE account ADD COLUMN second_factor TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN code_step INTEGER NOT NULL DEFAULT 0;
