import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchEngine } from '../../../src/search/engine.ts'
import { openSqliteEngine, openSqliteWriter } from '../../../src/search/engines/sqlite/index.ts'
import { createSpeller, type Speller } from '../../../src/search/spelling/speller.ts'
import { SpellingIndex, withNames } from '../../../src/search/spelling/spelling-index.ts'
import { stem } from '../../../src/search/stem.ts'
import { product } from '../../contracts/shop.ts'

const titles = [
  'Wireless keyboard',
  'Keyboard with keys of metal',
  'Wireless mouse, two batteries',
  'Gaming mouse with a battery',
  'Laser printer TN-2110',
  'Laser printer, wireless',
  'Layer cake stand',
  'Layer of felt',
  'Wall planner 2027',
  'Table planner, a paper one',
  'Copy paper',
  'HDMI cable 2m',
  'HDMI cable 3m',
  'Zyxo widget',
  'Red shoes',
  'Blue shoe',
  ...Array.from({ length: 5 }, () => 'She said so'),
  ...Array.from({ length: 5 }, () => 'Lamp for a table with an audio jack'),
  ...Array.from({ length: 3 }, () => ['Watch', 'Radio', 'Tablet']).flat(),
  'Кабель питания',
  'Кабель питания 3m',
]

let folder: string
let engine: SearchEngine
let speller: Speller

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopclerk-speller-'))
  const writer = await openSqliteWriter(join(folder, 'catalogue.db'))
  await writer.write(titles.map((title, index) => product({ id: String(index), title, model: `TN-21${index}0` })))
  await writer.close()
  engine = await openSqliteEngine(join(folder, 'catalogue.db'))
  const index = await SpellingIndex.build(withNames(await engine.vocabulary(), ['plannar', 'flashlight', 'torch']))
  speller = createSpeller({
    engine,
    index: async () => index,
    realWords: new Set(['canoe', 'lather', 'moose'].map(stem)),
  })
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

const corrected = async (text: string): Promise<string | undefined> => (await speller.correct(text))?.text

describe('corrects', () => {
  it.each([
    ['keybord', 'keyboard'],
    ['KEYBORD', 'keyboard'],
    ['wireles  Keybord!', 'wireless  keyboard!'],
    ['mosue', 'mouse'],
    ['bateries', 'batteries'],
    ['shoess', 'shoes'],
    ['sheoes', 'shoes'],
    ['hdmi cabel 2m', 'hdmi cable 2m'],
    ['wireless-keybord', 'wireless-keyboard'],
    ['кабнль', 'кабель'],
  ])('%s to %s, as the catalogue writes it', async (typed, meant) => {
    expect(await corrected(typed)).toBe(meant)
  })

  it('to what stands with the other words, although another word is as near', async () => {
    expect(await corrected('layer')).toBeUndefined()
    expect(await corrected('lazer printer')).toBe('laser printer')
    expect(await corrected('layrr cake')).toBe('layer cake')
  })

  it('a word of the language where the other words bear it out', async () => {
    expect(await corrected('moose')).toBeUndefined()
    expect(await corrected('wireless moose')).toBe('wireless mouse')
  })

  it('to no word that says nothing, however frequent it is', async () => {
    expect(await corrected('wath')).toBe('watch')
  })

  it('to a word whose first letters were swapped', async () => {
    expect(await corrected('ardio')).toBe('radio')
  })

  it('to what some products are rather than to what more of them mention', async () => {
    expect(await corrected('tablt')).toBe('tablet')
  })

  it('words that were run together', async () => {
    expect(await corrected('wirelessmouse')).toBe('wireless mouse')
  })

  it('to names that are known from elsewhere', async () => {
    expect(await corrected('flashligt')).toBe('flashlight')
    expect(await corrected('trch')).toBe('torch')
  })

  it('and says what became of which word', async () => {
    expect((await speller.correct('Wireles Keybord'))?.corrections).toEqual([
      { from: 'wireles', to: 'wireless' },
      { from: 'keybord', to: 'keyboard' },
    ])
  })

  it('no more than a few words of a long text', async () => {
    const found = await speller.correct('keybord wireles lazer pritner mosue plannner batttery cabel')
    expect(found?.corrections.length).toBe(5)
  })
})

describe('leaves alone', () => {
  it.each([
    ['what the catalogue knows', 'wireless laser printer'],
    ['what a single product has', 'zyxo'],
    ['plurals of what it knows', 'keyboards printers'],
    ['product numbers', 'TN-2111'],
    ['words with digits', 'tn2119 hdmj2 12345'],
    ['words of less than four letters', 'kys'],
    ['names that are known from elsewhere', 'plannar'],
    ['what nothing is near to', 'accordion'],
    ['words of the language that the catalogue does not have', 'lather'],
    ['them, beside words that bear nothing else out', 'lather 3m'],
    ['words that say nothing', 'looking for the wireless'],
    ['signs', '?!…'],
    ['nothing', ''],
  ])('%s', async (_, text) => {
    expect(await speller.correct(text)).toBeUndefined()
  })

  it('every word of every product, in any company', async () => {
    const known = titles.join(' ').match(/[\p{L}\p{N}-]+/gu) ?? []
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...known), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('keybord', 'mosue', 'accordion', ''),
        async (words, wrong) => {
          const found = await speller.correct([...words, wrong].join(' '))
          for (const word of found?.text.split(' ').slice(0, words.length) ?? []) expect(known).toContain(word)
          expect(found?.corrections.every(({ from }) => from === wrong) ?? true).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })
})

it('gives the same for the same text, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
      expect(await speller.correct(text)).toEqual(await speller.correct(text))
    }),
    { numRuns: 50 },
  )
})
