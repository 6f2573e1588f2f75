import type { MessageKey } from '../../../chat/message.ts'
import { answerEvent } from '../action-ids.ts'
import type { Conversation } from '../conversation.ts'
import type { SlackClient } from '../slack-client.ts'
import { answerMark } from './answer-mark.ts'

/** A message of Slack, as far as answers are looked for in it. */
export interface PostedMessage {
  ts?: string | undefined
  bot_id?: string | undefined
  metadata?: { event_type?: string | undefined; event_payload?: { [name: string]: unknown } | undefined } | undefined
}

/** Messages in one call, and calls: as far back as an answer is looked for. Each message there came after the question. */
const pageSize = 200
const mostPages = 10

/** When the message with this id was sent, as Slack writes times; undefined for ids without one. */
const timeOf = (messageId: string): string | undefined => /\d{1,12}\.\d{1,8}/.exec(messageId)?.[0]

/** The metadata that our messages carry says whose answer they are. */
const isAnswerTo = ({ metadata }: PostedMessage, key: MessageKey): boolean =>
  metadata?.event_type === answerEvent && metadata.event_payload?.answer_to === answerMark(key)

/** The answer to a message where it would be on Slack; undefined when it was not posted. */
export async function findAnswer(
  client: SlackClient,
  conversation: Exclude<Conversation, { kind: 'private' }>,
  key: MessageKey,
): Promise<PostedMessage | undefined> {
  const oldest = timeOf(key.messageId)
  const range = {
    channel: conversation.channel,
    limit: pageSize,
    include_all_metadata: true,
    ...(oldest === undefined ? {} : { oldest }),
  }
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const at = cursor === undefined ? range : { ...range, cursor }
    const { messages = [], response_metadata } =
      conversation.kind === 'thread'
        ? await client.conversations.replies({ ...at, ts: conversation.thread })
        : await client.conversations.history(at)
    const found = (messages as PostedMessage[]).find((message) => isAnswerTo(message, key))
    if (found !== undefined) return found
    cursor = response_metadata?.next_cursor
    if (cursor === undefined || cursor === '') return undefined
  }
  return undefined
}
