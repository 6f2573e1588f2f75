import { testData } from '../../fixtures/requirements.ts'
import { type DiscordType, discordTypes } from './discord-schema.ts'
import { choiceBreaches, messageBreaches, modalBreaches } from './limits.ts'

type Json = Record<string, unknown>

const types = testData === undefined ? undefined : discordTypes(`${testData}/specs`)

/** What Discord would refuse of a body: by its limits, and where its OpenAPI is at hand by that. */
const breaches = (type: DiscordType, body: unknown, limits: string[]): string[] => [
  ...limits,
  ...[types?.(type, body)].filter((line) => line !== undefined),
]

/** What Discord would refuse of an interaction's first response. */
export function responseBreaches(response: Json): string[] {
  const data = (response.data ?? {}) as Json
  switch (response.type) {
    case 1:
    case 6:
      return []
    case 4:
      return breaches('CreateMessageInteractionCallbackRequest', response, messageBreaches(data))
    case 5:
      return breaches('CreateMessageInteractionCallbackRequest', response, [])
    case 7:
      return breaches('UpdateMessageInteractionCallbackRequest', response, messageBreaches(data))
    case 8:
      return breaches(
        'ApplicationCommandAutocompleteCallbackRequest',
        response,
        choiceBreaches(data.choices as object[]),
      )
    case 9:
      return breaches('ModalInteractionCallbackRequest', response, modalBreaches(data))
    default:
      return [`a response of the type ${response.type}`]
  }
}

export const editBreaches = (body: Json): string[] =>
  breaches('IncomingWebhookUpdateRequestPartial', body, messageBreaches(body))

/** Who wants a person is named to the shop's people, which pings nobody. */
const mentionsIn = (body: Json): RegExp =>
  JSON.stringify(body).includes('**Somebody wants a person**') ? /<@\d+>/ : /(?!)/

/** A message that is posted must say by its nonce what it is. */
export const postBreaches = (body: Json): string[] => [
  ...breaches('MessageCreateRequest', body, messageBreaches(body, mentionsIn(body))),
  ...(body.enforce_nonce === true && /^[\w-]{1,25}$/.test(String(body.nonce)) ? [] : ['a message without a nonce']),
]
