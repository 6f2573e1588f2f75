import { describe, expect, it } from 'vitest'
import { answerTo, buttonOf, labelsOf, until, useDiscordApp } from './discord-app.ts'
import { modal, people, press, textOf } from './interactions.ts'
import { directChannel, type Message } from './stand-in.ts'

const discord = useDiscordApp()
const channel = (n: number): string => `33000000000000000${String(n).padStart(2, '0')}`
const shows = (message: Message): string => textOf(message.components)

/** Presses, or chooses, and resolves with the answer in a message of its own. */
async function answered(message: Message, label: string | RegExp, values?: string[]): Promise<Message> {
  const pressed = press(discord.standIn, message, buttonOf(message, label).customId, values && { values })
  expect(await discord.send(pressed)).toMatchObject({ type: 5 })
  return answerTo(discord.standIn, pressed)
}

describe('a button of an answer that only one person sees', () => {
  it('takes a limit away in place', async () => {
    const answer = await discord.asked('search', { query: 'desk lamp', max_price: 40 }, { channel: channel(1) })
    expect(await discord.pressed(answer, '✕ under $40')).toEqual({ type: 6 })
    await until('the wider answer', () => !labelsOf(answer).includes('✕ under $40'))
    expect(discord.standIn.answersIn(channel(1))).toEqual([answer])
    expect(answer.ephemeral).toBe(people.ada)
  })

  it('shows more results in place', async () => {
    const answer = await discord.asked('search', { query: 'mouse' }, { channel: channel(2) })
    const before = shows(answer)
    const more = /^Show (?:\d+ )?more/i
    const response = await discord.pressed(answer, more)
    expect([6, 7]).toContain(response.type)
    await until('other products', () => shows(answer) !== before)
    expect(discord.standIn.answersIn(channel(2))).toHaveLength(1)
  })

  it('tells about, finds similar to, and compares what is chosen', async () => {
    const answer = await discord.asked('search', { query: 'mouse' }, { channel: channel(3) })
    const [first, second] = buttonOf(answer, 'Compare …').options
    const details = await answered(answer, 'Details of …', ['0'])
    expect(shows(details)).toContain((first?.label ?? '').slice(3, 20))
    expect(details.ephemeral).toBe(people.ada)
    await answered(answer, 'Similar to …', ['1'])
    const compared = await answered(answer, 'Compare …', ['0', '1'])
    expect(shows(compared)).toContain((second?.label ?? '').slice(3, 20))
    expect(shows(compared)).toMatch(/differ/)
  })

  it('shows the very queries, to whoever presses alone', async () => {
    const answer = await discord.asked('search', { query: 'mouse' }, { channel: channel(4) })
    const response = await discord.pressed(answer, 'How I searched')
    expect(response).toMatchObject({ type: 4, data: { flags: 64 | 32_768 } })
    expect(textOf(response.data)).toMatch(/keyword|vector/)
  })

  it('shares with the channel, once for a double click; others may ask about it for themselves', async () => {
    const answer = await discord.asked('search', { query: 'desk lamp' }, { channel: channel(5) })
    const presses = [1, 2].map(() => discord.pressed(answer, 'Share'))
    const responses = await Promise.all(presses)
    expect(responses.map(({ type }) => type).toSorted()).toEqual([4, 6])
    const shared = discord.standIn.answersIn(channel(5)).find(({ ephemeral }) => ephemeral === undefined)
    if (shared === undefined) throw new Error('Nothing was shared.')
    expect(labelsOf(shared)).not.toContain('Share')
    expect(labelsOf(shared)).not.toContain('👍')

    const asking = { user: people.bob, values: ['0'] }
    const ask = press(discord.standIn, shared, buttonOf(shared, 'Details of …').customId, asking)
    expect(await discord.send(ask)).toEqual({ type: 5, data: { flags: 64 } })
    const own = await answerTo(discord.standIn, ask)
    expect(own.ephemeral).toBe(people.bob)
    // What Bob was told is Bob's: Ada cannot share it.
    const foreign = await discord.pressed(own, 'Share')
    expect(textOf(foreign.data)).toMatch(/belongs to somebody else/)
  })

  it('refuses everybody else politely', async () => {
    const answer = await discord.asked('search', { query: 'desk lamp', max_price: 40 }, { channel: channel(6) })
    for (const label of ['✕ under $40', 'How I searched', 'Share', '👍', 'Talk to a person']) {
      const response = await discord.pressed(answer, label, { user: people.eve })
      expect(response).toMatchObject({ type: 4, data: { flags: 64 | 32_768 } })
      expect(textOf(response.data)).toMatch(/belongs to somebody else/)
    }
    const chosen = await discord.pressed(answer, 'Details of …', { user: people.eve, values: ['0'] })
    expect(textOf(chosen.data)).toMatch(/belongs to somebody else/)
    expect(discord.standIn.answersIn(channel(6))).toHaveLength(5 + 1 + 1)
  })

  it('takes thumbs, and what was wrong', async () => {
    const answer = await discord.asked('search', { query: 'desk lamp' }, { channel: channel(7) })
    expect(textOf((await discord.pressed(answer, '👍')).data)).toMatch(/Thank you/)
    const response = await discord.pressed(answer, '👎')
    expect(response.type).toBe(9)
    const { custom_id: id } = response.data as { custom_id: string }
    const sent = await discord.send(modal(discord.standIn, id, { comment: 'no lamp' }, { channel: channel(7) }))
    expect(textOf(sent.data)).toMatch(/Thank you/)
    const eve = await discord.send(
      modal(discord.standIn, id, { comment: 'x' }, { channel: channel(7), user: people.eve }),
    )
    expect(textOf(eve.data)).toMatch(/belongs to somebody else/)
  })

  it('brings a person, or says how to reach one', async () => {
    const answer = await discord.asked('search', { query: 'desk lamp' }, { channel: channel(8) })
    expect(shows(await answered(answer, 'Talk to a person'))).toMatch(/person|team/)
  })

  it('says so when its answer is not kept any more, or it is no button of ours', async () => {
    const answer = await discord.asked('search', { query: 'desk lamp' }, { channel: channel(9) })
    const old = buttonOf(answer, 'How I searched').customId.replace(/\d+$/, '1')
    for (const id of [old, old.replace('query', 'up')]) {
      const response = await discord.send(press(discord.standIn, answer, id))
      expect(textOf(response.data)).toMatch(/do not have that answer/)
    }
    const strange = await discord.send(press(discord.standIn, answer, 'query~x~y~z~1'))
    expect(textOf(strange.data)).toMatch(/do not know that/)
  })
})

describe('a button of an answer that others see', () => {
  it('changes it in place for whoever asked, with the bot alone', async () => {
    const answer = await discord.asked('search', { query: 'desk lamp', max_price: 40 }, { direct: true })
    expect(await discord.pressed(answer, '✕ under $40', { direct: true })).toEqual({ type: 6 })
    await until('the wider answer', () => !labelsOf(answer).includes('✕ under $40'))
    expect(discord.standIn.answersIn(directChannel(people.ada))).toEqual([answer])
  })
})
