import { resolve } from 'node:path'
import { elasticsearchSettings } from './elasticsearch-settings.ts'
import { imageSettings } from './image-settings.ts'
import { kafkaSettings } from './kafka-settings.ts'
import {
  addressWithPassword,
  apiUrl,
  currency,
  httpAddress,
  integer,
  matching,
  oneOf,
  origins,
  publicUrl,
  secret,
  setting,
  snowflake,
} from './setting.ts'

export type CatalogueFormat = 'jsonl' | 'csv' | 'icecat' | 'acp'

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
  ...elasticsearchSettings,
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
  VISION: setting({
    help: 'What search by a picture goes by: `embedded` (colour and shape), `transformers` (a CLIP model), or `off`',
    default: 'embedded',
    parse: oneOf('embedded', 'transformers', 'off'),
  }),
  VISION_MODEL: setting({
    help: 'Folder of a CLIP model in ONNX, for `VISION=transformers`',
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
  OPENAI_VISION_MODEL: setting({
    help: 'Model that reads pictures of lists, when `OPENAI_API_KEY` is set; `off`: they are read here, by OCR',
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
  ...kafkaSettings,
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
    parse: addressWithPassword,
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
    help: 'Where the service is reached from outside; unset: Slack and Discord show no pictures and pages of its own',
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
  DISCORD_BOT_TOKEN: setting({
    help: 'Bot token of the Discord application; unset: Discord is off',
    default: undefined,
    parse: matching(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'the token of a bot: three parts with full stops between them'),
    secret: true,
  }),
  DISCORD_APPLICATION_ID: setting({
    help: 'Id of the Discord application, for registering its commands; unset: Discord is asked by the token',
    default: undefined,
    parse: snowflake('an application'),
  }),
  DISCORD_PUBLIC_KEY: setting({
    help: 'Public key of the Discord application: interactions come to `POST /discord/interactions`; unset: by the gateway, without an address of your own',
    default: undefined,
    parse: matching(/^[\da-fA-F]{64}$/, 'the public key of the application: 64 hexadecimal digits'),
  }),
  DISCORD_API_URL: setting({
    help: 'Another base of Discord’s API, for proxies; the gateway’s address comes from it',
    default: 'https://discord.com/api/',
    parse: apiUrl,
  }),
  DISCORD_MESSAGES: setting({
    help: '`on`: mentions in channels, and the threads that follow, are answered too',
    default: 'off',
    parse: (text) => oneOf('on', 'off')(text) === 'on',
  }),
  DISCORD_HANDOFF_CHANNEL: setting({
    help: 'Id of the Discord channel that gets a conversation when its shopper wants a person',
    default: undefined,
    parse: snowflake('a channel'),
  }),
  WIDGET_ORIGINS: setting({
    help: 'Comma-separated origins whose pages may use the service; unset: its own only',
    default: undefined,
    parse: origins,
  }),
  SHOW_QUERIES: setting({
    help: '`on` or `off`: whether pages and callers are told what was asked of the search engine',
    default: 'on',
    parse: (text) => oneOf('on', 'off')(text) === 'on',
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
  PICTURES_KEEP_MINUTES: setting({
    help: 'Minutes after which an uploaded picture is removed even where its message was never answered; else it goes with the answer',
    default: '60',
    parse: integer(1, 1_440),
  }),
  LOG_LEVEL: setting({
    help: `${logLevels.map((level) => `\`${level}\``).join(', ')}`,
    default: 'info',
    parse: oneOf(...logLevels),
  }),
}

export type SettingName = keyof typeof settings
