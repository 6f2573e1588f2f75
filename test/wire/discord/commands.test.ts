import { describe, expect, it } from 'vitest'
import { photoOfList, pictureOfNoWords, platformFiles } from '../../fixtures/photos.ts'
import { sampleProducts } from '../../fixtures/sample-products.ts'
import { answerTo, labelsOf, useDiscordApp } from './discord-app.ts'
import { autocomplete, command, messageCommand, people, photo, textOf } from './interactions.ts'
import type { Message } from './stand-in.ts'

const discord = useDiscordApp()
const channel = (n: number): string => `32000000000000000${String(n).padStart(2, '0')}`
const shows = (message: Message): string => textOf(message.components)

interface Choice {
  name: string
  value: string
}

/** The choices that are offered for an option. */
async function offered(subcommand: string, option: string, typed: string): Promise<Choice[]> {
  const response = await discord.send(autocomplete(discord.standIn, subcommand, option, typed))
  expect(response.type).toBe(8)
  return (response.data as { choices: Choice[] }).choices
}

describe('/shop search', () => {
  it('defers an answer that only its asker sees, and gives it with cards, chips and ways to go on', async () => {
    const asked = command(
      discord.standIn,
      'search',
      { query: 'wireless mouse', max_price: 30 },
      { channel: channel(1) },
    )
    expect(await discord.send(asked)).toEqual({ type: 5, data: { flags: 64 } })
    const answer = await answerTo(discord.standIn, asked)
    expect(answer.ephemeral).toBe(people.ada)
    expect(answer.components.map(({ type }) => type)).toContain(17)
    expect(labelsOf(answer)).toEqual(
      expect.arrayContaining(['✕ under $30', 'Share', 'How I searched', 'Talk to a person', '👍', '👎']),
    )
    expect(shows(answer)).toMatch(/mouse/i)
  })

  it('keeps to all of its options, each of which can be taken away', async () => {
    const [{ value: brand } = { value: '' }] = await offered('search', 'brand', 'peb')
    const options = { query: 'mouse', brand, max_price: 45.5, sort: 'price_asc' }
    const answer = await discord.asked('search', options, { channel: channel(2) })
    expect(labelsOf(answer)).toEqual(
      expect.arrayContaining([`✕ ${brand}`, '✕ under $45.50', expect.stringMatching(/cheapest/i)]),
    )
  })

  it('finds in a department', async () => {
    const [department] = await offered('search', 'department', 'audio')
    const options = { query: 'wireless', department: department?.value ?? '' }
    const answer = await discord.asked('search', options, { channel: channel(3) })
    expect(labelsOf(answer)).toContain('✕ in Audio')
    const shown = sampleProducts.filter(({ title }) => shows(answer).includes(title))
    expect(shown.length).toBeGreaterThan(1)
    expect(new Set(shown.map(({ category }) => category[0]))).toEqual(new Set(['Audio']))
  })

  it('is answered for all to see with the bot alone, where nobody else is', async () => {
    const asked = command(discord.standIn, 'search', { query: 'desk lamp' }, { direct: true })
    expect(await discord.send(asked)).toEqual({ type: 5 })
    const answer = await answerTo(discord.standIn, asked)
    expect(answer.ephemeral).toBeUndefined()
    expect(labelsOf(answer)).not.toContain('Share')
  })

  it('is answered where the bot is not a member, and among friends', async () => {
    const asked = command(discord.standIn, 'search', { query: 'desk lamp' }, { channel: channel(4) })
    const { guild_id: _, guild: __, member, ...rest } = asked as { member: { user: object } } & Record<string, unknown>
    const among = { ...rest, context: 2, user: member.user, channel: { id: channel(4), type: 3 } }
    expect(await discord.send(among)).toEqual({ type: 5, data: { flags: 64 } })
    expect(shows(await answerTo(discord.standIn, among))).toMatch(/lamp/i)
  })
})

