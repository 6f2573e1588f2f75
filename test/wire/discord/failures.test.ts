import { describe, expect, it } from 'vitest'
import { answerTo, until, useDiscordApp } from './discord-app.ts'
import { command, people, textOf } from './interactions.ts'
import { directChannel, type Message, type Trouble } from './stand-in.ts'

const discord = useDiscordApp()
const channel = (n: number): string => `37000000000000000${String(n).padStart(2, '0')}`
const shows = (message: Message | undefined): string => textOf(message?.components)
const person = (n: number): string => `20000000000000001${String(n).padStart(2, '0')}`

/** Asks where the next edits of responses meet these troubles. */
async function askedWith(n: number, ...troubles: Trouble[]) {
  discord.standIn.trouble('PATCH @original', ...troubles)
  const asked = command(discord.standIn, 'search', { query: 'desk lamp' }, { channel: channel(n), user: person(n) })
  await discord.send(asked)
  return asked
}

describe('an answer that Discord does not take at once', () => {
  it('for its limits comes later: Retry-After is kept to, and nothing is lost', async () => {
    const started = performance.now()
    await answerTo(discord.standIn, await askedWith(1, { retryAfter: 1 }, { retryAfter: 1 }))
    expect(performance.now() - started).toBeGreaterThan(1_900)
  })

  it('for a long limit is held back by us, and holds up no other', async () => {
    const held = await askedWith(2, { retryAfter: 6 })
    const started = performance.now()
    await discord.asked('search', { query: 'mouse' }, { channel: channel(3) })
    expect(performance.now() - started).toBeLessThan(5_500)
    await answerTo(discord.standIn, held)
  })

  it('for a trouble of its own, a cut or a lost response is tried again, and is one', async () => {
    const asked = await askedWith(4, { status: 502 }, { cut: true }, { loseResponse: true })
    await answerTo(discord.standIn, asked)
    const tries = () => discord.standIn.calls.filter(({ path }) => path.includes(String(asked.token))).length
    await until('the try after the lost response', () => tries() === 4)
    expect(discord.standIn.messages.filter(({ interaction }) => interaction === asked.id)).toHaveLength(1)
  })

  it('for a picture comes without pictures, for its components as words', async () => {
    const invalid = { status: 400, code: 50035, message: 'Invalid Form Body' }
    const plain = await answerTo(discord.standIn, await askedWith(6, invalid))
    expect(plain.components.map(({ type }) => type)).toContain(17)
    const words = await answerTo(discord.standIn, await askedWith(7, invalid, invalid))
    expect(words.components.map(({ type }) => type)).toEqual([10])
    expect(shows(words)).toMatch(/lamp/i)
  })

  it('for what nobody knows is said not to come, kindly', async () => {
    const strange = { status: 400, code: 99_999, message: 'Something new' }
    expect(shows(await answerTo(discord.standIn, await askedWith(9, strange)))).toMatch(/does not let me show it/)
  })

  it('because it does not know of the deferral yet is tried again soon', async () => {
    const unknown = { status: 404, code: 10015, message: 'Unknown Webhook' }
    await answerTo(discord.standIn, await askedWith(8, unknown, unknown))
    expect(discord.standIn.answersIn(directChannel(person(8)))).toEqual([])
  })
})

describe('an answer that has no place any more', () => {
  it('whose interaction is over comes as a direct message, once', async () => {
    const where = { channel: channel(10), user: person(10), at: Date.now() - 20 * 60_000 }
    const asked = command(discord.standIn, 'search', { query: 'desk lamp' }, where)
    const edits = discord.standIn.callsOf('PATCH @original').length
    await discord.send(asked)
    const [answer] = await discord.answers(1, directChannel(person(10)))
    expect(shows(answer)).toMatch(/lamp/i)
    // Nobody tries what cannot come to anything.
    expect(discord.standIn.callsOf('PATCH @original')).toHaveLength(edits)
    if (answer === undefined) return
    const response = await discord.pressed(answer, 'How I searched', { user: person(10), direct: true })
    expect(textOf(response.data)).toMatch(/keyword|vector/)
  })

  it('whose interaction Discord has given up on comes as a direct message', async () => {
    const over = { status: 404, code: 10015, message: 'Unknown Webhook' }
    await askedWith(11, over, over, over, over, over)
    expect(shows((await discord.answers(1, directChannel(person(11))))[0])).toMatch(/lamp/i)
  })

  it('whose response was deleted comes beside it', async () => {
    const asked = await askedWith(12, { status: 404, code: 10008, message: 'Unknown Message' })
    const beside = await answerTo(discord.standIn, asked)
    expect(discord.standIn.callsOf('POST follow-up')).toHaveLength(1)
    expect(beside.ephemeral).toBe(person(12))
  })

  it('because its asker takes no direct messages either is left at that; everything else goes on', async () => {
    const over = { status: 404, code: 10015, message: 'Unknown Webhook' }
    discord.standIn.trouble('POST message', { status: 403, code: 50007, message: 'Cannot send messages to this user' })
    await askedWith(13, over, over, over, over, over)
    await discord.asked('search', { query: 'mouse' }, { channel: channel(14), user: people.bob })
    const ready = (await discord.app.inject('/readyz')).json()
    expect(ready.checks.discord).toMatchObject({ ok: true })
  })
})
