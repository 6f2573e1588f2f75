import { afterEach, describe, expect, it } from 'vitest'
import { createSlackChannel } from '../../../src/channels/slack/index.ts'
import { delivererContract, storedReplyOf } from '../../contracts/deliverer.ts'
import { recordingLog } from '../../fixtures/chat.ts'
import { bot, SlackStandIn } from './stand-in.ts'

const standIns: SlackStandIn[] = []
afterEach(() => {
  for (const standIn of standIns.splice(0)) expect(standIn.problems).toEqual([])
})

async function open(conversationId: (n: number) => string) {
  const standIn = await SlackStandIn.start()
  standIns.push(standIn)
  const settings = {
    botToken: bot.token,
    signingSecret: 'x'.repeat(10),
    appToken: undefined,
    apiUrl: standIn.apiUrl,
    handoffChannel: undefined,
  }
  const { deliverer } = await createSlackChannel({ settings, publicUrl: undefined, log: recordingLog() })
  let messages = 0
  return {
    standIn,
    deliverer,
    storedReply(text: string) {
      messages += 1
      return storedReplyOf('slack', text, { conversationId: conversationId(messages), messageId: standIn.nextTs() })
    },
    shown: async () => standIn.messages.map(({ text }) => text),
    refuseNext: () => standIn.trouble('chat.postMessage', { cut: true }),
    loseNextResponse: () => standIn.trouble('chat.postMessage', { loseResponse: true }),
    close: () => standIn.stop(),
  }
}

delivererContract('Slack, in a thread', () => open(() => 'C0SHOP/1700000000.000100'))
delivererContract('Slack, in direct messages', () => open(() => 'D0ADA'))
delivererContract('Slack, in many channels', () => open((n) => `C0SHOP${n}/1700000000.000100`))

describe('an answer that is looked for', () => {
  it('is found behind many others of its conversation', async () => {
    for (const conversation of ['C0SHOP/1700000000.000100', 'D0ADA']) {
      const { standIn, deliverer, storedReply, close } = await open(() => conversation)
      const first = storedReply('one')
      const [channel = '', thread] = conversation.split('/')
      const others = () => {
        for (let n = 0; n < 5; n += 1)
          standIn.messages.push({
            channel,
            ts: standIn.nextTs(),
            user: 'U0BOB',
            text: 'chatter',
            blocks: [],
            ...(thread && { thread_ts: thread }),
          })
      }
      others()
      await deliverer.deliver(first, false)
      others()
      await deliverer.deliver(first, true)
      expect(standIn.answersIn(channel)).toHaveLength(1)
      await close()
    }
  })
})
