import type { Product } from '../catalogue/product.ts'
import { unitOf } from '../catalogue/product.ts'
import { wordSet } from '../understanding/phrases.ts'
import { singular } from '../understanding/singular.ts'
import { type Word, wordsOf } from '../understanding/words.ts'
import { formatPrice, formatValue } from './format.ts'

/** Words that say nothing of a product: all others must stand in the records or in what the shopper wrote. */
const plainWords = wordSet(`
  a an the and or but so if as at by for from in into of on to with while also too then than that this these those there here
  it its they them their you your we our i me my is are was be been has have had do does can could would will may might
  let us lets know tell ask say see look looking take choose pick pair help helps helpful want need like prefer happy glad
  one ones two three four five six first second third fourth fifth sixth both each other another some any all every few
  more show shown option options choice choices pick picks idea ideas thing things kind way question questions detail
  details product products result results model models item items shop price prices cost costs each which what when where how who
  please thanks thank hello hi ok okay sure great good nice fine well well-suited suit suits suited here's there's i've
  you're i'm it's they're let's come comes made make makes give gives offer offers bring brings come just maybe perhaps
  worth between among range ranges compare compared about around below above hope enjoy feel free happy any anything something
  everyday simple set up keep use used using work works start go going next further still yet again
`)

/** Words that judge, compare or deny: what they say is a claim that no record is compared with. */
const claims =
  /^(?:not|no|never|none|without|nothing|neither|nor|isnt|arent|doesnt|dont|cant|wont|only|best|better|worst|worse|most|least|less|cheapest|cheaper|dearest|newest|always|guaranteed?|free|sale|discount|off|save|deal)$/

const comparative = /(?:est|ier)$/

/** Marks of links, markup, mentions and code. */
const forbidden = /https?:|www\.|[@<>[\]{}`*_|\\#]|\p{C}/u

/** A sentence that says more than this is no remark. */
const longestSentence = 300

/**
 * Whether a sentence about these products holds no fact of its own: every number, name and other word of content stands
 * in the records of the products that it names (of all, when it names none), or is a purpose that the shopper wrote, and
 * nothing is claimed, compared or denied. Strict on purpose: a good sentence that is left out costs less than a false one.
 */
export function isGrounded(sentence: string, products: readonly Product[], message: string): boolean {
  if (sentence.length > longestSentence || forbidden.test(sentence)) return false
  const words = wordsOf(sentence)
  const named = products.filter((product) => namesProduct(words, product, products))
  const about = named.length > 0 ? named : products
  const known = new Set(about.flatMap(recordTokens))
  const wanted = new Set(wordsOf(message).flatMap((word) => (word.kind === 'word' ? tokensOfWord(word) : [])))
  const prices = new Set(about.flatMap(({ price }) => (price === undefined ? [] : [plainNumber(formatPrice(price))])))
  return words.every(
    (word, index) =>
      isKnown(word, words[index - 1], known, prices) ||
      (isPurpose(words, index) && isKnown(word, undefined, wanted, none)),
  )
}

const none: ReadonlySet<string> = new Set()

/** Whether a word belongs to what things are for: 'for travelling'. Only there do the shopper's own words say nothing of a product. */
function isPurpose(words: readonly Word[], index: number): boolean {
  for (let at = index - 1; at >= 0; at--) {
    const { text, kind } = words[at] ?? {}
    if (kind === 'mark') return false
    if (text === 'for') return true
  }
  return false
}

function isKnown(
  word: Word,
  before: Word | undefined,
  known: ReadonlySet<string>,
  prices: ReadonlySet<string>,
): boolean {
  if (word.kind === 'mark' || word.kind === 'currency') return true
  if (word.kind === 'number') {
    // What is written as money must be a price, and no other number of the record.
    if (before?.kind === 'currency') return prices.has(plainNumber(word.raw))
    return tokensOfWord(word).every((token) => known.has(token))
  }
  if (claims.test(word.text) || (comparative.test(word.text) && !known.has(word.text))) return false
  return plainWords.has(word.text) || known.has(word.text) || known.has(singular(word.text))
}

const plainNumber = (text: string): string => text.replace(/[^\d.]/g, '').replace(/\.00$/, '')

function tokensOfWord(word: Word): string[] {
  if (word.kind === 'number') return [plainNumber(word.raw), ...(word.unit === '' ? [] : [word.unit])]
  return word.kind === 'word' ? [word.text, singular(word.text), ...word.text.split('-')] : []
}

/** Every word and number of a record that may be said, as it is shown. */
function recordTokens(product: Product): string[] {
  const { title, brand = '', category, model = '', price, rating, attributes } = product
  const facts = Object.entries(attributes).map(
    ([name, value]) => `${name} ${formatValue(value, unitOf(product, name))}`,
  )
  const text = [title, brand, model, ...category, price ? formatPrice(price) : '', rating ?? '', ...facts].join(' ; ')
  return wordsOf(text).flatMap(tokensOfWord)
}

/** Whether a sentence has a word of the product's title that no other product shown has. */
function namesProduct(words: readonly Word[], product: Product, products: readonly Product[]): boolean {
  const titles = products
    .filter((other) => other !== product)
    .map(({ title }) => new Set(wordsOf(title).flatMap(tokensOfWord)))
  const own = new Set(
    wordsOf(product.title)
      .flatMap(tokensOfWord)
      .filter((token) => titles.every((title) => !title.has(token))),
  )
  return words.some((word) => tokensOfWord(word).some((token) => own.has(token) && !plainWords.has(token)))
}
