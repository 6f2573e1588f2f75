import { basicColour } from '../catalogue/colours.ts'
import { fold } from './fold.ts'
import { measureUnits } from './measure-units.ts'
import { remembered } from './remembered.ts'
import { stem } from './stem.ts'

/** What follows one of these says what a thing is for, has or holds, not what it is. */
const qualifiers = new Set(['for', 'with', 'without', 'from', 'by', 'incl', 'including', 'under', 'w'])

/** Adjectives that sellers write behind the noun, and nouns that only say which of its kind a thing is. */
const afterthoughts = new Set(
  (
    'original genuine new refurbished universal standard wireless wired internal external indoor outdoor matt matte glossy ' +
    'gloss opaque permanent colour color monochrome managed unmanaged series type edition version generation gen'
  ).split(' '),
)

/** Brackets, commas and free-standing dashes end the noun phrase. */
const phraseEnd = /[,;:|()[\]]|\s[-–—]\s/u

/** A number with a unit mostly begins the specifications. */
const measure = new RegExp(String.raw`(?<=\s)\d[\d.,]*\s?(?:"|(?:${[...measureUnits].join('|')})s?\b)`, 'u')

/**
 * The nouns that say what kind of thing a product's title, description or category names, as tokens:
 * the last words of its noun phrases (`headPhrases`). Empty when there is none.
 */
export function headNouns(phrase: string, brand = ''): string[] {
  return [...new Set(headPhrases(phrase, brand).flatMap((words) => words.slice(-1)))]
}

/** Words of a noun phrase that are kept: 'usb flash drive', 'label-making tape cartridge'. */
export const longestPhrase = 3

/**
 * The noun phrases that say what kind of thing a product's title, description or category names: the
 * head noun and up to two words before it, as tokens, without brand, specifications, colours and what
 * follows a preposition. 'Philips case for headphones' is a case, 'Camera lens filter 7.7 cm' a camera
 * lens filter; 'headphones/headset' and 'bags & cases' are both. A measure may stand behind the noun or
 * inside the phrase ('Monitor 24 in', '4 port hub'): both readings are given.
 */
export function headPhrases(phrase: string, brand = ''): readonly string[][] {
  const folded = fold(phrase)
  const foldedBrand = fold(brand)
  return unbrandedPhrases(
    foldedBrand !== '' && folded.startsWith(`${foldedBrand} `) ? folded.slice(foldedBrand.length) : folded,
  )
}

/** Categories and types come again from product to product. */
const mostRemembered = 2_000

const unbrandedPhrases = remembered((folded): readonly string[][] => {
  const whole = folded.split(phraseEnd, 1)[0] ?? ''
  const readings = [whole.split(measure, 1)[0] ?? '', whole]
  const phrases = readings.flatMap((reading) => coordinated(beforeQualifier(reading)).flatMap(phrasesOf))
  return [...new Map(phrases.map((words) => [words.join(' '), words])).values()]
}, mostRemembered)

/** Words up to the first that begins a qualification. */
function beforeQualifier(phrase: string): string[] {
  const words = phrase
    .split(/\s+/u)
    .map((word) => word.replace(/[-–—.!?]+$/u, ''))
    .filter((word) => word !== '')
  const end = words.findIndex((word, index) => index > 0 && qualifiers.has(word.replace(/[./]/gu, '')))
  return end === -1 ? words : words.slice(0, end)
}

/**
 * 'Bags & cases' are two phrases, as is 'wireless keyboard and mouse'; in 'monitor & laptop mounting
 * arm', where more than a noun follows, both sides belong to the one noun at the end.
 */
function coordinated(words: string[]): string[][] {
  const last = words.findLastIndex((word) => word === '&' || word === 'and')
  return last === words.length - 2 ? [words.slice(0, last), words.slice(last + 1)] : [words]
}

/**
 * The phrases that end with the last word that may be a head; 'adapter/inverter' gives two. A 'desktop PC' is
 * called a desktop as well.
 */
function phrasesOf(words: string[]): string[][] {
  const end = lastHead(words)
  const sides = words[end]?.split('/').map((side) => stem(side.split('-').at(-1) ?? side)) ?? []
  const heads = sides.filter((side) => [...side].length > 1 && (side === computer || !measureUnits.has(side)))
  const phrases = heads.map((head) => [...modifiersBefore(words, end), head])
  return end > 0 && heads[0] === computer ? [...phrases, ...phrasesOf(words.slice(0, end))] : phrases
}

function modifiersBefore(words: readonly string[], end: number): string[] {
  const before = words.slice(Math.max(0, end - longestPhrase + 1), end)
  const from = before.findLastIndex((word) => !isModifier(word)) + 1
  return before.slice(from).map((word) => stem(word.split('/').at(-1) ?? word))
}

const isModifier = (word: string): boolean =>
  /^\p{L}[\p{L}\p{M}'/-]*\p{L}$/u.test(word) && word !== 'and' && basicColour(word) === undefined

/** 'PC' is a computer, but pieces behind a number. */
export const computer = 'pc'

const lastHead = (words: readonly string[]): number =>
  words.findLastIndex((word, index) =>
    stem(word) === computer ? !/^[\p{Nd}.,]+$/u.test(words[index - 1] ?? '') : mayBeHead(word),
  )

function mayBeHead(word: string): boolean {
  const isWord = /^\p{L}[\p{L}\p{M}'/-]*\p{L}$/u.test(word)
  return (
    isWord &&
    !word.includes('-in-') &&
    !afterthoughts.has(word) &&
    !measureUnits.has(stem(word)) &&
    basicColour(word) === undefined
  )
}

/** Which of a query's words, given in order and folded, says what is looked for; -1 when none does. */
export function queryHead(words: readonly string[]): number {
  const end = words.findIndex((word, index) => index > 0 && qualifiers.has(word))
  return lastHead(words.slice(0, end === -1 ? undefined : end))
}
