import { resolve } from 'node:path'
import { saslMechanisms } from '../ingest/kafka-settings.ts'
import { integer, matching, oneOf, setting } from './setting.ts'

/** Kafka's own rule for names of topics, and as many characters as leave room for the names themselves. */
const namePart = /^[\w.-]{1,200}$/

/** The settings of Kafka. */
export const kafkaSettings = {
  KAFKA_BROKERS: setting({
    help: 'Comma-separated brokers, such as `kafka1:9092,kafka2:9092`: feeds and changes go through Kafka; unset: Kafka is off',
    default: undefined,
    parse: brokers,
  }),
  KAFKA_GROUP: setting({
    help: 'Consumer group; instances of one group share the work; unset: `shopclerk`, with `KAFKA_TOPIC_PREFIX` before it',
    default: undefined,
    parse: matching(namePart, 'at most 200 letters, digits, dots, dashes and underscores'),
  }),
  KAFKA_TOPIC_PREFIX: setting({
    help: 'Stands before the names of the topics, where several shops share a cluster; unset: nothing does',
    default: undefined,
    parse: matching(namePart, 'at most 200 letters, digits, dots, dashes and underscores'),
  }),
  KAFKA_SSL: setting({
    help: '`on`: brokers are reached by TLS',
    default: 'off',
    parse: (text) => oneOf('on', 'off')(text) === 'on',
  }),
  KAFKA_SSL_CA: setting({
    help: 'File of the certificates (PEM) that brokers’ certificates are signed by; unset: those that Node trusts',
    default: undefined,
    parse: (text) => resolve(text),
  }),
  KAFKA_SASL_MECHANISM: setting({
    help: `How the brokers are logged in to: ${saslMechanisms.map((name) => `\`${name}\``).join(', ')}; used when \`KAFKA_SASL_USERNAME\` is set`,
    default: 'scram-sha-512',
    parse: oneOf(...saslMechanisms),
  }),
  KAFKA_SASL_USERNAME: setting({
    help: 'User of the brokers; unset: they are not logged in to',
    default: undefined,
    parse: (text) => text,
  }),
  KAFKA_SASL_PASSWORD: setting({
    help: 'Password of that user',
    default: undefined,
    parse: (text) => text,
    secret: true,
  }),
  KAFKA_RETENTION_DAYS: setting({
    help: 'Days that `npm run kafka:init` has records kept; 0: for ever',
    default: '30',
    parse: integer(0, 36_500),
  }),
  KAFKA_COMPACTION: setting({
    help: '`on`: `npm run kafka:init` has the newest record of each product kept for ever, and older ones dropped, in place of keeping by days',
    default: 'off',
    parse: (text) => oneOf('on', 'off')(text) === 'on',
  }),
  KAFKA_REPLICATION: setting({
    help: 'Copies of each topic that `npm run kafka:init` makes; unset: as the brokers have it',
    default: undefined,
    parse: integer(1, 100),
  }),
}

function brokers(text: string): string[] {
  return text.split(',').map((part) => {
    const broker = part.trim()
    const port = /^(?:[\w.-]+|\[[\da-f:]+\]):(\d{1,5})$/i.exec(broker)?.[1]
    if (port === undefined || Number(port) < 1 || Number(port) > 65_535)
      throw new Error(`must be a comma-separated list of brokers such as kafka1:9092; '${broker}' is none`)
    return broker
  })
}
