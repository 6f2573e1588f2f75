import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { buildApp } from '../../../src/app.ts'
import type { Reply } from '../../../src/chat/reply.ts'
import { openSqliteStateStore } from '../../../src/chat/stores/sqlite/sqlite-state-store.ts'
import type { State } from '../../../src/understanding/understanding.ts'
import { temporaryFolder, testConfig } from '../../fixtures/app.ts'
import { answerTo } from './discord-app.ts'
import { command, discordEnv, people, post, shopChannel } from './interactions.ts'
import { DiscordStandIn } from './stand-in.ts'

const refinements = ['wireless mouse', 'under $40', 'in black', 'cheapest first', 'any colour', 'from $10']

describe('a conversation of six steps', () => {
  it('comes to the same state on Discord as on the web, message by message', async () => {
    const folder = temporaryFolder()
    const standIn = await DiscordStandIn.start()
    const app = await buildApp(testConfig(folder, discordEnv(standIn)))
    await app.listen({ port: 0, host: '127.0.0.1' })
    await app.catalogueLoaded
    const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const store = await openSqliteStateStore(`${folder}/state.db`)

    const onWeb: State[] = []
    let conversationId: string | undefined
    for (const message of refinements) {
      const payload = { message, ...(conversationId && { conversationId }) }
      const reply = (await app.inject({ method: 'POST', url: '/api/chat', payload })).json() as Reply
      conversationId = reply.conversationId
      onWeb.push(reply.state)
    }

    const onDiscord: unknown[] = []
    for (const message of refinements) {
      const asked = command(standIn, 'ask', { message })
      await post(url, standIn, asked)
      await answerTo(standIn, asked)
      onDiscord.push(await store.state(`${shopChannel}/${people.ada}`))
    }
    expect(onDiscord).toEqual(onWeb)
    expect(onWeb.at(-1)).toMatchObject({ price: { min: 1000 }, sort: 'price_asc' })
    expect(standIn.problems).toEqual([])
    await store.close()
    await app.close()
    await standIn.stop()
  })
})