describe('the other commands', () => {
  it('/shop ask goes on with what was said before', async () => {
    const here = { channel: channel(10) }
    await discord.asked('ask', { message: 'I need a **wireless mouse**' }, here)
    const answer = await discord.asked('ask', { message: 'under $40' }, here)
    expect(labelsOf(answer)).toContain('✕ under $40')
    expect(shows(answer)).toMatch(/mouse/i)
  })

  it('/shop product tells about one that was chosen, and about one that was typed', async () => {
    const [choice] = await offered('product', 'product', 'desk la')
    expect(choice?.name).toMatch(/lamp.* · \$/i)
    const chosen = await discord.asked('product', { product: choice?.value ?? '' }, { channel: channel(11) })
    expect(shows(chosen)).toMatch(/lamp/i)
    const typed = await discord.asked(
      'product',
      { product: choice?.name.split(' · ')[0] ?? '' },
      { channel: channel(12) },
    )
    expect(shows(typed)).toMatch(/lamp/i)
  })

  it('/shop similar finds what is like one, chosen or typed', async () => {
    const [choice] = await offered('similar', 'product', 'wireless mou')
    const chosen = await discord.asked('similar', { product: choice?.value ?? '' }, { channel: channel(13) })
    expect(shows(chosen)).toMatch(/mouse/i)
    const typed = await discord.asked('similar', { product: 'a desk lamp' }, { channel: channel(14) })
    expect(shows(typed)).toMatch(/lamp/i)
  })

  it('/shop compare sets two or three side by side', async () => {
    const [one, two, three] = await offered('compare', 'with', 'mouse')
    const both = { product: one?.value ?? '', with: two?.value ?? '' }
    const pair = await discord.asked('compare', both, { channel: channel(15) })
    expect(shows(pair)).toMatch(/differ/)
    const trio = await discord.asked('compare', { ...both, and: three?.value ?? '' }, { channel: channel(16) })
    expect(shows(trio)).toContain((three?.name ?? '').split(' · ')[0]?.slice(0, 10))
  })

  it('/shop compare says what it does not know, and what is one and the same', async () => {
    const said = async (options: Record<string, string>) => {
      const response = await discord.send(command(discord.standIn, 'compare', options))
      expect(response).toMatchObject({ type: 4, data: { flags: 64 | 32_768 } })
      return textOf(response.data)
    }
    expect(await said({ product: 'zzqx flurb', with: 'mouse' })).toMatch(/know no product .zzqx flurb/)
    const [one] = await offered('compare', 'product', 'mouse')
    expect(await said({ product: one?.value ?? '', with: one?.value ?? '' })).toMatch(/same product/)
  })

  it('/shop photo reads a list and prices it', async () => {
    const files = platformFiles()
    files.set('https://cdn.discordapp.com/attachments/1/2/list.jpg', await photoOfList())
    const attachment = { url: 'https://cdn.discordapp.com/attachments/1/2/list.jpg', content_type: 'image/jpeg' }
    const asked = photo(discord.standIn, attachment, { channel: channel(17) })
    await discord.send(asked)
    expect(shows(await answerTo(discord.standIn, asked))).toMatch(/read this from a picture[\s\S]*12 × pencils/)
    expect(files.asked).toEqual(['https://cdn.discordapp.com/attachments/1/2/list.jpg'])
  })

  it('/shop photo says kindly that a picture is not there any more', async () => {
    platformFiles()
    const asked = photo(discord.standIn, {}, { channel: channel(19) })
    await discord.send(asked)
    expect(shows(await answerTo(discord.standIn, asked))).toMatch(/not there any more/)
  })

  it.each([
    ['of another type', { content_type: 'image/gif' }, /JPEG, PNG, WebP or AVIF/],
    ['that is no picture', { content_type: 'application/zip', filename: 'a.zip' }, /JPEG, PNG, WebP or AVIF/],
    ['without a type', { content_type: undefined }, /JPEG, PNG, WebP or AVIF/],
    ['that is too large', { size: 11 * 1_024 * 1_024 }, /larger than 10 MB/],
    ['from elsewhere', { url: 'https://cdn.discordapp.com.evil.example/a.png' }, /cannot look at that file/],
    ['by http', { url: 'http://cdn.discordapp.com/a.png' }, /cannot look at that file/],
  ])('/shop photo refuses a file %s in kind words', async (_what, attachment, words) => {
    const response = await discord.send(photo(discord.standIn, attachment))
    expect(response.type).toBe(4)
    expect(textOf(response.data)).toMatch(words)
  })

  it('/shop support asks the help centre, whatever the words would else be understood as', async () => {
    const answer = await discord.asked(
      'support',
      { question: 'wireless mouse that I want to return' },
      { channel: channel(18) },
    )
    expect(shows(answer)).toMatch(/return/i)
    expect(labelsOf(answer)).not.toContain('Compare …')
  })

  it('/shop help says what can be done', async () => {
    const response = await discord.send(command(discord.standIn, 'help'))
    expect(response).toMatchObject({ type: 4, data: { flags: 64 | 32_768 } })
    expect(textOf(response.data)).toMatch(/shop search[\s\S]*Find similar products/)
  })

  it('one that is not known (any more) says so', async () => {
    const response = await discord.send(command(discord.standIn, 'dance'))
    expect(textOf(response.data)).toMatch(/do not know that/)
  })
})

