-- That an inquiry came or changed is seen without reading them all.
CREATE INDEX inquiry_by_state ON inquiry (received, revision);
