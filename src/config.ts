import { resolve } from 'node:path'
import { imageSettings } from './config/image-settings.ts'
import {
  apiUrl,
  currency,
  httpAddress,
  integer,
  matching,
  oneOf,
  origins,
  publicUrl,
  type Setting,
  secret,
  setting,
  webhook,
} from './config/setting.ts'
import { StartupError } from './errors.ts'
import type { ImagesSettings } from './images/settings.ts'
import type { EmbeddingsSettings } from './models/embeddings-settings.ts'

export type CatalogueFormat = 'jsonl' | 'csv' | 'icecat' | 'acp'

/** Everything that can be set from outside, typed and checked. Made once, at the start, and handed down. */
export interface Config {
  port: number
  host: string
  /** Absolute. All that is written goes here. */
  dataDir: string
  /** Absolute path of the operator's feed; undefined: the shipped demo catalogue. */
  catalogue: string | undefined
  /** Undefined: told by the feed's file name. */
  catalogueFormat: CatalogueFormat | undefined
  /** ISO 4217; for feeds that name none. */
  currency: string
  embeddings: EmbeddingsSettings
  images: ImagesSettings
  /** Undefined: none is asked. */
  languageModel: LanguageModelSettings | undefined
  /** Absolute path of the folder with the help centre's articles; undefined: the demo shop's. */
  supportDir: string | undefined
  /** Absolute path of the file of synonyms; undefined: the shipped one. */
  synonyms: string | undefined
  /** Where conversations go whose shopper wants a person; undefined: nowhere. */
  handoffWebhook: string | undefined
  handoffSecret: string | undefined
  sessionSecret: string | undefined
  /** Where the service is reached from outside, without a path; undefined: it is not known. */
  publicUrl: string | undefined
  /** Undefined: the channel is off; `missing`: so it is, although a setting says that it should not be. */
  slack: SlackSettings | { missing: string } | undefined
  /** Origins, besides the service's own, whose pages may call it. */
  widgetOrigins: string[]
  /** Requests a minute from one address. */
  rateLimit: number
  /** Whether X-Forwarded-For tells the caller's address. */
  trustProxy: boolean
  /** Conversations untouched for longer are forgotten. */
  retentionDays: number
  logLevel: LogLevel
}

export interface LanguageModelSettings {
  apiKey: string
  baseUrl?: string
  model: string
  /** Spent within a day of UTC, at most. */
  dailyTokens: number
}

