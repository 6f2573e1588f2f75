import type { DiscordContext } from '../context.ts'
import { conversationAt } from '../conversation.ts'
import type { OfKind } from '../parse/interaction.ts'
import { picturesOf, troubleWith } from '../parse/pictures.ts'
import { renderText } from '../render/render-text.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { ask } from '../submit.ts'

/** `/shop photo`: the list in a photo, read and priced. */
export async function photo(command: OfKind<'command'>, context: DiscordContext): Promise<InteractionResponse> {
  const [attachment] = command.attachments
  const trouble = attachment && troubleWith(attachment)
  if (trouble !== undefined) return responses.privately(renderText(trouble))
  const pictures = picturesOf(command.attachments)
  if (pictures.length === 0)
    return responses.privately(renderText('I cannot look at that file. Please send a picture.'))
  return ask(context, command, conversationAt(command.place), { text: '', pictures })
}
