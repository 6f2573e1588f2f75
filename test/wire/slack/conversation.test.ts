import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { buildApp } from '../../../src/app.ts'
import type { Reply } from '../../../src/chat/reply.ts'
import { openSqliteStateStore } from '../../../src/chat/stores/sqlite/sqlite-state-store.ts'
import type { State } from '../../../src/understanding/understanding.ts'
import { temporaryFolder, testConfig } from '../../fixtures/app.ts'
import { until } from './slack-app.ts'
import { postEvent, slackEnv, written } from './slack-events.ts'
import { bot, SlackStandIn } from './stand-in.ts'

const refinements = ['wireless mouse', 'under $40', 'in black', 'cheapest first', 'show more', 'any colour', 'from $10']

describe('a conversation of refinements', () => {
  it('comes to the same state on Slack as on the web, message by message', async () => {
    const folder = temporaryFolder()
    const standIn = await SlackStandIn.start()
    const app = await buildApp(testConfig(folder, slackEnv(standIn)))
    await app.listen({ port: 0, host: '127.0.0.1' })
    await app.catalogueLoaded
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const store = await openSqliteStateStore(`${folder}/state.db`)

    const onWeb: State[] = []
    let conversationId: string | undefined
    for (const message of refinements) {
      const response = await app.inject({
        method: 'POST',
        url: '/api/chat',
        payload: { message, ...(conversationId && { conversationId }) },
      })
      const reply = response.json() as Reply
      conversationId = reply.conversationId
      onWeb.push(reply.state)
    }

    const onSlack: unknown[] = []
    const root = standIn.nextTs()
    for (const [n, text] of refinements.entries()) {
      const first = n === 0 ? { text: `<@${bot.userId}> ${text}`, ts: root } : { thread_ts: root }
      await postEvent(url, written(standIn, text, first))
      await until(`answer ${n}`, () => standIn.answersIn('C0SHOP', root).length === n + 1)
      onSlack.push(await store.state(`C0SHOP/${root}`))
    }
    expect(onSlack).toEqual(onWeb)
    expect(onWeb.at(-1)).toMatchObject({ price: { min: 1000 }, sort: 'price_asc' })
    expect(standIn.problems).toEqual([])
    await store.close()
    await app.close()
    await standIn.stop()
  })
})
