-- A record that its offering has from one observation alone, word for word, is kept there only:
-- the column `offering.record` then holds JSON's null.
UPDATE offering SET record = 'null'
 WHERE (SELECT count(*) FROM observation WHERE observation.offering = offering.serial) = 1
   AND record = (SELECT min(observation.record) FROM observation
                  WHERE observation.offering = offering.serial);
