import { setTimeout as sleep } from 'node:timers/promises'
import { type Admin, Kafka, type KafkaConfig, logLevel } from 'kafkajs'
import { StartupError } from '../../errors.ts'
import type { KafkaSettings } from '../kafka-settings.ts'
import type { TopicName } from '../stream/topics.ts'
import { readCertificates } from './certificates.ts'
import { kafkaFailure } from './kafka-failure.ts'
import { withoutTimerWarnings } from './quiet-warnings.ts'

/** kafkajs, set up, and what the topics are called on the server. */
export interface KafkaClient {
  kafka: Kafka
  settings: KafkaSettings
  /** The topic's name on the server. */
  named(topic: TopicName): string
  /** An error in one line for the operator. */
  failure(error: unknown): string
}

/** A broker that is there answers in milliseconds; one that is not should be said soon. */
const connectionTimeout = 3_000
/** A fetch may wait for records, and a produce for copies. */
const requestTimeout = 20_000

/** @throws StartupError when the file of certificates cannot be used. */
export async function openKafkaClient(settings: KafkaSettings): Promise<KafkaClient> {
  withoutTimerWarnings()
  const { brokers, tls, sasl, topicPrefix } = settings
  const kafka = new Kafka({
    clientId: 'shopclerk',
    brokers,
    connectionTimeout,
    requestTimeout,
    // What goes wrong is said once, by who asked for it.
    logLevel: logLevel.NOTHING,
    ...(tls === undefined ? {} : { ssl: tls.ca === undefined ? true : { ca: [await readCertificates(tls.ca)] } }),
    ...(sasl === undefined ? {} : { sasl: sasl as NonNullable<KafkaConfig['sasl']> }),
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
  })
  return {
    kafka,
    settings,
    named: (topic) => topicPrefix + topic,
    failure: (error) => kafkaFailure(error, settings),
  }
}

/** Tries of what an administrator asks: a topic that was just made has no leader for a moment. */
const adminTries = 5
const adminWaitMs = 300

/**
 * Does `work` with an administrator's connection; again, when Kafka says that it may work later. @throws StartupError,
 * in one line, when Kafka does not do it.
 */
export async function withAdmin<T>({ kafka, failure }: KafkaClient, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = kafka.admin()
  try {
    await admin.connect()
    for (let tries = 1; ; tries++) {
      try {
        return await work(admin)
      } catch (error) {
        if (tries >= adminTries || !isOfTheMoment(error)) throw error
        await sleep(adminWaitMs)
      }
    }
  } catch (error) {
    if (error instanceof StartupError) throw error
    throw new StartupError(failure(error), { cause: error })
  } finally {
    await admin.disconnect()
  }
}

/** That a broker answered, and that the same may work later. */
const isOfTheMoment = (error: unknown): boolean =>
  error instanceof Error && error.name === 'KafkaJSProtocolError' && 'retriable' in error && error.retriable === true
