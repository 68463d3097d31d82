-- A child's log is read a page at a time, the newest first.
CREATE INDEX disclosure_by_child_and_time ON audit.disclosure (child, at, seq);
DROP INDEX audit.disclosure_by_child;
