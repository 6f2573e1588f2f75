import type { Setting } from './config/setting.ts'
import { type CatalogueFormat, type LogLevel, type SettingName, settings } from './config/settings.ts'
import { StartupError } from './errors.ts'
import type { ImagesSettings } from './images/settings.ts'
import type { KafkaSettings } from './ingest/kafka-settings.ts'
import type { VisionSettings } from './looks/vision-settings.ts'
import type { EmbeddingsSettings } from './models/embeddings-settings.ts'
import type { ElasticsearchSettings } from './search/engines/elasticsearch/settings.ts'

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
  /** Undefined: the catalogue is in SQLite, in the data folder. */
  elasticsearch: ElasticsearchSettings | undefined
  embeddings: EmbeddingsSettings
  vision: VisionSettings
  images: ImagesSettings
  /** Undefined: the catalogue is fed within the process. */
  kafka: KafkaSettings | undefined
  /** Undefined: none is asked. */
  languageModel: LanguageModelSettings | undefined
  /** Undefined: pictures are read here, by OCR. */
  visionModel: LanguageModelSettings | undefined
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
  /** As for Slack. */
  discord: DiscordSettings | { missing: string } | undefined
  /** Origins, besides the service's own, whose pages may call it. */
  widgetOrigins: string[]
  /** Whether pages and callers are told what was asked of the search engine. */
  showQueries: boolean
  /** Requests a minute from one address. */
  rateLimit: number
  /** Whether X-Forwarded-For tells the caller's address. */
  trustProxy: boolean
  /** Conversations untouched for longer are forgotten. */
  retentionDays: number
  /** Uploaded pictures are removed after so many minutes, whatever became of their messages. */
  picturesKeepMinutes: number
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

/** How the service is an application of Discord: by HTTP when it has a public key, else by the gateway. */
export interface DiscordSettings {
  botToken: string
  applicationId: string | undefined
  /** 64 hexadecimal digits. */
  publicKey: string | undefined
  /** Base of the API, without its version; ends in a slash. */
  apiUrl: string
  /** Whether mentions in channels and threads are answered. */
  messages: boolean
  /** Id of the channel that hand-offs go to; undefined: none. */
  handoffChannel: string | undefined
}

export { type CatalogueFormat, type LogLevel, settings }

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
    elasticsearch: elasticsearch(env),
    embeddings: embeddings(env),
    vision: vision(env),
    images: images(env),
    kafka: kafka(env),
    languageModel: languageModel('OPENAI_CHAT_MODEL', env),
    visionModel: languageModel('OPENAI_VISION_MODEL', env),
    supportDir: optional('SUPPORT_DIR', settings.SUPPORT_DIR, env),
    synonyms: optional('SYNONYMS', settings.SYNONYMS, env),
    handoffWebhook: optional('HANDOFF_WEBHOOK', settings.HANDOFF_WEBHOOK, env),
    handoffSecret: optional('HANDOFF_SECRET', settings.HANDOFF_SECRET, env),
    sessionSecret: optional('SESSION_SECRET', settings.SESSION_SECRET, env),
    publicUrl: optional('PUBLIC_URL', settings.PUBLIC_URL, env),
    slack: slackSettings(env),
    discord: discordSettings(env),
    widgetOrigins: optional('WIDGET_ORIGINS', settings.WIDGET_ORIGINS, env) ?? [],
    showQueries: required('SHOW_QUERIES', settings.SHOW_QUERIES, env),
    rateLimit: required('RATE_LIMIT', settings.RATE_LIMIT, env),
    trustProxy: required('TRUST_PROXY', settings.TRUST_PROXY, env),
    retentionDays: required('RETENTION_DAYS', settings.RETENTION_DAYS, env),
    picturesKeepMinutes: required('PICTURES_KEEP_MINUTES', settings.PICTURES_KEEP_MINUTES, env),
    logLevel: required('LOG_LEVEL', settings.LOG_LEVEL, env),
  }
}

/** A key alone turns the language models on. */
function languageModel(
  name: 'OPENAI_CHAT_MODEL' | 'OPENAI_VISION_MODEL',
  env: Readonly<Record<string, string | undefined>>,
): LanguageModelSettings | undefined {
  const apiKey = optional('OPENAI_API_KEY', settings.OPENAI_API_KEY, env)
  const model = required(name, settings[name], env)
  const dailyTokens = required('OPENAI_DAILY_TOKENS', settings.OPENAI_DAILY_TOKENS, env)
  if (apiKey === undefined || model === 'off' || dailyTokens === 0) return undefined
  const baseUrl = optional('OPENAI_BASE_URL', settings.OPENAI_BASE_URL, env)
  return { apiKey, model, dailyTokens, ...(baseUrl !== undefined && { baseUrl }) }
}

