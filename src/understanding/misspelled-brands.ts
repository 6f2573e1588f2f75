import { basicColour } from '../catalogue/colours.ts'
import { editDistance } from '../catalogue/edit-distance.ts'
import { chatWords, relatives } from './chat-words.ts'
import { ordinaryWords, thingWords } from './ordinary-words.ts'
import { singular } from './singular.ts'

/** Shorter names are a letter away from too many words: Asus and Anus, Dell and Bell. */
const shortest = 5
/** From this length on two slips are one name still: 'panasonik', 'plantronix'. */
const longForTwo = 9

/**
 * Finds the brand that a misspelled word means: the only one within a slip of the pen (two in a long name) that
 * begins with the same letter. `isKnownWord` tells words that the catalogue has: those are not misspelled.
 */
export function misspelledBrands(
  keys: Iterable<string>,
  isKnownWord: (text: string) => boolean,
): (text: string) => string | undefined {
  const byInitial = new Map<string, string[]>()
  for (const key of keys) {
    if (key.length < shortest || !/^[a-z]+$/.test(key)) continue
    const initial = key.charAt(0)
    const list = byInitial.get(initial)
    if (list === undefined) byInitial.set(initial, [key])
    else list.push(key)
  }
  return (text) => {
    if (text.length < shortest || !/^[a-z]+$/.test(text) || isWord(text) || isKnownWord(text)) return undefined
    const near = (byInitial.get(text.charAt(0)) ?? []).filter((key) => isNear(text, key))
    return near.length === 1 ? near[0] : undefined
  }
}

/** The slip is not at the end alone where that makes a plural or another form of a word: 'cannons', 'targeted'. */
function isNear(text: string, key: string): boolean {
  const most = Math.min(text.length, key.length) >= longForTwo ? 2 : 1
  if (text.length === shortest && key.length === shortest && !isSwap(text, key)) return false
  return editDistance(text, key, most) <= most
}

/** Of five letters, only two that changed places are sure to be a slip. */
const isSwap = (one: string, other: string): boolean => [...one].sort().join('') === [...other].sort().join('')

/** Words of English that are near brands' names, and those that say nothing of a product. */
const isWord = (text: string): boolean => {
  const one = singular(text)
  return (
    [text, one].some(
      (word) =>
        chatWords.has(word) ||
        ordinaryWords.has(word) ||
        thingWords.has(word) ||
        relatives.has(word) ||
        nearWords.has(word),
    ) || basicColour(text) !== undefined
  )
}

/** English words that are one slip away from names of well-known brands. */
const nearWords: ReadonlySet<string> = new Set(
  `canyon razor sander sanding person season reason lesson epsom anchor ankle baker maker corner border kindle
  candle handle apply apples ample samples simple brothers bother another mother father philosophy philip targets
  targeted kitchen chicken belting bolting making linked logical magical lenders renovo sensor censor honest dyeing
  flying trying verbal verbatim compact contact contract garment garments casino casing loving saving toshibas
  sharpen sharper sharpie lasers laser taser eraser grazer oregano pilots platonic panoramic motorway victoria
  corsairs microscopic microsofts hitching polarised polarized kensingtons wireless canvas canes canned planner`
    .trim()
    .split(/\s+/),
)
