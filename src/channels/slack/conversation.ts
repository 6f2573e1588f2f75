/**
 * A conversation on Slack, by what its answers need to be sent: a thread of a channel, a direct message from its
 * start, or what one person asks in a channel unseen by the others. Ids of channels are unique in all of Slack.
 */
export type Conversation =
  | { kind: 'thread'; channel: string; thread: string }
  | { kind: 'direct'; channel: string }
  | { kind: 'private'; channel: string; user: string }

export function conversationIdOf(conversation: Conversation): string {
  switch (conversation.kind) {
    case 'thread':
      return `${conversation.channel}/${conversation.thread}`
    case 'direct':
      return conversation.channel
    case 'private':
      return `${conversation.channel}/${conversation.user}`
  }
}

/**
 * The conversation of an id that `conversationIdOf` made.
 * @throws RangeError for any other.
 */
export function readConversationId(id: string): Conversation {
  const [, channel, thread, user] =
    /^([A-Z0-9]{2,30})(?:\/(?:(\d{1,12}\.\d{1,8})|([UW][A-Z0-9]{1,30})))?$/.exec(id) ?? []
  if (channel === undefined) throw new RangeError('This is no conversation of Slack.')
  if (thread !== undefined) return { kind: 'thread', channel, thread }
  return user === undefined ? { kind: 'direct', channel } : { kind: 'private', channel, user }
}

/** Whether only one person sees the conversation of this id. */
export const isPrivateId = (id: string): boolean => /\/[UW]/.test(id)

/** Whether an id of a message is Slack's own: the time when it was sent. */
export const isTime = (id: string): boolean => /^\d{1,12}\.\d{1,8}$/.test(id)

export const isDirect = (channel: string): boolean => channel.startsWith('D')

/** Where on Slack somebody pressed a button. */
export interface Place {
  channel: string
  user: string
  /** Of the message with the button; undefined: it is in no thread. */
  thread: string | undefined
  /** Of the message with the button. */
  ts: string
  /** Whether only `user` sees it. */
  isPrivate: boolean
}

/** The conversation that a button at this place is part of. */
export function conversationAt({ channel, user, thread, ts, isPrivate }: Place): Conversation {
  if (isPrivate) return { kind: 'private', channel, user }
  if (thread !== undefined) return { kind: 'thread', channel, thread }
  return isDirect(channel) ? { kind: 'direct', channel } : { kind: 'thread', channel, thread: ts }
}

/**
 * Whether what only its owner sees in a channel has come to this place: to their direct messages, where the bot is not
 * in the channel.
 */
export function isOwnElsewhere(id: string, { channel, user }: Place): boolean {
  return isPrivateId(id) && id.split('/')[1] === user && isDirect(channel)
}

/**
 * Whether a button at this place may refer to an answer of the conversation with this id: to its own, to its owner's own
 * in their direct messages, or, on a message that everybody sees, to one of the channel that its owner has shared.
 */
export function mayUseConversation(id: string, place: Place): boolean {
  if (id === conversationIdOf(conversationAt(place)) || isOwnElsewhere(id, place)) return true
  const [channel, owner] = id.split('/')
  return !place.isPrivate && channel === place.channel && owner !== undefined && /^[UW]/.test(owner)
}
