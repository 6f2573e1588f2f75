/** How Kafka is reached, and what is made of it. */
export interface KafkaSettings {
  /** Each `host:port`. */
  brokers: string[]
  /** Undefined: no TLS. `ca`: a file of certificates to trust in place of the system's. */
  tls: { ca: string | undefined } | undefined
  sasl: { mechanism: SaslMechanism; username: string; password: string } | undefined
  /** The consumer group; instances of one group share the work. */
  group: string
  /** Stands before the names of topics. */
  topicPrefix: string
  /** Days that records are kept; undefined: for ever. */
  retentionDays: number | undefined
  /** Whether of each product only its newest record is kept, for ever. */
  compaction: boolean
  /** Copies of each topic; undefined: as the brokers have it. */
  replication: number | undefined
}

export const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const
export type SaslMechanism = (typeof saslMechanisms)[number]
