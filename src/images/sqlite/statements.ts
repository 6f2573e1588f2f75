import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** A clock set back by a day in the midst of 100,000 jobs is put right in steps of some 20 ms. */
export const mostBroughtBack = 500

/** `?`: the scope, as JSON; partitions as JSON. */
const inScope = `partition IN (SELECT value FROM json_each(:partitions))
  AND EXISTS (SELECT 1 FROM json_each(scopes) WHERE value = :scope)`

const sql = {
  known: 'SELECT key, status, prompt_hash, provider FROM jobs WHERE id = ?',
  // One that is held stays with its holder, who finds its prompt to be another when he has finished.
  add: `INSERT INTO jobs (id, partition, department, scopes, prompt_hash, provider, status, since, due_at, reason)
    VALUES (:id, :partition, :department, :scopes, :hash, :provider, :status, :now, :due, :reason)
    ON CONFLICT (id) DO UPDATE SET department = excluded.department, scopes = excluded.scopes,
      prompt_hash = excluded.prompt_hash, provider = excluded.provider, attempts = 0, bad_answers = 0,
      status = iif(owner IS NULL, excluded.status, status), since = iif(owner IS NULL, excluded.since, since),
      due_at = iif(owner IS NULL, excluded.due_at, due_at), reason = excluded.reason`,
  moveScopes: 'UPDATE jobs SET department = ?, scopes = ? WHERE id = ? AND (department <> ?1 OR scopes <> ?2)',

  due: 'SELECT job FROM turns WHERE scope = ? AND partition = ? AND due_at <= ? ORDER BY due_at, job LIMIT 1',
  next: 'SELECT due_at FROM turns WHERE scope = ? AND partition = ? ORDER BY due_at LIMIT 1',
  hold: `UPDATE jobs SET owner = ?, since = ?, due_at = ? WHERE key = ?
    RETURNING id, partition, prompt_hash, attempts, bad_answers`,
  held: 'SELECT key FROM jobs WHERE owner = ?',
  renew: 'UPDATE jobs SET since = ?, due_at = ? WHERE key = ?',
  inFuture: `SELECT key, due_at - since AS wait FROM jobs WHERE due_at IS NOT NULL AND since > ? LIMIT ${mostBroughtBack}`,

  replacePrompt: `UPDATE jobs SET prompt_hash = ?3, attempts = 0, bad_answers = 0 WHERE id = ?1 AND owner = ?2`,
  finish: `UPDATE jobs SET status = 'done', provider = ?3, owner = NULL, due_at = NULL, reason = NULL
    WHERE id = ?1 AND owner = ?2 AND prompt_hash = ?4`,
  retryLater: `UPDATE jobs SET owner = NULL, attempts = attempts + 1, reason = :reason, since = :now, due_at = :due,
    bad_answers = iif(:wasNoPicture, bad_answers + 1, 0) WHERE id = :id AND owner = :owner`,
  park: `UPDATE jobs SET status = 'parked', provider = ?3, reason = ?5, owner = NULL, due_at = NULL
    WHERE id = ?1 AND owner = ?2 AND prompt_hash = ?4`,
  remove: 'DELETE FROM jobs WHERE id = ? AND owner = ?',
  putBack: 'UPDATE jobs SET owner = NULL, due_at = since WHERE id = ? AND owner = ?',
  release: 'UPDATE jobs SET owner = NULL, due_at = since WHERE owner = ?',
  settled: `SELECT id FROM jobs WHERE id > ? AND status <> 'waiting' ORDER BY id LIMIT ?`,
  forget: 'DELETE FROM jobs WHERE owner IS NULL AND id IN (SELECT value FROM json_each(?))',
  retryParked: `UPDATE jobs SET status = 'waiting', attempts = 0, bad_answers = 0, since = :now, due_at = :now
    WHERE status = 'parked' AND ${inScope}`,

  open: 'SELECT count(*) AS open FROM turns WHERE scope = ? AND partition = ?',
  countParked: `SELECT count(*) AS parked FROM jobs WHERE status = 'parked' AND ${inScope}`,
  departments: `SELECT department, count(*) FILTER (WHERE status = 'done') AS done,
    count(*) FILTER (WHERE status = 'waiting') AS waiting, count(*) FILTER (WHERE status = 'parked') AS parked
    FROM jobs GROUP BY department ORDER BY count(*) DESC, department`,
  parked: `SELECT id, department, reason FROM jobs WHERE status = 'parked' ORDER BY department, id LIMIT ?`,
  note: 'SELECT value FROM notes WHERE name = ?',
  setNote: 'INSERT OR REPLACE INTO notes VALUES (?, ?)',
  removeNote: 'DELETE FROM notes WHERE name = ?',
} as const

export type JobStatements = Readonly<Record<keyof typeof sql, StatementSync>>

export const prepareJobs = (database: DatabaseSync): JobStatements =>
  Object.fromEntries(
    Object.entries(sql).map(([name, text]) => [name, database.prepare(text)]),
  ) as unknown as JobStatements
