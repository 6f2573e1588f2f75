/** Marks the file as Shopclerk's state ('SCst'), so that no other database is taken for it. */
export const applicationId = 0x53_43_73_74

/**
 * Migration n brings a database from version n to n + 1. Released ones are never edited.
 *
 * A message is `pending` until its answer is committed, then `undelivered`, then `delivered`; while
 * it is one of the first two, `owner` is the process that has to take it further. What was said is
 * kept with its reply, for replays and for the transcript that people get at a hand-off; both go with the conversation
 * and with age. Databases of before have answered messages without their text. Replies have a table of their own, because
 * a change of `status` writes its whole row anew.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    state TEXT,
    deleted INTEGER NOT NULL DEFAULT 0,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX conversations_by_age ON conversations (updated_at);

  CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    channel TEXT NOT NULL,
    message_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'undelivered', 'delivered')),
    owner TEXT,
    attempts INTEGER NOT NULL,
    message TEXT,
    UNIQUE (conversation_id, message_id, channel)
  ) STRICT;
  CREATE INDEX messages_unfinished ON messages (status, id) WHERE owner IS NOT NULL;
  CREATE INDEX messages_by_age ON messages (received_at);

  CREATE TABLE replies (
    id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    reply TEXT NOT NULL
  ) STRICT;

  CREATE TABLE actions (
    conversation_id TEXT NOT NULL,
    action TEXT NOT NULL,
    meaning TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, action)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX actions_by_age ON actions (created_at);

  CREATE TABLE feedback (
    id INTEGER PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    feedback TEXT NOT NULL,
    received_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX feedback_by_conversation ON feedback (conversation_id);
  CREATE INDEX feedback_by_age ON feedback (received_at);

  CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX events_by_age ON events (received_at);

  CREATE TABLE owners (
    name TEXT PRIMARY KEY,
    beat_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // What the buttons of a reply stand for is written once with it and read for a button that is pressed: one row a
  // reply, under the id of its message, instead of a row and an entry of two indexes a button.
  `
  CREATE TABLE action_sets (
    id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    meanings TEXT NOT NULL
  ) STRICT;
  INSERT INTO action_sets
    SELECT (SELECT max(id) FROM messages WHERE messages.conversation_id = actions.conversation_id) AS message,
      json_group_object(action, json(meaning))
    FROM actions GROUP BY conversation_id HAVING message IS NOT NULL;
  DROP TABLE actions;
  `,
  // A web shopper is known by the conversation alone: no row of theirs need be in it.
  `CREATE INDEX messages_by_user ON messages (channel, user_id, id) WHERE channel <> 'web';`,
  // Beside the message, not in it: it goes when the reply is delivered, and is no part of what was said.
  'ALTER TABLE messages ADD COLUMN return_address TEXT;',
  // What pictures look like, for the searches that go on by them.
  `
  CREATE TABLE kept_looks (
    handle TEXT PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    look TEXT NOT NULL,
    kept_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX kept_looks_by_conversation ON kept_looks (conversation_id);
  CREATE INDEX kept_looks_by_age ON kept_looks (kept_at);
  `,
]
