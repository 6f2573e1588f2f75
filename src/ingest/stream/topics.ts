/** Topics that the catalogue is fed by (DESIGN.md, 8). Their names on a server may have a prefix. */
export const sourceTopics = ['products', 'product-images'] as const
export type SourceTopic = (typeof sourceTopics)[number]

export const retryTopics = ['products-retry', 'product-images-retry'] as const
export type RetryTopic = (typeof retryTopics)[number]

export const deadLetterTopic = 'dead-letter-queue'

export const topicNames = [...sourceTopics, ...retryTopics, deadLetterTopic] as const
export type TopicName = (typeof topicNames)[number]

/** Where a record of `topic` waits for its next try. */
export const retryTopicOf = (topic: SourceTopic): RetryTopic => `${topic}-retry`

/** What a record is, whichever of the topics it is read from. */
export const sourceTopicOf = (topic: SourceTopic | RetryTopic): SourceTopic =>
  topic.startsWith('product-images') ? 'product-images' : 'products'
