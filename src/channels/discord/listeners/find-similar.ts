import type { DiscordContext } from '../context.ts'
import type { OfKind } from '../parse/interaction.ts'
import { picturesOf } from '../parse/pictures.ts'
import { plainText } from '../parse/plain-text.ts'
import { renderText } from '../render/render-text.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { ask } from '../submit.ts'

const nothingText = 'That message has no words in it that I could look for.'

/** 'Find similar products', in the menu of a message: its words and pictures as a question, answered for whoever asks. */
export async function findSimilar(
  command: OfKind<'message-command'>,
  context: DiscordContext,
): Promise<InteractionResponse> {
  const { target, place } = command
  const text = plainText(target.content ?? '')
  const pictures = picturesOf(target.attachments ?? [])
  if (text === '' && pictures.length === 0) return responses.privately(renderText(nothingText))
  const { channel, user } = place
  // The message is somebody else's: whoever looks something up in it need not show that to them.
  return ask(context, command, { kind: 'private', channel, user }, { text, pictures })
}
