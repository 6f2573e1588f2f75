import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { storeLimits } from '../../store-limits.ts'

const byKey = 'conversation_id = ? AND message_id = ? AND channel = ?'
const batch = storeLimits.takenOverInOneCall
const ofTheDead = 'owner <> ? AND owner NOT IN (SELECT name FROM owners WHERE beat_at >= ?)'

const sql = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',

  conversation: 'SELECT state, deleted FROM conversations WHERE id = ?',
  // Returns nothing for a deleted one.
  touchConversation: `INSERT INTO conversations (id, updated_at) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET updated_at = max(updated_at, excluded.updated_at) WHERE deleted = 0 RETURNING id`,
  setState: `INSERT INTO conversations (id, state, updated_at) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET state = excluded.state`,

  insertMessage: `INSERT INTO messages
    (conversation_id, message_id, channel, user_id, received_at, status, owner, attempts, message, return_address)
    VALUES (?, ?, ?, ?, ?, 'pending', ?, 1, ?, ?) ON CONFLICT DO NOTHING`,
  status: `SELECT status FROM messages WHERE ${byKey}`,
  reply: `SELECT reply FROM messages JOIN replies USING (id) WHERE ${byKey}`,
  answer: `UPDATE messages SET status = 'undelivered'
    WHERE ${byKey} AND status = 'pending' AND owner = ? RETURNING id`,
  turns: `SELECT message, reply FROM messages LEFT JOIN replies USING (id)
    WHERE conversation_id = ? AND message IS NOT NULL ORDER BY id DESC LIMIT ?`,
  messagesOf: `SELECT message FROM messages
    WHERE channel = ? AND channel <> 'web' AND user_id = ? AND message IS NOT NULL ORDER BY id DESC LIMIT ?`,
  insertReply: 'INSERT INTO replies (id, reply) VALUES (?, ?)',
  delivered: `UPDATE messages SET status = 'delivered', owner = NULL, return_address = NULL
    WHERE ${byKey} AND status = 'undelivered'`,

  insertActions: 'INSERT INTO action_sets (id, meanings) VALUES (?, ?)',
  action: `SELECT meant.value AS meaning
    FROM messages JOIN action_sets ON action_sets.id = messages.id JOIN json_each(action_sets.meanings) AS meant
    WHERE conversation_id = ? AND meant.key = ? ORDER BY messages.id DESC LIMIT 1`,

  secureDeleteOn: 'PRAGMA secure_delete = ON',
  secureDeleteFast: 'PRAGMA secure_delete = FAST',
  markDeleted: `INSERT INTO conversations (id, deleted, updated_at) VALUES (?, 1, ?)
    ON CONFLICT DO UPDATE SET deleted = 1, state = NULL, updated_at = excluded.updated_at`,
  deleteMessages: 'DELETE FROM messages WHERE conversation_id = ?',
  deleteFeedback: 'DELETE FROM feedback WHERE conversation_id = ?',
  eventRange: 'SELECT min(id) AS first, max(id) AS last FROM events',
  // Events have no column for it: each of their members may be the conversation's id.
  deleteEvents: 'DELETE FROM events WHERE id BETWEEN ? AND ? AND instr(body, ?) > 0',

  insertLook: 'INSERT INTO kept_looks (handle, conversation_id, look, kept_at) VALUES (?, ?, ?, ?)',
  capLooks: `DELETE FROM kept_looks WHERE kept_at < ? OR handle IN (
    SELECT handle FROM kept_looks ORDER BY kept_at DESC, rowid DESC LIMIT -1 OFFSET ${storeLimits.looksKept})`,
  look: 'SELECT look FROM kept_looks WHERE handle = ?',
  deleteLooks: 'DELETE FROM kept_looks WHERE conversation_id = ?',

  insertFeedback: 'INSERT INTO feedback (conversation_id, feedback, received_at) VALUES (?, ?, ?)',
  capFeedback: `DELETE FROM feedback WHERE id <= (SELECT max(id) FROM feedback) - ${storeLimits.feedbackKept}`,
  insertEvent: 'INSERT INTO events (name, body, received_at) VALUES (?, ?, ?)',
  capEvents: `DELETE FROM events WHERE id <= (SELECT max(id) FROM events) - ${storeLimits.eventsKept}`,

  owners: 'SELECT name FROM owners ORDER BY name',
  beat: `INSERT INTO owners (name, beat_at) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET beat_at = excluded.beat_at`,
  retire: 'DELETE FROM owners WHERE name = ?',
  abandonedMessages: `SELECT id, message, return_address, attempts FROM messages
    WHERE status = 'pending' AND ${ofTheDead} ORDER BY id LIMIT ${batch}`,
  abandonedReplies: `SELECT id, conversation_id, message_id, channel, user_id, return_address, reply
    FROM messages JOIN replies USING (id) WHERE status = 'undelivered' AND ${ofTheDead} ORDER BY id LIMIT ${batch}`,
  takeMessage: 'UPDATE messages SET owner = ?, attempts = attempts + 1 WHERE id = ?',
  takeReply: 'UPDATE messages SET owner = ? WHERE id = ?',
  forgetDeadOwners: `DELETE FROM owners WHERE name <> ? AND beat_at < ? AND NOT EXISTS
    (SELECT 1 FROM messages WHERE owner = owners.name)`,
} as const

export type Statements = Readonly<Record<keyof typeof sql, StatementSync>>

export function prepareStatements(database: DatabaseSync): Statements {
  const prepared = Object.entries(sql).map(([name, text]) => [name, database.prepare(text)] as const)
  return Object.fromEntries(prepared) as Record<keyof typeof sql, StatementSync>
}

/**
 * Rows that one statement of `pruneSql` deletes at most: with replies of 50 KB some milliseconds, in which no
 * other writer and no other request gets on.
 */
export const pruneBatch = 50

/** Each deletes a batch of rows that are older than its one parameter. */
export const pruneSql = [
  { table: 'messages', key: 'id', age: 'received_at' },
  { table: 'feedback', key: 'id', age: 'received_at' },
  { table: 'events', key: 'id', age: 'received_at' },
  { table: 'kept_looks', key: 'handle', age: 'kept_at' },
  { table: 'conversations', key: 'id', age: 'updated_at' },
  { table: 'owners', key: 'name', age: 'beat_at' },
].map(
  ({ table, key, age }) =>
    `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${age} < ? LIMIT ${pruneBatch})`,
)
