import { describe, expect, it } from 'vitest'
import { topicProblems, wantedTopics } from '../../../src/ingest/kafka/topic-settings.ts'
import type { KafkaSettings } from '../../../src/ingest/kafka-settings.ts'

const settings: KafkaSettings = {
  ...{ brokers: ['b:9092'], tls: undefined, sasl: undefined, group: 'g', topicPrefix: 'p-' },
  ...{ retentionDays: 7, compaction: false, replication: undefined },
}
const [products] = wantedTopics(settings)

describe('topics as they are to be', () => {
  it('are five of ten partitions, kept for days', () => {
    const wanted = wantedTopics(settings)
    expect(wanted.map(({ topic }) => topic)).toEqual([
      ...['products', 'product-images', 'products-retry', 'product-images-retry', 'dead-letter-queue'],
    ])
    for (const { partitions, config } of wanted) {
      expect(partitions).toBe(10)
      expect(config).toMatchObject({
        'max.message.bytes': '4194304',
        'cleanup.policy': 'delete',
        'retention.ms': '604800000',
      })
    }
  })

  it('are kept for ever, or the products by their newest record, when that is set', () => {
    expect(wantedTopics({ ...settings, retentionDays: undefined })[0]?.config['retention.ms']).toBe('-1')
    const [compacted, images] = wantedTopics({ ...settings, compaction: true })
    expect(compacted?.config).toMatchObject({ 'cleanup.policy': 'compact' })
    expect(compacted?.config).not.toHaveProperty('retention.ms')
    expect(images?.config).toMatchObject({ 'cleanup.policy': 'delete' })
  })

  it('have no problems when they are so, or have more partitions', () => {
    if (products === undefined) throw new Error('no topic')
    expect(topicProblems(products, { partitions: 10, config: products.config }, 'p-products')).toEqual([])
    expect(topicProblems(products, { partitions: 40, config: { ...products.config, other: 'x' } }, 'x')).toEqual([])
  })

  it('say each problem with what mends it', () => {
    if (products === undefined) throw new Error('no topic')
    const config = { ...products.config, 'max.message.bytes': '1' }
    expect(topicProblems(products, { partitions: 1, config }, 'p-products')).toEqual([
      'p-products has 1 partitions, not 10: kafka-topics.sh --alter --topic p-products --partitions 10',
      'p-products: max.message.bytes is 1, not 4194304: kafka-configs.sh --alter --entity-type topics --entity-name p-products --add-config max.message.bytes=4194304',
    ])
  })
})
