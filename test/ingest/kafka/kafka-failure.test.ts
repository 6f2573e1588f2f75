import { expect, it } from 'vitest'
import { kafkaFailure } from '../../../src/ingest/kafka/kafka-failure.ts'
import type { KafkaSettings } from '../../../src/ingest/kafka-settings.ts'

const settings: KafkaSettings = {
  ...{ brokers: ['one:9092', 'two:9092'], tls: undefined, sasl: undefined, group: 'shop', topicPrefix: '' },
  ...{ retentionDays: 7, compaction: false, replication: undefined },
}
const sasl = { mechanism: 'plain', username: 'u', password: 'topsecret' } as const

const error = (name: string, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more })
const protocol = (type: string): Error => error('KafkaJSProtocolError', 'said by the broker', { type })

it.each([
  [protocol('UNKNOWN_TOPIC_OR_PARTITION'), /^Kafka: A topic is missing\. Run npm run kafka:init\.$/],
  [
    error('Outer', 'x', { cause: protocol('TOPIC_AUTHORIZATION_FAILED') }),
    /may not use the topics\. Give it READ, WRITE/,
  ],
  [protocol('GROUP_AUTHORIZATION_FAILED'), /Give it READ on groups that begin with shop\.$/],
  [protocol('INVALID_REPLICATION_FACTOR'), /KAFKA_REPLICATION/],
  [error('KafkaJSSASLAuthenticationError', 'no'), /ask for a user\. Set KAFKA_SASL_USERNAME/],
  [
    error('KafkaJSConnectionError', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }),
    /no broker answers at one:9092, two:9092\. Check KAFKA_BROKERS \(and KAFKA_SSL/,
  ],
  [error('KafkaJSConnectionError', 'self-signed certificate in certificate chain'), /Set KAFKA_SSL_CA/],
  [error('KafkaJSConnectionError', 'write EPROTO wrong version number'), /does not speak TLS\. Set KAFKA_SSL=off/],
  [
    error('KafkaJSNumberOfRetriesExceeded', 'gave up', { cause: error('X', 'something\nnew') }),
    /^Kafka: something new$/,
  ],
  ['not an error', /^Kafka: not an error$/],
])('%s is one line that says what to do', (failure, line) => {
  const said = kafkaFailure(failure, settings)
  expect(said).toMatch(line)
  expect(said).not.toContain('\n')
})

it('names the settings of a user, and never the password', () => {
  const said = kafkaFailure(error('KafkaJSSASLAuthenticationError', 'no topsecret'), { ...settings, sasl })
  expect(said).toMatch(
    /do not let this user in\. Check KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD and KAFKA_SASL_MECHANISM \(plain\)/,
  )
  expect(said).not.toContain('topsecret')
})