describe('autocomplete', () => {
  it('knows brands and departments by any of their words, without regard to case and accents', async () => {
    expect((await offered('search', 'brand', 'PEB')).map(({ value }) => value)).toContain('Pebblit')
    const departments = await offered('search', 'department', '')
    expect(departments.length).toBeGreaterThan(1)
    const [first] = departments
    expect(await offered('search', 'department', (first?.value ?? '').toUpperCase())).toContainEqual(first)
  })

  it('knows products by the beginning of a word, by a number, and offers some before anything is typed', async () => {
    const begun = await offered('product', 'product', 'wireless mo')
    expect(begun.length).toBeGreaterThan(0)
    expect(begun[0]?.name).toMatch(/\bmo/i)
    expect(await offered('product', 'product', '')).toHaveLength(25)
    expect(await offered('product', 'product', 'zzqx flurb')).toEqual([])
  })

  it('offers nothing for an option that it does not know', async () => {
    expect(await offered('search', 'query', 'mouse')).toEqual([])
  })
})

describe('‘Find similar products’', () => {
  it('looks for the words of a message, for whoever asks', async () => {
    const content = 'My <@2000000000000000002> **desk lamp** broke <:sad:123456789012345678> I need a desk lamp'
    const asked = messageCommand(discord.standIn, { content }, { channel: channel(20) })
    expect(await discord.send(asked)).toEqual({ type: 5, data: { flags: 64 } })
    const answer = await answerTo(discord.standIn, asked)
    expect(answer.ephemeral).toBe(people.ada)
    expect(shows(answer)).toMatch(/lamp/i)
  })

  it('says kindly that it cannot look for what is on the picture of one, and that there is nothing in one', async () => {
    platformFiles().set('https://cdn.discordapp.com/attachments/1/2/a.png', await pictureOfNoWords())
    const attachment = {
      ...{ id: '1', filename: 'a.png', size: 10, content_type: 'image/png' },
      url: 'https://cdn.discordapp.com/attachments/1/2/a.png',
    }
    const asked = messageCommand(discord.standIn, { content: '', attachments: [attachment] }, { channel: channel(21) })
    await discord.send(asked)
    expect(shows(await answerTo(discord.standIn, asked))).toMatch(/can’t look for products by a picture/)
    const response = await discord.send(messageCommand(discord.standIn, { content: '' }))
    expect(textOf(response.data)).toMatch(/no words in it/)
  })
})
