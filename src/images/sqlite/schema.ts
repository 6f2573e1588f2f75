/** Marks the file as Shopclerk's image jobs ('SCim'), so that no other database is taken for it. */
export const applicationId = 0x53_43_69_6d

/** Grows with each change of the schema; kept in the file as `user_version`. */
export const schemaVersion = 2

/** Of a file of version 1, in which jobs of all providers had their turns together. */
export const migrationFrom1 = `
UPDATE jobs SET scopes = (SELECT json_group_array(provider || ' ' || value) FROM json_each(scopes))`

/**
 * A job is open while it has a turn (`due_at`); then it waits, or a process (`owner`) holds it and the turn is the end of
 * its lease. `since` is when the wait or the lease began. `turns` has a row for each open job in each scope that runs may
 * have (its provider with '' and with each segment of its category), in the order in which they are taken: taking the next one is a look-up in
 * this index, however many there are. The triggers keep it.
 */
export const schema = `
CREATE TABLE jobs (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  partition INTEGER NOT NULL,
  department TEXT NOT NULL,
  scopes TEXT NOT NULL,
  prompt_hash TEXT NOT NULL,
  provider TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'done', 'parked')),
  attempts INTEGER NOT NULL DEFAULT 0,
  bad_answers INTEGER NOT NULL DEFAULT 0,
  owner TEXT,
  since INTEGER NOT NULL,
  due_at INTEGER,
  reason TEXT
) STRICT;
CREATE INDEX jobs_by_since ON jobs (since) WHERE due_at IS NOT NULL;
CREATE INDEX jobs_by_owner ON jobs (owner) WHERE owner IS NOT NULL;
CREATE INDEX jobs_parked ON jobs (partition) WHERE status = 'parked';
CREATE TABLE turns (
  scope TEXT NOT NULL, partition INTEGER NOT NULL, due_at INTEGER NOT NULL, job INTEGER NOT NULL,
  PRIMARY KEY (scope, partition, due_at, job)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER jobs_added AFTER INSERT ON jobs WHEN new.due_at IS NOT NULL BEGIN
  INSERT INTO turns SELECT value, new.partition, new.due_at, new.key FROM json_each(new.scopes);
END;
CREATE TRIGGER jobs_turned AFTER UPDATE OF due_at, scopes ON jobs BEGIN
  DELETE FROM turns WHERE scope IN (SELECT value FROM json_each(old.scopes))
    AND partition = old.partition AND due_at = old.due_at AND job = old.key;
  INSERT INTO turns SELECT value, new.partition, new.due_at, new.key FROM json_each(new.scopes)
    WHERE new.due_at IS NOT NULL;
END;
CREATE TRIGGER jobs_removed AFTER DELETE ON jobs BEGIN
  DELETE FROM turns WHERE scope IN (SELECT value FROM json_each(old.scopes))
    AND partition = old.partition AND due_at = old.due_at AND job = old.key;
END;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
`
