-- When the words of an answer were erased. Its respondent and digest are digests of what they were from then on, so that
-- the same table is not counted twice.
ALTER TABLE need ADD COLUMN erased INTEGER;
CREATE INDEX need_by_stored ON need (stored);
CREATE INDEX audit_by_at ON audit (at);
