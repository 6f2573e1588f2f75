import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

/** What is checked against the schemas of Discord's own OpenAPI description. */
export type DiscordType =
  | 'MessageCreateRequest'
  | 'IncomingWebhookInteractionRequest'
  | 'IncomingWebhookUpdateForInteractionCallbackRequestPartial'
  | 'IncomingWebhookUpdateRequestPartial'
  | 'ModalInteractionCallbackRequest'
  | 'ApplicationCommandAutocompleteCallbackRequest'
  | 'CreateMessageInteractionCallbackRequest'
  | 'UpdateMessageInteractionCallbackRequest'
  | 'ApplicationCommandUpdateRequest'
  | 'ApplicationCommandCreateRequest'

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same schemas, in which no property is allowed that they do not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (!isObject(schema)) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  const isOpen = isObject(schema.properties) && schema.additionalProperties === undefined && schema.allOf === undefined
  return isOpen ? { ...inner, additionalProperties: false } : inner
}

/**
 * Checks values against Discord's OpenAPI, of which `folder` is the one with `discord/openapi.json`; each says what is
 * wrong, or undefined.
 */
export function discordTypes(folder: string): (type: DiscordType, value: unknown) => string | undefined {
  const document = JSON.parse(readFileSync(`${folder}/discord/openapi.json`, 'utf8')) as { components: Json }
  const ajv = new Ajv2020({ allErrors: false, strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'discord', components: closed(document.components) })
  const validators = new Map<DiscordType, ValidateFunction>()
  return (type, value) => {
    let validate = validators.get(type)
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `discord#/components/schemas/${type}` })
      validators.set(type, validate)
    }
    if (validate(value)) return undefined
    return `${type}: ${ajv.errorsText(validate.errors?.slice(0, 3))} in ${JSON.stringify(value).slice(0, 400)}`
  }
}
