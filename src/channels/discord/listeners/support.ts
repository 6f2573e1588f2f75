import { optionNames } from '../commands/names.ts'
import type { DiscordContext } from '../context.ts'
import { conversationAt } from '../conversation.ts'
import type { OfKind } from '../parse/interaction.ts'
import { plainText } from '../parse/plain-text.ts'
import type { InteractionResponse } from '../responses.ts'
import { ask } from '../submit.ts'

/** `/shop support`: a question to the help centre, whatever its words would be understood as. */
export const support = (command: OfKind<'command'>, context: DiscordContext): Promise<InteractionResponse> =>
  ask(context, command, conversationAt(command.place), {
    text: plainText(String(command.options.get(optionNames.question) ?? '')),
    asks: 'help-centre',
  })
