import type { MessageKey } from '../../../chat/message.ts'
import { answerEvent } from '../action-ids.ts'
import type { Conversation } from '../conversation.ts'
import type { SlackClient } from '../slack-client.ts'
import { type Continuation, readAnswerMark } from './answer-mark.ts'

/** A message of Slack, as far as answers are looked for in it. */
interface PostedMessage {
  ts?: string | undefined
  bot_id?: string | undefined
  blocks?: { type?: string | undefined }[] | undefined
  metadata?: { event_type?: string | undefined; event_payload?: { [name: string]: unknown } | undefined } | undefined
}

interface Page {
  messages?: PostedMessage[]
  response_metadata?: { next_cursor?: string | undefined } | undefined
}

/** Messages in one call, and calls: as far back as an answer is looked for. Each message there came after the question. */
const pageSize = 200
const mostPages = 10

/** When the message with this id was sent, as Slack writes times; undefined for ids without one. */
const timeOf = (messageId: string): string | undefined => /\d{1,12}\.\d{1,8}/.exec(messageId)?.[0]

/** `begun`: it was being shown while it was written; `continued`: its first message is there, and not the second. */
export type FoundAnswer = { is: 'whole' } | { is: 'begun'; ts: string } | { is: 'continued'; continues: Continuation }

/** What Slack makes of a text that grows; our answers have other blocks too. */
const isText = ({ blocks = [] }: PostedMessage): boolean => blocks.every(({ type }) => type === 'rich_text')

/**
 * The answer to a message where it would be on Slack; undefined when it was not posted. All that we post has a mark but
 * what is still being written: the first of those after the question, in its thread or its direct messages, is the answer's
 * beginning, unless this process is writing it (`isLive`).
 */
export async function findAnswer(
  client: SlackClient,
  conversation: Exclude<Conversation, { kind: 'private' }>,
  key: MessageKey,
  { botId, isLive }: { botId: string; isLive(ts: string): boolean },
): Promise<FoundAnswer | undefined> {
  const isBeginning = (message: PostedMessage): boolean =>
    message.bot_id === botId &&
    message.metadata?.event_type !== answerEvent &&
    isText(message) &&
    !isLive(message.ts ?? '')
  const oldest = timeOf(key.messageId)
  const range = {
    channel: conversation.channel,
    limit: pageSize,
    include_all_metadata: true,
    ...(oldest === undefined ? {} : { oldest }),
  }
  let cursor: string | undefined
  let [first, begun]: (FoundAnswer | undefined)[] = []
  for (let page = 0; page < mostPages; page += 1) {
    const at: typeof range & { cursor?: string } = cursor === undefined ? range : { ...range, cursor }
    const { messages = [], response_metadata }: Page =
      conversation.kind === 'thread'
        ? await client.conversations.replies({ ...at, ts: conversation.thread })
        : await client.conversations.history(at)
    const marks = messages.map(({ metadata }) => readAnswerMark(metadata, key))
    if (marks.includes('whole')) return { is: 'whole' }
    const continues = marks.find((mark) => mark !== undefined && mark !== 'whole')
    if (continues !== undefined) first = { is: 'continued', continues }
    // A thread comes from its beginning on, a history from its end.
    const isThread = conversation.kind === 'thread'
    const beginning = (isThread ? messages.find(isBeginning) : messages.findLast(isBeginning))?.ts
    if (beginning !== undefined && (begun === undefined || !isThread)) begun = { is: 'begun', ts: beginning }
    cursor = response_metadata?.next_cursor
    if (cursor === undefined || cursor === '') break
  }
  return first ?? begun
}
