import { listLines } from './list-lines.ts'
import { namesThing } from './names-thing.ts'
import { parseList, withoutIntro } from './parse-list.ts'
import type { ListItem, ShoppingList } from './shopping-list.ts'
import { beginsItem, isWish, itemsOfSentence } from './split-line.ts'

/** A question, a comparison or a command is no list, whatever commas it has. */
const asking =
  /^(?:compare|which|what|whats|what's|how|why|when|where|who|is|are|do|does|did|will|would|should|show|tell|find|search|explain|recommend|suggest|i have|i've|i am|i'm|we have|my order|order (?:no|number|#)|can you (?:tell|show|compare|recommend|explain))(?![\p{L}])/iu
/** An item of a list is named in a few words; what is longer is a sentence. */
const mostWordsOfItem = 9
const mostWordsOfPlainItem = 5

/**
 * A text that is a shopping list, read; undefined for everything else. Lines with bullets or quantities, or a sentence of
 * several things with quantities or behind a colon. `isThing` says whether a word names something that the shop sells.
 */
export function listIn(text: string, isThing: (word: string) => boolean): ShoppingList | undefined {
  // One thing is an ordinary search, and most messages are short: that is seen without reading them as lists.
  if (!/[\n,;]|\band\b|&/iu.test(text)) return undefined
  const { lines } = listLines(text)
  const [first] = lines
  if (first === undefined) return undefined
  const list = parseList(text)
  const isList =
    lines.length === 1 ? isSentenceOfThings(first.text, list, isThing) : areLinesOfThings(list, lines, isThing)
  return isList ? list : undefined
}

/** Of what could be things in a picture so much must be: what stands around a list is photographed with it. */
const ofThePicture = 0.5

/**
 * The same of the words of a picture, which nobody wrote to be answered: they are a list where several lines have bullets or
 * quantities, or name things, and whatever else they say, they are nothing else. `isSaidToBe`: who has seen it calls it one.
 */
export function listOnPicture(
  text: string,
  isThing: (word: string) => boolean,
  isSaidToBe = false,
): ShoppingList | undefined {
  const list = parseList(text)
  const things = list.items.filter(isNamed)
  const read = { ...list, items: things }
  if (isSaidToBe) return things.length + list.struck.length > 0 ? read : undefined
  const { lines } = listLines(text)
  const marked = lines.filter((line) => line.isBullet || line.isStruck || beginsItem(line.text)).length
  const counted = things.filter(isCounted).length
  const known = things.filter((item) => namesThing(item, isThing)).length
  const enough = ofThePicture * things.length
  const isWritten = Math.max(marked, counted) >= Math.max(2, enough) && known > 0
  // A label may name what it is on twice.
  return isWritten || (known > 2 && known >= enough) ? read : undefined
}

function areLinesOfThings(
  { items, remarks, struck }: ShoppingList,
  lines: ReturnType<typeof listLines>['lines'],
  isThing: (word: string) => boolean,
): boolean {
  const things = items.filter(isNamed)
  const asks = lines.filter(({ text }) => /\?$/u.test(text)).length
  if (things.length + struck.length < 2 || things.length < 0.7 * items.length || asks > 1) return false
  if (remarks.length > things.length + struck.length + 4) return false
  const marked = lines.filter(({ text, isBullet, isStruck }) => isBullet || isStruck || beginsItem(text)).length
  const counted = things.filter(isCounted).length
  if (marked >= 2 && marked >= 0.5 * things.length) return true
  if (counted >= 2 && counted >= 0.5 * things.length) return true
  const isShort = things.every(({ text }) => text.split(' ').length <= mostWordsOfPlainItem)
  return things.length > 2 && isShort && things.filter((item) => namesThing(item, isThing)).length >= 2
}

function isSentenceOfThings(text: string, list: ShoppingList, isThing: (word: string) => boolean): boolean {
  const { rest, remark } = withoutIntro(text)
  const things = list.items.filter(isNamed)
  if (things.length < 2 || things.length < list.items.length) return false
  const known = things.filter((item) => namesThing(item, isThing)).length
  if (remark !== undefined && !asking.test(text)) return known > 0 && things.every(isPlainlyNamed)
  const isRequest = rest !== text
  if (!isRequest && (asking.test(text) || /\?\s*$/u.test(text))) return false
  const counted = itemsOfSentence(rest).filter(
    (piece) => beginsItem(piece) && !/^(?:an?|some|the|one) /iu.test(piece),
  ).length
  // Of two things both are counted and known: 'a dozen candles and 2 more' is one.
  if (things.length === 2) return known === 2 && counted === 2
  return known >= 0.5 * things.length && (counted > 0 || things.filter(isCounted).length > 1)
}

const isCounted = ({ quantity, pack, unit }: ListItem): boolean =>
  quantity > 1 || pack !== undefined || unit !== undefined

/** 'a laptop with long battery life' and 'hdmi out, under 40' say how one thing is to be. */
const isPlainlyNamed = (item: ListItem): boolean =>
  isCounted(item) ||
  (item.text.split(' ').length <= 4 && !item.wishes.some((wish) => /^(?:under|over|below|above) /iu.test(wish)))

const isNamed = ({ text, wishes }: ListItem): boolean =>
  text.split(' ').length <= mostWordsOfItem && !isWish(text) && wishes.every((wish) => wish.length < 120)
