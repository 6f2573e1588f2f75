import { basicColour } from '../../catalogue/colours.ts'
import { editDistance } from '../../catalogue/edit-distance.ts'
import { isWish } from '../../lists/split-line.ts'
import { fold } from '../../search/fold.ts'
import { stem } from '../../search/stem.ts'

/** Readings of an item that are tried, each a search. */
const mostReadings = 7

/** Words that say for whom or how a thing is to be, which a catalogue may not say of what it sells. */
const loose = new Set(
  (
    'kids kid children childrens child school student students teacher good quality cheap basic simple nice durable sturdy ' +
    'strong extra standard regular normal classic safety eco recycled reusable personal own inch inches in cm mm ft m g kg ' +
    'ml l litre litres liter liters x gsm hb dl no nr size page pages sheet sheets old your my our her his type brand lined scientific people person ' +
    'persons for of the a an each some new with w pp tab tabs piece pieces'
  ).split(' '),
)

/** Markers that children colour with, in American English; other markers are for whiteboards, or do not come off. */
const feltTips = /(?<!\p{L})(?:washable|colou?ring|colou?red)\s+markers?(?!\p{L})/iu

/**
 * What an item may be called in a catalogue: as it is written; without what stands behind 'with' or 'for'; without brands,
 * sizes and words that only say how it is to be; and by its last words alone.
 */
export function readingsOf(name: string): string[] {
  const plain = name
    // The number of American pencils, which catalogues call HB.
    .replace(/(?:#|\bno\.? ?|\bnumber )2(?=.*pencil)|(?<=pencils? )(?:#|no\.? ?)2(?!\d)/giu, 'HB')
    .replace(/["#()]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const words = plain.split(' ')
  const hasSmall = words.some((word) => /^\p{Ll}/u.test(word))
  const isName = (word: string): boolean => hasSmall && /^\p{Lu}\p{Ll}/u.test(word)
  const telling = words.filter((word) => !isLoose(word))
  const readings = [
    plain,
    plain.replace(feltTips, 'felt-tip pens'),
    plain.split(/\s+(?:with|for|without|w\/)\s+/iu)[0] ?? plain,
    telling.join(' '),
    telling.filter((word) => !isName(word)).join(' '),
    // 'divider set' is sold as dividers.
    telling.join(' ').replace(/ (?:set|kit|pack)s?$/iu, ''),
    // The last words say what it is: 'chunky wax crayons'.
    telling.slice(-2).join(' '),
  ]
  return [...new Set(readings.filter((text) => /\p{L}{2}/u.test(text)))].slice(0, mostReadings)
}

const isLoose = (word: string): boolean =>
  /\d/u.test(word) || loose.has(fold(word).replace(/[.,']/gu, '')) || isWish(word) || basicColour(word) !== undefined

/** A letter in so many may be wrong. */
const lettersForError = 6

/** The category that a misspelt name is all but the name of: 'glu sticks'. Undefined where none or several are as near. */
export function misspeltCategory(name: string, categories: readonly string[]): string | undefined {
  const typed = joined(name)
  const most = Math.max(1, Math.floor(typed.length / lettersForError))
  if (typed.length < lettersForError) return undefined
  const near = categories
    .map((category) => ({ category, distance: editDistance(typed, joined(category), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance)
  const [first, second] = near
  return first !== undefined && first.distance > 0 && first.distance !== second?.distance ? first.category : undefined
}

const joined = (text: string): string =>
  fold(text)
    .split(/[^\p{L}]+/u)
    .map(stem)
    .join('')
