import { basicColour } from '../catalogue/colours.ts'
import { leadingNumber } from './numbers.ts'
import { beginsWithSize, packCount, unitNamed } from './units.ts'

/** Words that say how a thing is and are no things themselves. */
const wishWords =
  /^(?:(?:any|assorted|various|mixed|different|bright|multi-?)\s?colou?rs?|colou?rs?|colou?red|assorted|mixed|blunt|pointed|rounded?|sharp(?:ened)?|unsharpened|lined|ruled|unlined|squared|plain|blank|large|small|medium|big|mini|jumbo|thick|thin|fine|broad|wide|narrow|washable|permanent|plastic|metal|wooden|wood|leather|cotton|heavy|light|soft|hard|left-handed|right-handed|named|labell?ed|new|used|refillable|retractable|scented|unscented|waterproof|double|single|queen|king|twin|(?:wide|college|narrow)[- ]ruled|hardback|softback|spiral|a[2-6]|letter|legal|hb|please|thanks?|thank you|etc|optional|clear|transparent|academic year)$/iu
const wishStart =
  /^(?:with|without|no|not|for|in|any|preferably|ideally|at least|at most|min|max|large enough|up to|about|size|or|each|per|must|should|please|like|such as|e\.?g\.?|i\.?e\.?|which|that|if|only|non-|extra|under|over)(?![\p{L}])/iu

/** Whether what stands behind a comma says something of the thing before it. */
export function isWish(text: string): boolean {
  const piece = text.trim()
  if (wishWords.test(piece) || wishStart.test(piece) || basicColour(piece) !== undefined) return true
  if (piece.split(/\s+(?:and|or)\s+|\//u).every((part) => wishWords.test(part) || basicColour(part) !== undefined))
    return true
  // '30 cm' says how large; '30 cm ruler' is a thing.
  return /^\d/.test(piece) && piece.replace(/^\d+(?:[.,]\d+)?[\s-]?\p{L}+\.?/u, '').trim() === '' && !beginsItem(piece)
}

/** Whether a text begins with a quantity and names a thing behind it. */
export function beginsItem(text: string): boolean {
  const piece = text.trim()
  if (/^\d{1,4}\s?x\s+\p{L}|^\d{1,4}x\s*\p{L}{2}/iu.test(piece)) return true
  if (beginsWithSize(piece) || (packCount.exec(piece)?.index === 0 && !/^\d{1,4} packs? of /iu.test(piece)))
    return false
  const number = leadingNumber(piece)
  if (number === undefined) return false
  const [first = '', ...others] = piece.slice(number.length).split(/\s+/u)
  if (!/\p{L}|^#\d/u.test(first) || /^\p{L}$/u.test(first)) return false
  if (others.length === 0 && unitNamed(first) !== undefined) return false
  // '3 lined' says how three of them are to be.
  if (number.isDigits && others.length === 0 && wishWords.test(first)) return false
  return (
    !/^(?:colou?rs?|count|ct|pages?|sheets|each|or|to|tabs?|pockets?|pieces|only|years?)$/iu.test(first) &&
    !(number.isDigits && others.length === 0 && basicColour(first) !== undefined)
  )
}

/** Pieces between separators that stand outside brackets. */
export function piecesOf(text: string, separator: RegExp): string[] {
  const hidden: string[] = []
  const safe = text.replace(/\([^()]*\)/gu, (group) => {
    hidden.push(group)
    return `\ue000${hidden.length - 1}\ue000`
  })
  return safe
    .split(separator)
    .map((piece) => piece.replace(/\ue000(\d+)\ue000/gu, (_, index: string) => hidden[Number(index)] ?? '').trim())
    .filter((piece) => piece !== '')
}

/** The items of one line of a list: mostly one; several where each has its quantity. */
export function itemsOfLine(text: string): string[] {
  return piecesOf(text, /;\s*/u).flatMap((piece) => {
    const [first = '', ...others] = piecesOf(piece, /,\s+/u)
    const items = [first]
    const isPlainNames = others.length > 1 && [first, ...others].every((one) => isPlural(one) && !isWish(one))
    for (const other of others) {
      if (isPlainNames || beginsItem(withoutAnd(other))) items.push(withoutAnd(other))
      else items[items.length - 1] += `, ${other}`
    }
    return items.flatMap(conjoined)
  })
}

const isPlural = (text: string): boolean => /^(?:\p{L}[\p{L}-]* ?){1,2}s$/iu.test(text)
/** Without the 'and' before the last of several. */
export const withoutAnd = (text: string): string => text.replace(/^(?:and|&|\+|plus)\s+/iu, '')

/** '1 ruler and 1 sharpener', 'gloves & hat'; 'compass and protractor set' is one thing. */
function conjoined(text: string): string[] {
  const parts = piecesOf(text, /\s+(?:and|&|\+|plus)\s+/iu)
  const [first = '', ...others] = parts
  if (others.length === 0) return [text]
  if (others.every(beginsItem)) return parts
  const isSingleWords = parts.length === 2 && parts.every((part) => /^\p{L}{3,}$/u.test(part) && !isWish(part))
  return isSingleWords && first !== '' ? parts : [text]
}

/** The items of a sentence that lists things with commas: 'pencils, a ruler, scissors, blunt, and glue'. */
export function itemsOfSentence(text: string): string[] {
  const items: string[] = []
  const pieces = piecesOf(text, /[,;]\s+|[,;](?=\p{L})/u)
  pieces.forEach((piece, index) => {
    const named = withoutAnd(piece)
    if (index > 0 && isWish(named)) {
      items[items.length - 1] += `, ${named}`
      return
    }
    // The last comma is left out before 'and': 'a backpack and lunch box'.
    const isLast = index === pieces.length - 1 && named === piece
    const joined = isLast ? piecesOf(named, /\s+(?:and|&|plus)\s+/iu) : [named]
    items.push(...(joined.length === 2 ? joined : [named]).flatMap(conjoined))
  })
  return items
}
