import { type CommandDefinition, commandTypes, contexts, integrationTypes } from './command-definition.ts'
import { subcommands } from './subcommands.ts'

export const shopCommand = 'shop'
export const findSimilarCommand = 'Find similar products'

const everywhere = {
  contexts: [contexts.guild, contexts.botDm, contexts.privateChannel],
  integration_types: [integrationTypes.guild, integrationTypes.user],
}

/** The commands that Discord is to know, as they are registered. */
export const commands: readonly CommandDefinition[] = [
  {
    type: commandTypes.chatInput,
    name: shopCommand,
    name_localizations: { de: 'shop', fr: 'boutique' },
    description: 'Find products, compare them, and ask about orders and returns',
    description_localizations: {
      de: 'Produkte finden und vergleichen, nach Bestellung und Rückgabe fragen',
      fr: 'Trouver et comparer des produits, poser des questions sur les commandes et retours',
    },
    options: subcommands,
    ...everywhere,
  },
  {
    type: commandTypes.message,
    name: findSimilarCommand,
    name_localizations: { de: 'Ähnliche Produkte finden', fr: 'Trouver des produits similaires' },
    ...everywhere,
  },
]
