import { basicColour, productColours } from '../../catalogue/colours.ts'
import type { Product } from '../../catalogue/product.ts'
import { packsNeeded } from '../../lists/packs.ts'
import type { ListItem } from '../../lists/shopping-list.ts'
import { fold } from '../../search/fold.ts'
import { stem } from '../../search/stem.ts'

/** A product for an item of a list, with how many of it are bought. */
export interface Choice {
  product: Product
  packs: number
  /** Minor units, for all of them. */
  amount: number
}

/** What an item costs at each level; the three may be the same product. */
export interface Levels {
  budget: Choice
  best: Choice
  premium: Choice
}

interface Candidate extends Choice {
  spare: number
  /** How many are in one of the product, in the measure of the list. */
  size: number
  /** How many of the words of the item's wishes the product's record has. */
  wishes: number
  /** Its place among what was found, 0 the best. */
  rank: number
  /** Minor units of one thing in it. */
  each: number
}

/** Candidates that are all but as good in rank stand for one another: the pack that fits decides between them. */
const rankStep = 8

/**
 * Of the products found for an item, in their order: the best match, the cheapest way to have what is wanted, and the best
 * that is sold. First those that have what is wished. Undefined when none has a price in `currency`.
 */
export function chooseLevels(
  item: ListItem,
  products: readonly Product[],
  sets: number,
  currency: string,
): Levels | undefined {
  const candidates = candidatesOf(item, products, wishWords(item), sets, currency)
  const most = Math.max(...candidates.map(({ wishes }) => wishes))
  const fitting = candidates.filter(({ wishes }) => wishes === most)
  const usual = median(fitting.map(({ each }) => each))
  const best = fitting.toSorted((one, other) => compareFit(one, other, item, usual))[0]
  if (best === undefined) return undefined
  const enough = withinSpare(fitting, best)
  const budget = enough.toSorted((one, other) => one.amount - other.amount || one.rank - other.rank)[0] ?? best
  const asFew = enough.filter(({ packs }) => packs <= best.packs)
  const dearest = asFew.toSorted((one, other) => other.each - one.each || quality(other) - quality(one))[0] ?? best
  return { budget, best, premium: dearest.amount >= best.amount ? dearest : best }
}

function candidatesOf(
  item: ListItem,
  products: readonly Product[],
  words: readonly string[],
  sets: number,
  currency: string,
): Candidate[] {
  return products.flatMap((product, rank) => {
    if (product.price?.currency !== currency) return []
    const { packs, spare, size } = packsNeeded(item, product, sets)
    const { amount } = product.price
    const choice = { product, packs, spare, size, rank, amount: packs * amount, each: amount / size }
    return [{ ...choice, wishes: wishesMet(product, words) }]
  })
}

/** A pack that fits comes first, then what was found first. */
function compareFit(one: Candidate, other: Candidate, { pack, quantity, unit }: ListItem, usual: number): number {
  const isCounted = quantity > 1 || pack !== undefined || unit === 'sheet' || unit === 'ream'
  const spare = isCounted ? one.spare - other.spare : 0
  const exact = pack === undefined ? 0 : offPack(one, pack) - offPack(other, pack)
  const dear = Number(one.each > dearerThan * usual) - Number(other.each > dearerThan * usual)
  const near = Math.floor(one.rank / rankStep) - Math.floor(other.rank / rankStep)
  return spare || exact || dear || near || quality(other) - quality(one) || one.rank - other.rank
}

/** The best match is no luxury: what costs half as much again as usual is the premium choice. */
const dearerThan = 1.5

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

const offPack = ({ size }: Candidate, pack: number): number => (size === pack ? 0 : 1)

const quality = ({ product }: Candidate): number => product.rating ?? 0

/** Nobody who needs two erasers means a box of fifty; where nothing is counted any pack will do. */
const withinSpare = (candidates: readonly Candidate[], best: Candidate): Candidate[] =>
  candidates.filter(({ spare, size, packs }) => spare <= best.spare + Math.max(10, 0.5 * packs * size))

/** Words that say nothing of a product's record. */
const empty = new Set(
  'please no more than with without or and any of the for at least most similar named in a an if not'.split(' '),
)

const wordsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !empty.has(word))

/** More words than these are a remark and no wish. */
const mostWishWords = 12

/** The words of an item's name and of its wishes; a limit of price is no word. */
const wishWords = ({ text, wishes }: ListItem): string[] =>
  [...new Set([text, ...wishes.filter((wish) => !/^(?:under|over|below|above) /iu.test(wish))].flatMap(wordsOf))].slice(
    0,
    mostWishWords,
  )

/** How many of the words the product's own title, category and attributes have; what its description mentions is no promise. */
function wishesMet(product: Product, words: readonly string[]): number {
  const { title, category, attributes } = product
  const record = [title, ...category, ...Object.values(attributes)].join(' ')
  const said = ` ${fold(record).replace(/[^\p{L}\p{N}]+/gu, ' ')}`
  let colours: readonly string[] | undefined
  return words.filter((word) => {
    const colour = basicColour(word)
    if (colour === undefined) return said.includes(` ${stem(word)}`)
    colours ??= productColours(product)
    return colours.includes(colour)
  }).length
}