/** How the service is an app of a Slack workspace: by HTTP when it has a signing secret, in Socket Mode with an app token. */
export interface SlackSettings {
  botToken: string
  signingSecret: string | undefined
  appToken: string | undefined
  /** Base of the Web API's methods; ends in a slash. */
  apiUrl: string
  /** Id of the channel that hand-offs go to; undefined: none. */
  handoffChannel: string | undefined
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** The one list of settings. The README's table is held against it by a test. */
export const settings = {
  PORT: setting({ help: 'Port to listen on; 0 takes a free one', default: '3000', parse: integer(0, 65_535) }),
  HOST: setting({
    help: 'Address to listen on; `0.0.0.0` in a container',
    default: 'localhost',
    parse: (text) => text,
  }),
  DATA_DIR: setting({ help: 'Folder for all that is written', default: 'data/var', parse: (text) => resolve(text) }),
  CATALOGUE: setting({
    help: 'Feed to load at the start, and again when it has changed; unset: the demo catalogue',
    default: undefined,
    parse: (text) => resolve(text),
  }),
  CATALOGUE_FORMAT: setting({
    help: '`jsonl`, `csv`, `icecat` or `acp`; unset: by the file name',
    default: undefined,
    parse: oneOf<CatalogueFormat>('jsonl', 'csv', 'icecat', 'acp'),
  }),
  CURRENCY: setting({ help: 'Currency of feeds that name none', default: 'USD', parse: currency }),
  EMBEDDINGS: setting({
    help: 'What search by meaning goes by: `catalogue` (trained on the catalogue’s own text), `openai`, `transformers`, or `off`',
    default: 'catalogue',
    parse: oneOf('catalogue', 'openai', 'transformers', 'off'),
  }),
  EMBEDDINGS_MODEL: setting({
    help: 'Folder of a sentence model in ONNX, for `EMBEDDINGS=transformers`',
    default: undefined,
    parse: (text) => resolve(text),
  }),
  OPENAI_API_KEY: setting({
    help: 'Key of OpenAI, or of what answers at `OPENAI_BASE_URL`',
    default: undefined,
    parse: (text) => text,
    secret: true,
  }),
  OPENAI_BASE_URL: setting({
    help: 'Address of another service with OpenAI’s interface; unset: OpenAI itself',
    default: undefined,
    parse: httpAddress,
  }),
  OPENAI_CHAT_MODEL: setting({
    help: 'Language model that is asked where a message leaves a doubt, when `OPENAI_API_KEY` is set; `off`: none',
    default: 'gpt-4.1-mini',
    parse: (text) => text,
  }),
  OPENAI_DAILY_TOKENS: setting({
    help: 'Tokens that the language model may use in a day (UTC); then answers are made without it',
    default: '500000',
    parse: integer(0, 1_000_000_000),
  }),
  OPENAI_EMBEDDING_MODEL: setting({
    help: 'Model for `EMBEDDINGS=openai`',
    default: 'text-embedding-3-small',
    parse: (text) => text,
  }),
  ...imageSettings,
  SUPPORT_DIR: setting({
    help: 'Folder with the help centre’s articles in Markdown; unset: the demo shop’s',
    default: undefined,
    parse: (text) => resolve(text),
  }),
  SYNONYMS: setting({
    help: 'File of other names of things, written as `data/synonyms.yaml` is and in place of it; unset: that one',
    default: undefined,
    parse: (text) => resolve(text),
  }),
  HANDOFF_WEBHOOK: setting({
    help: 'Address that gets a conversation when its shopper wants a person; unset: they are told how to reach the shop',
    default: undefined,
    parse: webhook,
    // Many such addresses hold a token.
    secret: true,
  }),
  HANDOFF_SECRET: setting({
    help: 'Signs what is posted to `HANDOFF_WEBHOOK`; unset: it is not signed',
    default: undefined,
    parse: secret,
    secret: true,
  }),
  SESSION_SECRET: setting({
    help: 'Signs conversation ids; unset: made once and kept in `DATA_DIR`',
    default: undefined,
    parse: secret,
    secret: true,
  }),
  PUBLIC_URL: setting({
    help: 'Where the service is reached from outside; unset: Slack shows no pictures and pages of its own',
    default: undefined,
    parse: publicUrl,
  }),
  SLACK_BOT_TOKEN: setting({
    help: 'Bot token of the Slack app (`xoxb-…`); unset: Slack is off',
    default: undefined,
    parse: matching(/^xoxb-\S+$/, 'a bot token, which begins with xoxb-'),
    secret: true,
  }),
  SLACK_SIGNING_SECRET: setting({
    help: 'Signing secret of the Slack app: events come to `POST /slack/events`',
    default: undefined,
    parse: matching(/^\S{8,200}$/, 'the signing secret of the app, from its Basic Information'),
    secret: true,
  }),
  SLACK_APP_TOKEN: setting({
    help: 'App-level token of the Slack app (`xapp-…`): events come by Socket Mode, without an address of your own',
    default: undefined,
    parse: matching(/^xapp-\S+$/, 'an app-level token, which begins with xapp-'),
    secret: true,
  }),
  SLACK_API_URL: setting({
    help: 'Another base of Slack’s Web API, for proxies',
    default: 'https://slack.com/api/',
    parse: apiUrl,
  }),
  SLACK_HANDOFF_CHANNEL: setting({
    help: 'Id of the Slack channel (`C…`) that gets a conversation when its shopper wants a person',
    default: undefined,
    parse: matching(/^[CG][A-Z0-9]{2,30}$/, 'the id of a channel, such as C0123ABCD (in its details, at the bottom)'),
  }),
  WIDGET_ORIGINS: setting({
    help: 'Comma-separated origins whose pages may use the service; unset: its own only',
    default: undefined,
    parse: origins,
  }),
  RATE_LIMIT: setting({
    help: 'Requests a minute from one address; without `TRUST_PROXY`, this machine itself is not limited',
    default: '600',
    parse: integer(1, 1_000_000),
  }),
  TRUST_PROXY: setting({
    help: '`on` when a reverse proxy sets X-Forwarded-For',
    default: 'off',
    parse: (text) => oneOf('on', 'off')(text) === 'on',
  }),
  RETENTION_DAYS: setting({
    help: 'Days after which untouched conversations, feedback and events are forgotten',
    default: '30',
    parse: integer(1, 3_650),
  }),
  LOG_LEVEL: setting({
    help: `${logLevels.map((level) => `\`${level}\``).join(', ')}`,
    default: 'info',
    parse: oneOf(...logLevels),
  }),
}

type SettingName = keyof typeof settings

/**
 * Reads the settings. An empty value counts as unset.
 * @throws StartupError naming the setting and what it takes.
 */
export function loadConfig(env: Environment = process.env): Config {
  return {
    port: required('PORT', settings.PORT, env),
    host: required('HOST', settings.HOST, env),
    dataDir: required('DATA_DIR', settings.DATA_DIR, env),
    catalogue: optional('CATALOGUE', settings.CATALOGUE, env),
    catalogueFormat: optional('CATALOGUE_FORMAT', settings.CATALOGUE_FORMAT, env),
    currency: required('CURRENCY', settings.CURRENCY, env),
    embeddings: embeddings(env),
    images: images(env),
    languageModel: languageModel(env),
    supportDir: optional('SUPPORT_DIR', settings.SUPPORT_DIR, env),
    synonyms: optional('SYNONYMS', settings.SYNONYMS, env),
    handoffWebhook: optional('HANDOFF_WEBHOOK', settings.HANDOFF_WEBHOOK, env),
    handoffSecret: optional('HANDOFF_SECRET', settings.HANDOFF_SECRET, env),
    sessionSecret: optional('SESSION_SECRET', settings.SESSION_SECRET, env),
    publicUrl: optional('PUBLIC_URL', settings.PUBLIC_URL, env),
    slack: slackSettings(env),
    widgetOrigins: optional('WIDGET_ORIGINS', settings.WIDGET_ORIGINS, env) ?? [],
    rateLimit: required('RATE_LIMIT', settings.RATE_LIMIT, env),
    trustProxy: required('TRUST_PROXY', settings.TRUST_PROXY, env),
    retentionDays: required('RETENTION_DAYS', settings.RETENTION_DAYS, env),
    logLevel: required('LOG_LEVEL', settings.LOG_LEVEL, env),
  }
}

/** A key alone turns the language model on. */
function languageModel(env: Readonly<Record<string, string | undefined>>): LanguageModelSettings | undefined {
  const apiKey = optional('OPENAI_API_KEY', settings.OPENAI_API_KEY, env)
  const model = required('OPENAI_CHAT_MODEL', settings.OPENAI_CHAT_MODEL, env)
  const dailyTokens = required('OPENAI_DAILY_TOKENS', settings.OPENAI_DAILY_TOKENS, env)
  if (apiKey === undefined || model === 'off' || dailyTokens === 0) return undefined
  const baseUrl = optional('OPENAI_BASE_URL', settings.OPENAI_BASE_URL, env)
  return { apiKey, model, dailyTokens, ...(baseUrl !== undefined && { baseUrl }) }
}

/** @throws StartupError when what the provider needs is not set. */
function embeddings(env: Readonly<Record<string, string | undefined>>): EmbeddingsSettings {
  const provider = required('EMBEDDINGS', settings.EMBEDDINGS, env)
  switch (provider) {
    case 'openai': {
      const apiKey = optional('OPENAI_API_KEY', settings.OPENAI_API_KEY, env)
      if (apiKey === undefined) throw new StartupError('OPENAI_API_KEY must be set for EMBEDDINGS=openai')
      const baseUrl = optional('OPENAI_BASE_URL', settings.OPENAI_BASE_URL, env)
      return {
        provider,
        apiKey,
        ...(baseUrl !== undefined && { baseUrl }),
        model: required('OPENAI_EMBEDDING_MODEL', settings.OPENAI_EMBEDDING_MODEL, env),
      }
    }
    case 'transformers': {
      const folder = optional('EMBEDDINGS_MODEL', settings.EMBEDDINGS_MODEL, env)
      if (folder === undefined) throw new StartupError('EMBEDDINGS_MODEL must be set for EMBEDDINGS=transformers')
      return { provider, folder }
    }
    default:
      return { provider }
  }
}

/** @throws StartupError when pictures are to be made by a provider whose key is not set. */
function images(env: Environment): ImagesSettings {
  const [on, provider] = [
    required('IMAGES', settings.IMAGES, env),
    required('IMAGES_PROVIDER', settings.IMAGES_PROVIDER, env),
  ]
  const apiKey = optional('OPENAI_API_KEY', settings.OPENAI_API_KEY, env)
  if (on && provider === 'openai' && apiKey === undefined)
    throw new StartupError('OPENAI_API_KEY must be set for IMAGES_PROVIDER=openai')
  return {
    on,
    provider,
    folder: required('IMAGES_DIR', settings.IMAGES_DIR, env),
    concurrency: required('IMAGES_CONCURRENCY', settings.IMAGES_CONCURRENCY, env),
    perMinute: optional('IMAGES_PER_MINUTE', settings.IMAGES_PER_MINUTE, env),
    openAi: {
      apiKey,
      baseUrl: optional('OPENAI_BASE_URL', settings.OPENAI_BASE_URL, env),
      model: required('OPENAI_IMAGE_MODEL', settings.OPENAI_IMAGE_MODEL, env),
      size: required('OPENAI_IMAGE_SIZE', settings.OPENAI_IMAGE_SIZE, env),
      quality: required('OPENAI_IMAGE_QUALITY', settings.OPENAI_IMAGE_QUALITY, env),
      price: optional('OPENAI_IMAGE_PRICE', settings.OPENAI_IMAGE_PRICE, env),
    },
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** A channel of which a setting is missing is off; what else the service does goes on. */
function slackSettings(env: Environment): SlackSettings | { missing: string } | undefined {
  const botToken = optional('SLACK_BOT_TOKEN', settings.SLACK_BOT_TOKEN, env)
  const signingSecret = optional('SLACK_SIGNING_SECRET', settings.SLACK_SIGNING_SECRET, env)
  const appToken = optional('SLACK_APP_TOKEN', settings.SLACK_APP_TOKEN, env)
  const apiUrl = required('SLACK_API_URL', settings.SLACK_API_URL, env)
  const handoffChannel = optional('SLACK_HANDOFF_CHANNEL', settings.SLACK_HANDOFF_CHANNEL, env)
  if (botToken === undefined) {
    const isMeant = [signingSecret, appToken, handoffChannel].some((value) => value !== undefined)
    return isMeant ? { missing: 'SLACK_BOT_TOKEN' } : undefined
  }
  if (signingSecret === undefined && appToken === undefined)
    return { missing: 'SLACK_SIGNING_SECRET (for HTTP) or SLACK_APP_TOKEN (for Socket Mode)' }
  return { botToken, signingSecret, appToken, apiUrl, handoffChannel }
}

function optional<T>(
  name: SettingName,
  { parse, default: fallback, secret: isSecret }: Setting<T>,
  env: Environment,
): T | undefined {
  const text = env[name] || fallback
  if (text === undefined) return undefined
  try {
    return parse(text)
  } catch (error) {
    const shown = isSecret ? '' : ` (it is '${text}')`
    throw new StartupError(`${name} ${error instanceof Error ? error.message : String(error)}${shown}`)
  }
}

function required<T>(name: SettingName, definition: Setting<T>, env: Environment): T {
  const value = optional(name, definition, env)
  if (value === undefined) throw new StartupError(`${name} must be set`)
  return value
}
