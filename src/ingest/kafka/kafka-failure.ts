import type { KafkaSettings } from '../kafka-settings.ts'

/** What of an error of kafkajs is looked at. */
interface Failure {
  name: string
  message: string
  type: string | undefined
  code: string | undefined
}

/** From an error to what caused it; kafkajs wraps up to three times. */
function* causes(error: unknown): Generator<Failure> {
  let next = error
  for (let depth = 0; depth < 8 && next instanceof Error; depth++) {
    const { name, message } = next
    yield {
      ...{ name, message },
      type: 'type' in next && typeof next.type === 'string' ? next.type : undefined,
      code: 'code' in next && typeof next.code === 'string' ? next.code : undefined,
    }
    if ('errors' in next && Array.isArray(next.errors) && next.errors.length > 0) next = next.errors[0]
    else if ('partitions' in next && Array.isArray(next.partitions)) next = next.partitions[0]?.error
    else next = 'originalError' in next && next.originalError !== undefined ? next.originalError : next.cause
  }
}

/** Whether an error is, or was caused by, one of these of the Kafka protocol. */
export const isOfType = (error: unknown, ...types: readonly string[]): boolean =>
  [...causes(error)].some(({ type }) => type !== undefined && types.includes(type))

/** Error types of the Kafka protocol that an operator can do something about. */
const answers: Readonly<Record<string, string>> = {
  UNKNOWN_TOPIC_OR_PARTITION: 'A topic is missing. Run npm run kafka:init.',
  TOPIC_AUTHORIZATION_FAILED:
    'This user may not use the topics. Give it READ, WRITE and DESCRIBE on them (DELETE on the dead letters for npm run kafka:replay; CREATE and DESCRIBE_CONFIGS for npm run kafka:init).',
  GROUP_AUTHORIZATION_FAILED: 'This user may not use the consumer group. Give it READ on groups that begin with',
  CLUSTER_AUTHORIZATION_FAILED:
    'This user may not do that on the cluster. Give it IDEMPOTENT_WRITE (and CREATE for npm run kafka:init).',
  INVALID_REPLICATION_FACTOR:
    'There are fewer brokers than KAFKA_REPLICATION asks for. Set it to at most their number.',
  POLICY_VIOLATION: 'The cluster has a rule against it',
  UNSUPPORTED_SASL_MECHANISM: 'The brokers do not take this KAFKA_SASL_MECHANISM. Set it to one that they take.',
}

/** What went wrong with Kafka, in one line that says what to do. */
export function kafkaFailure(error: unknown, { brokers, group, sasl, tls }: KafkaSettings): string {
  const found = [...causes(error)]
  const at = brokers.join(', ')
  const isOf = (pattern: RegExp): boolean =>
    found.some(({ name, message, type, code }) => pattern.test(`${name} ${type ?? ''} ${code ?? ''} ${message}`))
  for (const { type } of found) {
    const answer = answers[type ?? '']
    if (type === 'GROUP_AUTHORIZATION_FAILED') return `Kafka: ${answer} ${group}.`
    if (type === 'POLICY_VIOLATION') return `Kafka: ${answer}: ${found[0]?.message}`
    if (answer !== undefined) return `Kafka: ${answer}`
  }
  if (isOf(/SASLAuthentication|authentication failed|SASL .*failed|ILLEGAL_SASL_STATE/i))
    return sasl === undefined
      ? `Kafka: the brokers at ${at} ask for a user. Set KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD.`
      : `Kafka: the brokers at ${at} do not let this user in. Check KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD and KAFKA_SASL_MECHANISM (${sasl.mechanism}).`
  if (isOf(/CERT|self.signed|altname|unable to verify|issuer/i))
    return `Kafka: the certificate of ${at} is not trusted. Set KAFKA_SSL_CA to the file of the authority that signed it.`
  if (isOf(/EPROTO|wrong version number|SSL routines/i))
    return `Kafka: ${at} does not speak TLS. Set KAFKA_SSL=off, or KAFKA_BROKERS to a port that does.`
  if (
    isOf(
      /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|ECONNRESET|timeout|NoBroker|Closed connection|ConnectionError|ConnectionClosed/i,
    )
  )
    return `Kafka: no broker answers at ${at}. Check KAFKA_BROKERS${tls === undefined ? ' (and KAFKA_SSL, if it takes only TLS)' : ''}, and that Kafka is up.`
  return `Kafka: ${(found.at(-1)?.message ?? String(error)).replace(/\s+/g, ' ').slice(0, 300)}`
}
