import { titleWithoutFalseColours } from '../../catalogue/colour-traps.ts'
import { basicColours, doubleColours, shadesOf } from '../../catalogue/colour-words.ts'
import { basicColour } from '../../catalogue/colours.ts'
import { wordSet } from '../phrases.ts'
import { singular } from '../singular.ts'
import type { Taken } from '../spans.ts'
import type { Word } from '../words.ts'
import { add, type ChoiceReading } from './brands.ts'
import type { Scope } from './scopes.ts'

/** Things that are called by a colour: 'white board', 'silver cutlery', 'red wine glass'. Nouns after the colour. */
const namedByColour: Readonly<Record<string, ReadonlySet<string>>> = {
  black: wordSet('friday board pepper tea coffee market mirror hole belt box pudding forest ops metal jack bean'),
  white: wordSet('board noise paper goods wine tea chocolate rice label collar balance sauce pepper tack'),
  green: wordSet('tea house screen card energy pepper bean thumb apple'),
  red: wordSet('wine bull hat carpet cross pepper dead eye meat light therapy'),
  blue: wordSet('ray light cheese print berry whale tooth tack yeti'),
  orange: wordSet('juice pi peel marmalade soda squeezer'),
  yellow: wordSet('pages page'),
  pink: wordSet('floyd noise panther salt'),
  brown: wordSet('sugar rice bread noise sauce'),
  silver: wordSet(
    'cutlery plated polish spoon fork coin oxide zinc ring necklace bracelet jewellery jewelry earring surfer',
  ),
  gold: wordSet('plated coin bar ring necklace bracelet jewellery jewelry earring certified support series fish'),
  purple: wordSet('rain'),
}

/** Names of inks: which cartridge it is, not what colour it has. */
const inkColours = wordSet('cyan magenta')
const inkThings = wordSet('toner ink cartridge drum ribbon printer refill filament')

/** The longest shade ('british racing green') has this many words. */
const longestShade = 3

/** The last words of all names of colours: most words of a message are none and need no closer look. */
const lastWords: ReadonlySet<string> = new Set(
  [
    ...basicColours,
    ...Object.values(shadesOf).flatMap((shades) => shades.split(',')),
    ...Object.keys(doubleColours),
  ].map((name) => name.trim().split(' ').at(-1) ?? ''),
)

const colourWord = /^(?:colou?rs?|colou?red)$/

/** How many words name a colour at a place, and the basic colour they name. */
export function colourAt(words: readonly Word[], index: number): { colour: string; length: number } | undefined {
  for (let length = Math.min(longestShade, words.length - index); length >= 1; length--) {
    if (!lastWords.has(words[index + length - 1]?.text ?? '')) continue
    const shade = words.slice(index, index + length)
    if (shade.some(({ kind }) => kind !== 'word')) continue
    const colour = basicColour(shade.map(({ text }) => text).join(' '))
    if (colour === undefined) continue
    return isThing(words, index, length) ? undefined : { colour, length }
  }
  return undefined
}

/** Whether the colour only belongs to the name of something: 'green tea', 'cyan toner', 'black and white printer'. */
function isThing(words: readonly Word[], index: number, length: number): boolean {
  const last = words[index + length - 1]?.text ?? ''
  const following = singular(words[index + length]?.text ?? '')
  if (Object.hasOwn(namedByColour, last) && namedByColour[last]?.has(following)) return true
  if (inkColours.has(last) && words.some(({ text }) => inkThings.has(singular(text)))) return true
  const monochrome = ['black and white', 'black & white'].some((pair) =>
    [index, index - 2].some(
      (start) =>
        pair ===
        words
          .slice(Math.max(0, start), start + 3)
          .map(({ text }) => text)
          .join(' '),
    ),
  )
  if (
    monochrome &&
    /^(?:laser|inkjet|printer|printing|print|photo|film|tv|copier|toner|scan)/.test(afterPair(words, index))
  )
    return true
  const around = words
    .slice(Math.max(0, index - 1), index + length + 2)
    .map(({ text }) => text)
    .join(' ')
  return !` ${titleWithoutFalseColours(around, '')} `.includes(` ${last} `)
}

/** The word after 'black and white', seen from either of its colours. */
const afterPair = (words: readonly Word[], index: number): string =>
  (/^(?:and|&)$/.test(words[index + 1]?.text ?? '') ? words[index + 3]?.text : words[index + 1]?.text) ?? ''

const excludedAfter = /^excluded$/

/** 'non-black' is one word. */
function notOfColourAt(words: readonly Word[], index: number): ReturnType<typeof colourAt> {
  const word = words[index]
  if (word === undefined || !word.text.startsWith('non-')) return undefined
  return colourAt([{ ...word, text: word.text.slice('non-'.length) }], 0)
}

/** 'non-black', 'black excluded'. */
const isExcludedAfter = (words: readonly Word[], index: number, { length }: { length: number }): boolean =>
  words[index]?.text.startsWith('non-') === true || excludedAfter.test(words[index + length]?.text ?? '')

/**
 * Reads colour limits as basic colours: 'in navy' and 'navy backpack' are blue. A colour that belongs
 * to a thing's name ('whiteboard', 'green tea', 'silver cutlery') or to what a product has to fit ('for
 * my black iphone') is no limit; neither are words that are things first ('coffee', 'mint'). They stay
 * words to search for, so that nothing is lost.
 */
export function readColours(words: readonly Word[], taken: Taken, scopes: readonly Scope[]): ChoiceReading {
  const reading: ChoiceReading = { choice: { include: [], exclude: [] }, spans: [] }
  for (let index = 0; index < words.length; ) {
    const found = taken.has(index) ? undefined : (colourAt(words, index) ?? notOfColourAt(words, index))
    const scope = found !== undefined && isExcludedAfter(words, index, found) ? 'excluded' : (scopes[index] ?? 'plain')
    if (found === undefined || scope === 'compatible') {
      index += found?.length ?? 1
      continue
    }
    const { colour, length } = found
    if (scope === 'plain') add(reading.choice.include, colour)
    if (scope === 'excluded') add(reading.choice.exclude, colour)
    const start = colourWord.test(words[index - 1]?.text ?? '') ? index - 1 : index
    const after = words[index + length]?.text ?? ''
    const end = colourWord.test(after) || excludedAfter.test(after) ? index + length + 1 : index + length
    reading.spans.push({ start, end })
    index = end
  }
  const { include, exclude } = reading.choice
  return { ...reading, choice: { include: include.filter((colour) => !exclude.includes(colour)), exclude } }
}
