import Type from 'typebox'
import { Value } from 'typebox/value'
import type { ChatMessage } from '../../../chat/message.ts'
import { callbackIds } from '../action-ids.ts'
import type { Register, SlackContext } from '../context.ts'
import { conversationIdOf } from '../conversation.ts'
import { picturesOf, readFiles } from '../parse/pictures.ts'
import { plainText } from '../parse/plain-text.ts'
import { knownFiles } from '../pictures/known-files.ts'
import { respond } from '../respond.ts'
import { busyText, submit } from '../submit.ts'

/** The payload of a message shortcut, as far as it is read. */
const MessageShortcut = Type.Object({
  action_ts: Type.String(),
  response_url: Type.String(),
  user: Type.Object({ id: Type.String() }),
  channel: Type.Object({ id: Type.String() }),
  message: Type.Object({ text: Type.Optional(Type.String()), files: Type.Optional(Type.Array(Type.Unknown())) }),
})

/** 'Find this product', in the menu of a message: its words and pictures as a question, answered for whoever asks. */
export const registerFindProduct: Register = (app, context) => {
  app.shortcut({ type: 'message_action', callback_id: callbackIds.findProduct }, async ({ ack, shortcut }) => {
    const payload: unknown = shortcut
    if (Value.Check(MessageShortcut, payload)) {
      const { action_ts: time, response_url: url, user, channel, message: found } = payload
      const text = plainText(found.text ?? '')
      const files = await knownFiles(readFiles(found.files), context)
      const message: ChatMessage = {
        channel: 'slack',
        messageId: `s-${time}-${user.id}`,
        conversationId: conversationIdOf({ kind: 'private', channel: channel.id, user: user.id }),
        userId: user.id,
        text,
        pictures: picturesOf(files, text),
        receivedAt: Date.now(),
      }
      await find(message, url, context)
    }
    await ack()
  })
}

async function find(message: ChatMessage, url: string, context: SlackContext): Promise<void> {
  const say = (text: string): Promise<void> =>
    respond(url, { response_type: 'ephemeral', replace_original: false, text }).catch((error: unknown) =>
      context.admin.report(error, 'response_url'),
    )
  if (message.text === '' && message.pictures.length === 0)
    return say('That message has no words in it that I could look for.')
  context.privateAnswers.expect(message, { url, replaces: false })
  if ((await submit(context, message)) === 'busy') await say(busyText)
}
