import { delivererContract, storedReplyOf } from '../contracts/deliverer.ts'
import { FakePlatform, platformDeliverer } from '../fixtures/platform.ts'

delivererContract('A platform with metadata', async () => {
  const platform = new FakePlatform()
  return {
    deliverer: platformDeliverer(platform),
    storedReply: (text) => storedReplyOf('slack', text, { conversationId: 'talk', messageId: `message of ${text}` }),
    shown: async () =>
      platform.posts.map(({ reply }) => reply.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')),
    refuseNext: () => platform.troubles.push('refused'),
    loseNextResponse: () => platform.troubles.push('response-lost'),
    close: async () => undefined,
  }
})
