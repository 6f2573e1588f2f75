import type { ChatMessage } from '../../../chat/message.ts'
import type { Register } from '../context.ts'
import { conversationIdOf } from '../conversation.ts'
import { plainText } from '../parse/plain-text.ts'
import { busyText, submit } from '../submit.ts'
import { openSearch } from './search.ts'

/** The name of the slash command, as the manifest has it. */
export const shopCommand = '/shop'

/** `/shop <query>`: an answer that nobody else sees, until it is shared. Without a query, the search modal. */
export const registerShopCommand: Register = (app, context) => {
  app.command(shopCommand, async ({ ack, command }) => {
    const { channel_id: channel, user_id: user, trigger_id: trigger, response_url: url } = command
    const text = plainText(command.text ?? '')
    if (text === '') {
      await openSearch(context, trigger)
      return ack()
    }
    const message: ChatMessage = {
      channel: 'slack',
      // Slack sends a command once, and names it by its trigger.
      messageId: `c-${trigger.replaceAll(/[^\w.]/g, '')}`,
      conversationId: conversationIdOf({ kind: 'private', channel, user }),
      userId: user,
      text,
      pictures: [],
      receivedAt: Date.now(),
    }
    context.privateAnswers.expect(message, { url, replaces: false })
    const outcome = await submit(context, message)
    await (outcome === 'taken' ? ack() : ack({ response_type: 'ephemeral', text: busyText }))
  })
}
