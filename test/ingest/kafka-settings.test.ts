import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../src/config.ts'

const KAFKA_BROKERS = 'one:9092, two:9093'

describe('the settings of Kafka', () => {
  it('are off without brokers', () => {
    expect(loadConfig({}).kafka).toBeUndefined()
    expect(loadConfig({ KAFKA_GROUP: 'g' }).kafka).toBeUndefined()
  })

  it('have defaults', () => {
    expect(loadConfig({ KAFKA_BROKERS }).kafka).toEqual({
      ...{ brokers: ['one:9092', 'two:9093'], group: 'shopclerk', topicPrefix: '', compaction: false },
      ...{ tls: undefined, sasl: undefined, retentionDays: 30, replication: undefined },
    })
  })

  it('keep shops apart that share a cluster', () => {
    const own = { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX: 'lamps-' }
    expect(loadConfig(own).kafka).toMatchObject({ topicPrefix: 'lamps-', group: 'lamps-shopclerk' })
    expect(loadConfig({ ...own, KAFKA_GROUP: 'g' }).kafka).toMatchObject({ group: 'g' })
  })

  it('are read', () => {
    const sasl = { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' }
    const rest = { KAFKA_SSL: 'on', KAFKA_RETENTION_DAYS: '0', KAFKA_COMPACTION: 'on', KAFKA_REPLICATION: '3' }
    expect(loadConfig({ KAFKA_BROKERS, ...sasl, ...rest }).kafka).toMatchObject({
      ...{ sasl: { mechanism: 'plain', username: 'u', password: 'p' }, tls: { ca: undefined } },
      ...{ retentionDays: undefined, compaction: true, replication: 3 },
    })
  })

  it('stop the start in one line that names the wrong one', () => {
    const wrong = (env: Record<string, string>) => () => loadConfig({ KAFKA_BROKERS, ...env })
    expect(wrong({ KAFKA_BROKERS: 'nowhere' })).toThrow(/^KAFKA_BROKERS must be a comma-separated list/)
    expect(wrong({ KAFKA_BROKERS: 'kafka://host:9092' })).toThrow(/^KAFKA_BROKERS/)
    expect(wrong({ KAFKA_BROKERS: 'host:99999' })).toThrow(/^KAFKA_BROKERS/)
    expect(wrong({ KAFKA_SASL_USERNAME: 'u' })).toThrow('KAFKA_SASL_PASSWORD must be set, as KAFKA_SASL_USERNAME is')
    expect(wrong({ KAFKA_SASL_PASSWORD: 'p' })).toThrow('KAFKA_SASL_USERNAME must be set, as KAFKA_SASL_PASSWORD is')
    expect(wrong({ KAFKA_SASL_MECHANISM: 'md5' })).toThrow(/^KAFKA_SASL_MECHANISM must be one of/)
    expect(wrong({ KAFKA_SSL_CA: '/ca.pem' })).toThrow('KAFKA_SSL must be on for KAFKA_SSL_CA to be used')
  })
})
