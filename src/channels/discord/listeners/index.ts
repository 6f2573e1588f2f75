import { findSimilarCommand } from '../commands/index.ts'
import { type SubcommandName, subcommandNames } from '../commands/names.ts'
import type { DiscordContext } from '../context.ts'
import { type CustomId, readCustomId } from '../custom-ids.ts'
import type { Interaction, OfKind, Origin } from '../parse/interaction.ts'
import { renderText } from '../render/render-text.ts'
import { type InteractionResponse, responses } from '../responses.ts'
import { compareProducts, similarProducts, someProduct } from './about-products.ts'
import { askAgain } from './ask-again.ts'
import { autocomplete } from './autocomplete.ts'
import { coreAction } from './core-actions.ts'
import { comment, rate } from './feedback.ts'
import { findSimilar } from './find-similar.ts'
import { help } from './help.ts'
import { turnPage } from './page.ts'
import { person } from './person.ts'
import { photo } from './photo.ts'
import { chosenProducts, productButton } from './product-buttons.ts'
import { showQuery } from './query.ts'
import { search } from './search.ts'
import { share } from './share.ts'
import { support } from './support.ts'
import { talk } from './talk.ts'

type Command = (command: OfKind<'command'>, context: DiscordContext) => Promise<InteractionResponse>

const commands: Readonly<Record<SubcommandName, Command>> = {
  [subcommandNames.search]: search,
  [subcommandNames.ask]: talk,
  [subcommandNames.similar]: similarProducts,
  [subcommandNames.compare]: compareProducts,
  [subcommandNames.product]: someProduct,
  [subcommandNames.photo]: photo,
  [subcommandNames.support]: support,
  [subcommandNames.help]: help,
}

const unknownText = 'I do not know that any more. /shop help shows what I can do.'

const unknown = async (): Promise<InteractionResponse> => responses.privately(renderText(unknownText))

/** Brings an interaction to what is to be done about it. */
export function listen(
  interaction: Extract<Interaction, Origin>,
  context: DiscordContext,
): Promise<InteractionResponse> {
  switch (interaction.kind) {
    case 'command': {
      const { subcommand } = interaction
      const name = Object.values(subcommandNames).find((one) => one === subcommand)
      return name === undefined ? unknown() : commands[name](interaction, context)
    }
    case 'message-command':
      return interaction.name === findSimilarCommand ? findSimilar(interaction, context) : unknown()
    case 'autocomplete':
      return autocomplete(interaction, context)
    case 'press':
      return pressed(interaction, readCustomId(interaction.customId), context)
    case 'modal': {
      const id = readCustomId(interaction.customId)
      return id?.kind === 'comment' ? comment(interaction, id.reference, context) : unknown()
    }
  }
}

function pressed(
  press: OfKind<'press'>,
  id: CustomId | undefined,
  context: DiscordContext,
): Promise<InteractionResponse> {
  switch (id?.kind) {
    case 'press':
      return coreAction(press, id, context)
    case 'details':
    case 'similar':
    case 'look':
      return productButton(press, id, context)
    case 'choose':
    case 'alike':
    case 'compare':
      return chosenProducts(press, id.kind, id.reference, context)
    case 'page':
      return turnPage(press, id, context)
    case 'share':
      return share(press, id.reference, context)
    case 'query':
      return showQuery(press, id.reference, context)
    case 'person':
      return person(press, id.reference, context)
    case 'up':
    case 'down':
      return rate(press, id.kind, id.reference, context)
    case 'again':
      return askAgain(press, id.reference, context)
    default:
      return unknown()
  }
}
