/** Bits of permissions (docs.discord.com/developers/topics/permissions). */
const bits = {
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  readMessageHistory: 1n << 16n,
  createPublicThreads: 1n << 35n,
  sendMessagesInThreads: 1n << 38n,
} as const

/** Bits of the gateway's intents (docs.discord.com/developers/events/gateway#gateway-intents). */
export const intents = {
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  /** Privileged: it is turned on in the Developer Portal. */
  messageContent: 1 << 15,
} as const

interface Needs {
  /** Mentions and threads are answered. */
  messages: boolean
  /** A channel gets the conversations of who wants a person. */
  handoff: boolean
}

/**
 * The fewest permissions. Commands and their answers need none. A mention is seen, its thread begun and written in, and
 * read after a crash, so that no answer comes twice; hand-offs are written.
 */
export function permissionsFor({ messages, handoff }: Needs): bigint {
  const forMessages = bits.createPublicThreads | bits.sendMessagesInThreads | bits.readMessageHistory
  const toWrite = bits.viewChannel | bits.sendMessages
  return (messages ? forMessages | toWrite : 0n) | (handoff ? toWrite : 0n)
}

/** The fewest intents. Direct messages are heard without a privileged one; threads are not. */
export const intentsFor = ({ messages }: Pick<Needs, 'messages'>): number =>
  intents.directMessages | (messages ? intents.guildMessages | intents.messageContent : 0)

/** Where an admin adds the bot to a server, with what it needs and no more. */
export const inviteLink = (applicationId: string, needs: Needs): string =>
  `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=bot+applications.commands&permissions=${permissionsFor(needs)}`