/** @throws StartupError when something is set of a cluster whose address is not. */
function elasticsearch(env: Environment): ElasticsearchSettings | undefined {
  const url = optional('ELASTICSEARCH_URL', settings.ELASTICSEARCH_URL, env)
  if (url === undefined) {
    const meant = (['ELASTICSEARCH_API_KEY', 'ELASTICSEARCH_CA', 'ELASTICSEARCH_INDEX'] as const).find(
      (name) => env[name],
    )
    if (meant !== undefined) throw new StartupError(`ELASTICSEARCH_URL must be set, as ${meant} is`)
    return undefined
  }
  return {
    url,
    apiKey: optional('ELASTICSEARCH_API_KEY', settings.ELASTICSEARCH_API_KEY, env),
    caPath: optional('ELASTICSEARCH_CA', settings.ELASTICSEARCH_CA, env),
    alias: required('ELASTICSEARCH_INDEX', settings.ELASTICSEARCH_INDEX, env),
  }
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

/** @throws StartupError when the model's folder is not set. */
function vision(env: Environment): VisionSettings {
  const provider = required('VISION', settings.VISION, env)
  if (provider !== 'transformers') return { provider }
  const folder = optional('VISION_MODEL', settings.VISION_MODEL, env)
  if (folder === undefined) throw new StartupError('VISION_MODEL must be set for VISION=transformers')
  return { provider, folder }
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

/** Brokers alone turn Kafka on. @throws StartupError when a user is set without a password. */
function kafka(env: Environment): KafkaSettings | undefined {
  const brokers = optional('KAFKA_BROKERS', settings.KAFKA_BROKERS, env)
  const username = optional('KAFKA_SASL_USERNAME', settings.KAFKA_SASL_USERNAME, env)
  const password = optional('KAFKA_SASL_PASSWORD', settings.KAFKA_SASL_PASSWORD, env)
  const mechanism = required('KAFKA_SASL_MECHANISM', settings.KAFKA_SASL_MECHANISM, env)
  const ca = optional('KAFKA_SSL_CA', settings.KAFKA_SSL_CA, env)
  const hasTls = required('KAFKA_SSL', settings.KAFKA_SSL, env)
  const retentionDays = required('KAFKA_RETENTION_DAYS', settings.KAFKA_RETENTION_DAYS, env)
  const topicPrefix = optional('KAFKA_TOPIC_PREFIX', settings.KAFKA_TOPIC_PREFIX, env) ?? ''
  const rest = {
    // Members of one group that read different topics take partitions from each other that they do not read.
    group: optional('KAFKA_GROUP', settings.KAFKA_GROUP, env) ?? `${topicPrefix}shopclerk`,
    topicPrefix,
    compaction: required('KAFKA_COMPACTION', settings.KAFKA_COMPACTION, env),
    replication: optional('KAFKA_REPLICATION', settings.KAFKA_REPLICATION, env),
  }
  if (brokers === undefined) return undefined
  if (username === undefined && password !== undefined)
    throw new StartupError('KAFKA_SASL_USERNAME must be set, as KAFKA_SASL_PASSWORD is')
  if (username !== undefined && password === undefined)
    throw new StartupError('KAFKA_SASL_PASSWORD must be set, as KAFKA_SASL_USERNAME is')
  if (ca !== undefined && !hasTls) throw new StartupError('KAFKA_SSL must be on for KAFKA_SSL_CA to be used')
  return {
    brokers,
    ...rest,
    tls: hasTls ? { ca } : undefined,
    sasl: username === undefined || password === undefined ? undefined : { mechanism, username, password },
    retentionDays: retentionDays === 0 ? undefined : retentionDays,
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

function discordSettings(env: Environment): DiscordSettings | { missing: string } | undefined {
  const botToken = optional('DISCORD_BOT_TOKEN', settings.DISCORD_BOT_TOKEN, env)
  const given = {
    applicationId: optional('DISCORD_APPLICATION_ID', settings.DISCORD_APPLICATION_ID, env),
    publicKey: optional('DISCORD_PUBLIC_KEY', settings.DISCORD_PUBLIC_KEY, env),
    handoffChannel: optional('DISCORD_HANDOFF_CHANNEL', settings.DISCORD_HANDOFF_CHANNEL, env),
  }
  const apiUrl = required('DISCORD_API_URL', settings.DISCORD_API_URL, env)
  const messages = required('DISCORD_MESSAGES', settings.DISCORD_MESSAGES, env)
  if (botToken !== undefined) return { botToken, ...given, apiUrl, messages }
  const isMeant = messages || Object.values(given).some((value) => value !== undefined)
  return isMeant ? { missing: 'DISCORD_BOT_TOKEN' } : undefined
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
