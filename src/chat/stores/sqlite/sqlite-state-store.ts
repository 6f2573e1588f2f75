import { randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { State } from '../../../understanding/understanding.ts'
import type { ActionMeaning } from '../../actions.ts'
import type { ChannelName, ChatMessage, MessageKey } from '../../message.ts'
import type { Reply } from '../../reply.ts'
import { replyJson } from '../../reply-json.ts'
import type {
  Abandoned,
  Admission,
  Answer,
  BehaviourEvent,
  Feedback,
  StateStore,
  StoredReply,
  Turn,
} from '../../state-store.ts'
import { checkEventCount, encode, storeLimits, withinBytes } from '../../store-limits.ts'
import { openDatabase } from './database.ts'
import { GroupCommit } from './group-commit.ts'
import { prepareStatements, pruneBatch, pruneSql, type Statements } from './statements.ts'

/**
 * Opens the state kept in the SQLite file at `path`, which several processes may have open at once.
 * What a call has stored outlives kill -9, not loss of power (WAL, synchronous NORMAL).
 * @throws StartupError, one line, when the path cannot be used, is something else or is newer.
 */
export async function openSqliteStateStore(path: string): Promise<StateStore> {
  return new SqliteStateStore(await openDatabase(path))
}

const eventsInStep = 2_000

const keyParams = ({ conversationId, messageId, channel }: MessageKey): [string, string, string] => [
  conversationId,
  messageId,
  channel,
]

interface ReplyRow {
  id: number
  conversation_id: string
  message_id: string
  channel: ChannelName
  user_id: string
  return_address: string | null
  reply: string
}

const addressOf = (address: unknown): Pick<StoredReply, 'returnAddress'> =>
  typeof address === 'string' ? { returnAddress: address } : {}

const storedReply = (row: ReplyRow): StoredReply => ({
  key: { channel: row.channel, conversationId: row.conversation_id, messageId: row.message_id },
  userId: row.user_id,
  reply: JSON.parse(row.reply) as Reply,
  ...addressOf(row.return_address),
})

/** As one JSON object. */
function encodeActions(actions: Answer['actions']): string {
  const members = [...actions].map(
    ([action, meaning]) => `${JSON.stringify(action)}:${encode('The action', meaning, storeLimits.actionBytes)}`,
  )
  return `{${members.join(',')}}`
}

class SqliteStateStore implements StateStore {
  readonly #database: DatabaseSync
  readonly #sql: Statements
  readonly #transactions: GroupCommit

  constructor(database: DatabaseSync) {
    this.#database = database
    this.#sql = prepareStatements(database)
    this.#transactions = new GroupCommit(database, this.#sql)
  }

  /**
   * What a shopper had forgotten must not stay behind in free pages: they are overwritten. Not so where old
   * rows make room, which would write five times as much.
   */
  #leavingNoBytes(work: () => void): void {
    this.#sql.secureDeleteOn.get()
    try {
      this.#transactions.now(work)
    } finally {
      this.#sql.secureDeleteFast.get()
    }
  }

  async admit({ returnAddress, ...message }: ChatMessage, owner: string): Promise<Admission> {
    const { conversationId, userId, receivedAt } = message
    const encoded = encode('The message', message, storeLimits.messageBytes)
    const address =
      returnAddress === undefined
        ? null
        : withinBytes('The return address', returnAddress, storeLimits.returnAddressBytes)
    const key = keyParams(message)
    return this.#transactions.add((): Admission => {
      if (this.#sql.touchConversation.get(conversationId, receivedAt) === undefined) return { status: 'deleted' }
      const { changes } = this.#sql.insertMessage.run(...key, userId, receivedAt, owner, encoded, address)
      return changes === 0 ? this.#admitted(key) : { status: 'new' }
    })
  }

  #admitted(key: [string, string, string]): Admission {
    const reply = this.#reply(key)
    return reply === undefined ? { status: 'pending' } : { status: 'answered', reply }
  }

  #reply(key: [string, string, string]): Reply | undefined {
    const row = this.#sql.reply.get(...key)
    return row === undefined ? undefined : (JSON.parse(String(row.reply)) as Reply)
  }

  #isDeleted(conversationId: string): boolean {
    return this.#sql.conversation.get(conversationId)?.deleted === 1
  }

  async state(conversationId: string): Promise<State | 'deleted' | undefined> {
    const row = this.#sql.conversation.get(conversationId)
    if (row?.deleted === 1) return 'deleted'
    return typeof row?.state === 'string' ? (JSON.parse(row.state) as State) : undefined
  }

  async commitAnswer({ message, reply, actions }: Answer, owner: string): Promise<'stored' | 'lost'> {
    const { conversationId, receivedAt } = message
    const encodedReply = withinBytes('The reply', replyJson(reply), storeLimits.replyBytes)
    const encodedState = encode('The state', reply.state, storeLimits.stateBytes)
    const encodedActions = encodeActions(actions)
    return this.#transactions.add((): 'stored' | 'lost' => {
      const answered = this.#sql.answer.get(...keyParams(message), owner)
      if (answered === undefined) return 'lost'
      const id = Number(answered.id)
      this.#sql.insertReply.run(id, encodedReply)
      if (actions.size > 0) this.#sql.insertActions.run(id, encodedActions)
      this.#sql.setState.run(conversationId, encodedState, receivedAt)
      return 'stored'
    })
  }

  async reply(key: MessageKey): Promise<Reply | undefined> {
    return this.#reply(keyParams(key))
  }

  async isPending(key: MessageKey): Promise<boolean> {
    return this.#sql.status.get(...keyParams(key))?.status === 'pending'
  }

  async markDelivered(key: MessageKey): Promise<void> {
    await this.#transactions.add(() => this.#sql.delivered.run(...keyParams(key)))
  }

  async action(conversationId: string, action: string): Promise<ActionMeaning | undefined> {
    const row = this.#sql.action.get(conversationId, action)
    return typeof row?.meaning === 'string' ? (JSON.parse(row.meaning) as ActionMeaning) : undefined
  }

  async turns(conversationId: string, limit: number): Promise<Turn[]> {
    const rows = this.#sql.turns.all(conversationId, limit).reverse()
    return rows.map(({ message, reply }) => ({
      message: JSON.parse(String(message)) as ChatMessage,
      ...(reply === null ? {} : { reply: JSON.parse(String(reply)) as Reply }),
    }))
  }

  async messagesOf(channel: ChannelName, userId: string, limit: number): Promise<ChatMessage[]> {
    const rows = this.#sql.messagesOf.all(channel, userId, limit)
    return rows.map(({ message }) => JSON.parse(String(message)) as ChatMessage)
  }

  async deleteConversation(conversationId: string): Promise<void> {
    const mention = JSON.stringify(conversationId)
    const reached = await this.#deleteEvents(mention)
    this.#leavingNoBytes(() => {
      this.#sql.markDeleted.run(conversationId, Date.now())
      this.#sql.deleteMessages.run(conversationId)
      this.#sql.deleteFeedback.run(conversationId)
      this.#sql.deleteLooks.run(conversationId)
      this.#sql.deleteEvents.run(reached, Number.MAX_SAFE_INTEGER, mention)
    })
  }

  /** Reads through the events in steps of about a millisecond. Returns up to which id, exclusively, it has. */
  async #deleteEvents(mention: string): Promise<number> {
    const { first, last } = this.#sql.eventRange.get() ?? {}
    let from = Number(first ?? 0)
    while (from <= Number(last ?? -1)) {
      this.#leavingNoBytes(() => this.#sql.deleteEvents.run(from, from + eventsInStep - 1, mention))
      from += eventsInStep
      await nextTurn()
    }
    return from
  }

  async keepLook(conversationId: string, look: string, keptAt: number): Promise<string | undefined> {
    const encoded = withinBytes('The look', look, storeLimits.lookBytes)
    const handle = randomBytes(16).toString('base64url')
    return this.#transactions.now(() => {
      if (this.#isDeleted(conversationId)) return undefined
      this.#sql.insertLook.run(handle, conversationId, encoded, keptAt)
      this.#sql.capLooks.run(keptAt - storeLimits.looksKeptForMs)
      return handle
    })
  }

  async keptLook(handle: string): Promise<string | undefined> {
    const row = this.#sql.look.get(handle)
    return row === undefined ? undefined : String(row.look)
  }

  async addFeedback(feedback: Feedback): Promise<void> {
    const encoded = encode('The feedback', feedback, storeLimits.feedbackBytes)
    this.#transactions.now(() => {
      // Late feedback must not bring back a word of a forgotten conversation.
      if (this.#isDeleted(feedback.conversationId)) return
      this.#sql.insertFeedback.run(feedback.conversationId, encoded, feedback.receivedAt)
      this.#sql.capFeedback.run()
    })
  }

  async addEvents(events: readonly BehaviourEvent[]): Promise<void> {
    checkEventCount(events.length)
    const rows = events.map(
      ({ name, body, receivedAt }) => [name, encode('The event', body, storeLimits.eventBytes), receivedAt] as const,
    )
    this.#transactions.now(() => {
      for (const row of rows) this.#sql.insertEvent.run(...row)
      this.#sql.capEvents.run()
    })
  }

  async owners(): Promise<string[]> {
    return this.#sql.owners.all().map((row) => String(row.name))
  }

  async beat(owner: string, now: number): Promise<void> {
    this.#sql.beat.run(owner, now)
  }

  async retire(owner: string): Promise<void> {
    this.#sql.retire.run(owner)
  }

  async takeOver(owner: string, deadSince: number): Promise<Abandoned> {
    const { messages, replies } = this.#transactions.now(() => {
      const pending = this.#sql.abandonedMessages.all(owner, deadSince)
      for (const { id } of pending) this.#sql.takeMessage.run(owner, Number(id))
      const undelivered = this.#sql.abandonedReplies.all(owner, deadSince)
      for (const { id } of undelivered) this.#sql.takeReply.run(owner, Number(id))
      this.#sql.forgetDeadOwners.run(owner, deadSince)
      return { messages: pending, replies: undelivered }
    })
    return {
      messages: messages.map((row) => ({
        message: { ...(JSON.parse(String(row.message)) as ChatMessage), ...addressOf(row.return_address) },
        attempts: Number(row.attempts) + 1,
      })),
      replies: replies.map((row) => storedReply(row as unknown as ReplyRow)),
    }
  }

  async prune(before: number): Promise<number> {
    let gone = 0
    for (const statement of pruneSql.map((text) => this.#database.prepare(text))) {
      for (;;) {
        const { changes } = statement.run(before)
        gone += Number(changes)
        if (Number(changes) < pruneBatch) break
        await nextTurn()
      }
    }
    return gone
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return
    this.#transactions.flush()
    this.#database.close()
  }
}
