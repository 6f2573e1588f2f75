import { describe, expect, it } from 'vitest'
import { answerTo, buttonOf, labelsOf, until } from './discord-app.ts'
import { useGatewayApp, written } from './gateway-app.ts'
import { autocomplete, command, people, press } from './interactions.ts'
import { directChannel } from './stand-in.ts'

const discord = useGatewayApp()
const { dispatch, say } = discord
const channel = (n: number): string => `340000000000000000${n}`

/** Asks by a command in a channel of its own. */
function ask(query: string, n: number) {
  const asked = command(discord.standIn, 'search', { query, max_price: 40 }, { channel: channel(n) })
  dispatch(asked)
  return asked
}

describe('the gateway', () => {
  it('brings the same interactions as HTTP does, with no privileged intent', async () => {
    const { standIn, gateway } = discord
    expect(gateway.identified).toEqual([{ intents: 1 << 12 }])
    const asked = ask('desk lamp', 1)
    const answer = await answerTo(standIn, asked)
    expect(answer.ephemeral).toBe(people.ada)
    expect(standIn.callsOf('POST callback')[0]).toEqual({ type: 5, data: { flags: 64 } })
    dispatch(press(standIn, answer, buttonOf(answer, '✕ under $40').customId))
    await until('the wider answer', () => !labelsOf(answer).includes('✕ under $40'))
    dispatch(autocomplete(standIn, 'search', 'brand', 'peb'))
    await until('the choices', () => standIn.callsOf('POST callback').some(({ type }) => type === 8))
  })

  it('leaves no address for interactions by HTTP', async () => {
    const response = await discord.app.inject({ method: 'POST', url: '/discord/interactions', payload: {} })
    expect(response.statusCode).toBe(404)
  })

  it('that drops is resumed, and neither loses nor repeats what came meanwhile', async () => {
    const { standIn, gateway } = discord
    const before = ask('desk lamp', 2)
    await answerTo(standIn, before)
    const edits = standIn.callsOf('PATCH @original').length
    gateway.drop()
    const meanwhile = ask('mouse', 3)
    await answerTo(standIn, meanwhile)
    expect(gateway.resumed).toHaveLength(1)
    expect(gateway.identified).toHaveLength(1)

    gateway.reconnect()
    const later = ask('backpack', 4)
    await answerTo(standIn, later)
    expect(gateway.resumed).toHaveLength(2)
    // The last event before each was sent once more.
    for (const { id } of [before, meanwhile, later])
      expect(standIn.messages.filter(({ interaction }) => interaction === id)).toHaveLength(1)
    expect(standIn.callsOf('PATCH @original')).toHaveLength(edits + 2)
  })

  it('whose session is over is begun anew', async () => {
    const { standIn, gateway } = discord
    gateway.forget()
    gateway.close(4000)
    await until('a new session', () => gateway.identified.length === 2 && gateway.isConnected)
    await answerTo(standIn, ask('desk lamp', 5))
    expect((await discord.app.inject('/readyz')).json()).toMatchObject({ checks: { discord: { ok: true } } })
  })

  it.each([{ cut: true } as const, { loseResponse: true } as const, { status: 502 }])(
    'is told a response once more when it may not have arrived (%j)',
    async (trouble) => {
      const { standIn } = discord
      standIn.trouble('POST callback', trouble)
      const asked = command(standIn, 'help', {}, { channel: channel(7) })
      const calls = standIn.callsOf('POST callback').length
      dispatch(asked)
      await until('both calls', () => standIn.callsOf('POST callback').length === calls + 2)
      await answerTo(standIn, asked)
      expect(standIn.messages.filter(({ interaction }) => interaction === asked.id)).toHaveLength(1)
    },
  )

  it('hears of an answer only after its deferral', async () => {
    const { standIn } = discord
    standIn.trouble('POST callback', { delayMs: 300 })
    const from = standIn.calls.length
    // The answer is ready long before Discord knows of its deferral.
    await answerTo(standIn, ask('desk lamp', 6))
    expect(standIn.calls.slice(from).map(({ name }) => name)).toEqual(['POST callback', 'PATCH @original'])
  })
})

describe('messages with the bot alone', () => {
  it('are answered without a privileged intent, and the conversation goes on', async () => {
    const { standIn } = discord
    const here = directChannel(people.ada)
    const direct = { guild_id: undefined, channel_id: here }
    say(written(standIn, 'desk lamp', direct))
    await until('an answer', () => standIn.answersIn(here).length === 1)
    say(written(standIn, 'under $40', direct))
    await until('another', () => standIn.answersIn(here).length === 2)
    const [, second] = standIn.answersIn(here)
    expect(second && labelsOf(second)).toContain('✕ under $40')
  })
})
