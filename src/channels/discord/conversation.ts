/**
 * A conversation on Discord, by where it is: a channel (a thread and direct messages are channels too), or what one
 * person asks in a channel unseen by the others. Ids of channels are unique in all of Discord.
 */
export type Conversation = { kind: 'channel'; channel: string } | { kind: 'private'; channel: string; user: string }

export const conversationIdOf = (conversation: Conversation): string =>
  conversation.kind === 'channel' ? conversation.channel : `${conversation.channel}/${conversation.user}`

/**
 * The conversation of an id that `conversationIdOf` made.
 * @throws RangeError for any other.
 */
export function readConversationId(id: string): Conversation {
  const [, channel, user] = /^(\d{1,20})(?:\/(\d{1,20}))?$/.exec(id) ?? []
  if (channel === undefined) throw new RangeError('This is no conversation of Discord.')
  return user === undefined ? { kind: 'channel', channel } : { kind: 'private', channel, user }
}

/** Where on Discord somebody used a command, or pressed a button. */
export interface Place {
  channel: string
  user: string
  /** A command: only `user` will see its answer. A button: only `user` sees its message. */
  isPrivate: boolean
}

/** The conversation that a command at this place is part of. */
export const conversationAt = ({ channel, user, isPrivate }: Place): Conversation =>
  isPrivate ? { kind: 'private', channel, user } : { kind: 'channel', channel }

/**
 * The conversation in which a button of an answer is pressed: that of the answer. On an answer that somebody else has
 * shared with the channel, it is the presser's own. Undefined: it is another person's, which nobody else has a say in.
 */
export function conversationOfPress(answerIn: string, place: Place): Conversation | undefined {
  const { channel, user } = place
  const conversation = readConversationId(answerIn)
  if (conversation.kind === 'channel' || conversation.user === user) return conversation
  return !place.isPrivate && conversation.channel === channel ? { kind: 'private', channel, user } : undefined
}
