import type { SlackContext } from './context.ts'
import type { Conversation } from './conversation.ts'

/** The direct messages of the app with one person. */
export async function directConversation(
  { client, admin }: Pick<SlackContext, 'client' | 'admin'>,
  user: string,
): Promise<Extract<Conversation, { kind: 'direct' }>> {
  const { channel } = await client.conversations.open({ users: user }).catch((error: unknown) => {
    admin.report(error, 'conversations.open')
    throw error
  })
  if (channel?.id === undefined) throw new Error('Slack opened a direct message without an id.')
  return { kind: 'direct', channel: channel.id }
}
