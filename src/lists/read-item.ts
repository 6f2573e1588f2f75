import { leadingNumber, numberOf } from './numbers.ts'
import { takePrices } from './prices.ts'
import { type ListItem, largestQuantity, mostAlternatives } from './shopping-list.ts'
import { isWish } from './split-line.ts'
import { beginsWithSize, leadingUnit, packCount, unitNamed } from './units.ts'

/** What is known of an item while it is read. */
interface Draft {
  quantity?: number | undefined
  unit?: string | undefined
  pack?: number | undefined
  packUnit?: ListItem['packUnit']
  wishes: string[]
  optional?: true | undefined
}

const optionalWords =
  /[,(\s-]*(?<!\p{L})(?:optional(?:ly)?|if (?:you can|you wish|you like|possible|needed|available|desired)|nice to have|not required)(?!\p{L})[):,]*/iu
const notes = /[([{]([^()[\]{}]{0,200})[)\]}]/gu
const trailingQuantity =
  /(?:(?<![\d.,]\s?)(?:(?<=\s|\p{L})[x×*]\s?|\s*[:=]\s*x?|\s+[-–—]\s*x?|\s*(?:\.{2,}|…)\s*|\s+qty:?\s*))(?<value>\d{1,4})(?:x|\s(?<unit>\p{L}{2,10})\.?)?\s*$/iu
/** 'balloons 20'; but 'no. 2', 'size 3' and 'A 4' are names. */
const bareQuantity =
  /(?<=\p{Ll}{2}|\p{Lu}{2}s?|["”])(?<!(?<!\p{L})(?:no|nr|number|size|type|age|grade|year|vol|part|level|set|stage|of|than|to|for|with|like|iphone|galaxy|room|building|class))\s+(?<value>\d{1,4})\s*$/iu
/** 'dumbbells 2x 5kg': how many, between the thing and its size. */
const quantityBeforeSize =
  /^(?<thing>\p{L}[\p{L} -]*?)\s(?<value>\d{1,3})\s?[x×]\s?(?<size>\d+(?:[.,]\d+)?\s?\p{L}{1,3})$/iu
/** Between a thing and what is said of it. */
const tailSplit = /,\s+|;\s*|:\s+|\s[-–—]+\s?|(?<=[\p{L}\d)])[–—](?=\s)|(?<=\p{Ll}{2})\.\s+(?=\p{L})/u
const times = /^(?:(?<before>\d{1,4})\s?[x×*](?![\p{L}])\s*|[x×]\s?(?<after>\d{1,4})\s+)(?=.*\p{L})/iu
const numberThenDash = /^(?<value>\d{1,4})\s*(?:[-–—:=]|\.)\s+(?=[\p{L}#])/u

/** Reads one item; undefined when nothing is left that could be a thing. */
export function readItem(raw: string, line: number): ListItem | undefined {
  const draft: Draft = { wishes: [] }
  const said: string[] = []
  const withoutNotes = inDigits(raw).replace(notes, (_, note: string) => {
    said.push(note.trim())
    return ' '
  })
  const isOptional = optionalWords.test(withoutNotes)
  const { text: unpriced, limit } = takePrices(isOptional ? withoutNotes.replace(optionalWords, ' ') : withoutNotes)
  if (isOptional) draft.optional = true
  const [head, tails] = headAndTails(readQuantities(unpriced.trim(), draft))
  if (tails.length > 1 && tails.every((tail) => eachNumber.test(tail))) addUp(tails, draft)
  for (const tail of tails) readTail(tail, draft, head, false)
  // '2 (two) boxes' says it twice.
  for (const note of said)
    if (/\d/.test(note) || numberOf(note) === undefined || numberOf(note) !== draft.quantity)
      readTail(note, draft, head, true)
  if (limit !== undefined) draft.wishes.push(limit)
  const name = nameOf(head)
  if (draft.unit === 'ream' && !/paper/iu.test(name)) return itemOf(`${name} paper`.trim(), draft, line)
  if (!/\p{L}{2}|\p{Lo}/u.test(name)) return undefined
  return itemOf(name, draft, line)
}

/** '(2) boxes' and 'four-pack' with plain numbers. */
const inDigits = (text: string): string =>
  text
    .replace(/^[([](\d{1,4})[)\]]\s*/u, '$1 ')
    .replace(/(?<!\p{L})(\p{L}{3,6})-(?=packs?(?!\p{L}))/giu, (whole, word: string) => {
      const value = numberOf(word)
      return value === undefined ? whole : `${value}-`
    })

/** The thing and what is said of it: 'wide-ruled, 100 sheet notebooks' names the thing last. */
function headAndTails(text: string): [head: string, tails: string[]] {
  const [head = '', ...tails] = text.split(tailSplit)
  const named = isWish(head) ? tails.findLastIndex((tail) => !isWish(tail)) : -1
  return named === -1 ? [head, tails] : [tails[named] ?? '', [head, ...tails.filter((_, index) => index !== named)]]
}

function itemOf(name: string, { quantity = 1, unit, pack, packUnit, wishes, optional }: Draft, line: number): ListItem {
  const [text = '', ...others] = alternatives(name)
  const or = others.slice(0, mostAlternatives)
  const bounded = Math.min(Math.max(quantity, 1), largestQuantity)
  return {
    text,
    quantity: bounded,
    ...(unit !== undefined && { unit }),
    ...(pack !== undefined && pack > 1 && { pack, ...(packUnit && { packUnit }) }),
    wishes: wishes.filter((wish) => wish !== ''),
    or,
    ...(optional && { optional }),
    line,
  }
}

/** Takes quantity, unit and pack size off the beginning and the end of a text; what is left is the thing and its wishes. */
function readQuantities(whole: string, draft: Draft): string {
  let text = readBeginning(whole, draft)
  const { thing, value: sized, size } = quantityBeforeSize.exec(text)?.groups ?? {}
  if (thing !== undefined && draft.quantity === undefined && beginsWithSize(`${size} of it`)) {
    draft.quantity = Number(sized)
    text = `${thing} ${size}`
  }
  const trailing = trailingQuantity.exec(text)
  const { value, unit = '' } = trailing?.groups ?? {}
  if (trailing !== null && draft.quantity === undefined && (unit === '' || unitNamed(unit) !== undefined)) {
    draft.quantity = Number(value)
    draft.unit ??= unitNamed(unit)
    text = text.slice(0, trailing.index)
  }
  const inHead = packCount.exec(text)
  if (
    inHead !== null &&
    draft.pack === undefined &&
    !isOnePack(inHead[0].trim()) &&
    !/[,;(]/.test(text.slice(0, inHead.index))
  ) {
    draft.pack = Number(inHead.groups?.count)
    text = `${text.slice(0, inHead.index)} ${text.slice(inHead.index + inHead[0].length)}`
      .trim()
      .replace(/^of\s+/iu, '')
  }
  const bare = draft.quantity === undefined && !tailSplit.test(text) ? bareQuantity.exec(text) : null
  if (bare === null) return text
  draft.quantity = Number(bare.groups?.value)
  return text.slice(0, bare.index)
}

function readBeginning(text: string, draft: Draft): string {
  const dashed = numberThenDash.exec(text)
  const counted = dashed ?? (beginsWithSize(text) ? null : times.exec(text))
  if (counted !== null) {
    const { value, before, after } = counted.groups ?? {}
    draft.quantity = Number(value ?? before ?? after)
    return readUnit(text.slice(counted[0].length), draft)
  }
  const packed = packCount.exec(text)
  // '24 ct crayons', '6-pack of folders'; '1 pack crayons' and '2 pack' are packs.
  if (packed?.index === 0 && !/each/iu.test(packed[0]) && !isOnePack(packed[0])) {
    draft.pack = Number(packed.groups?.count)
    return readUnit(text.slice(packed[0].length).replace(/^[\s-]*(?:of\s+)?/iu, ''), draft)
  }
  const number = beginsWithSize(text) ? undefined : leadingNumber(text)
  if (number === undefined) return readUnit(text, draft, true)
  draft.quantity = number.value
  return readUnit(text.slice(number.length), draft)
}

/** '1 pack' and '2 pack' count packs, '12 pack' says what is in one. */
const isOnePack = (text: string): boolean => /^[12]\spack$/iu.test(text)

/** 'boxes of 24 crayons': the unit, and how many are in one. */
function readUnit(text: string, draft: Draft, needsOf = false): string {
  const found = leadingUnit(text)
  if (found === undefined || (needsOf && !found.hasOf)) return text
  const rest = text.slice(found.length)
  if (rest.trim() === '' && needsOf) return text
  draft.unit = found.unit
  if (found.size !== undefined) draft.wishes.push(found.size)
  if (draft.pack !== undefined || beginsWithSize(rest)) return rest
  const packed = packCount.exec(rest)
  if (packed?.index === 0) {
    draft.pack = Number(packed.groups?.count)
    return rest.slice(packed[0].length).trim()
  }
  const inside = found.hasOf ? leadingNumber(rest) : undefined
  if (inside === undefined || !/^\d|dozen/iu.test(rest)) return rest
  draft.pack = inside.value
  const contents = rest.slice(inside.length)
  const inner = leadingUnit(contents)
  draft.packUnit = measureOf(inner?.unit)
  return inner === undefined ? contents : contents.slice(inner.length)
}

/** Paper is counted in sheets and reams, which no product of it is one of. */
const measureOf = (unit: string | undefined): ListItem['packUnit'] =>
  unit === 'sheet' || unit === 'ream' ? unit : undefined

const packOf =
  /^(?:(?<count>\d{1,3}) )?(?:an? )?(?:packs?|box(?:es)?|sets?|packets?|packages?|pkgs?|bags?|pads?|tins?|cartons?)\.? of (?<pack>\d{1,4})$/iu
const coloursOf =
  /^(?<count>\d{1,3}) ?(?:colou?rs?|shades|pieces|pcs|sheets|sticks|pens|pencils|crayons|markers)(?: each)?$/iu
const eachNumber = /^\d{1,3} \p{L}[\p{L} -]*$/u

/** What stands behind a comma, a dash or in brackets: a quantity, the size of a pack, or a wish. */
function readTail(tail: string, draft: Draft, name: string, isNote: boolean): void {
  const text = tail.trim().replace(/[.!]+$/u, '')
  if (text === '') return
  if (optionalWords.test(text)) {
    draft.optional = true
    readTail(text.replace(optionalWords, ' '), draft, name, isNote)
    return
  }
  const alone = /^(?:[x×]\s?)?(\d{1,4})\s?[x×]?$/iu.exec(text)?.[1]
  if (alone !== undefined) {
    readAlone(Number(alone), draft)
    return
  }
  const packed = packOf.exec(text) ?? packCount.exec(text)
  if (packed !== null && packed[0].length === text.length && !isOnePack(text)) {
    draft.pack ??= Number(packed.groups?.pack ?? packed.groups?.count)
    if (packed.groups?.pack !== undefined && packed.groups.count !== undefined) readCounted(text, draft)
    return
  }
  if (isMadeOfPieces(name, text)) {
    draft.wishes.push(text)
    return
  }
  const coloured = coloursOf.exec(text)
  if (coloured !== null && draft.pack === undefined) {
    draft.pack = Number(coloured.groups?.count)
    if (/sheets/iu.test(text)) draft.packUnit = 'sheet'
    draft.wishes.push(text.replace(/^\d+ ?/u, ''))
    return
  }
  if (readCounted(text, draft)) return
  const parts = text.split(/,\s*|\s+and\s+/u)
  const areCounts = parts.length > 1 && parts.every((part) => eachNumber.test(part))
  if (areCounts && (isNote || parts.every((part) => isWish(part.replace(/^\d+ /u, ''))))) addUp(parts, draft)
  const { text: wish, limit } = takePrices(text)
  if (limit !== undefined) draft.wishes.push(limit)
  draft.wishes.push(wish.trim())
}

/** 500 pieces of a puzzle are one puzzle. */
const isMadeOfPieces = (name: string, tail: string): boolean =>
  /puzzle|jigsaw|building|train set|model/iu.test(name) && /^\d{1,5} ?(?:pieces|pcs)$/iu.test(tail)

/** '2 red, 2 blue' are four. */
function addUp(parts: readonly string[], draft: Draft): void {
  draft.quantity ??= parts.reduce((sum, part) => sum + Number.parseInt(part, 10), 0)
}

/** A number alone is the quantity, and where that is known the size of a pack. */
function readAlone(value: number, draft: Draft): void {
  if (draft.quantity === undefined && value > 0) draft.quantity = value
  else draft.pack ??= value
}

/** '2 packs', '3 rolls', '1 pack of 100': a quantity and its unit, and no thing. */
function readCounted(text: string, draft: Draft): boolean {
  const number = beginsWithSize(text) ? undefined : leadingNumber(text)
  if (number === undefined || draft.quantity !== undefined) return false
  const counted: Draft = { wishes: [] }
  const rest = readUnit(text.slice(number.length), counted).trim()
  // 'Pens: 4 dozen'.
  if (counted.unit === undefined && rest === '') {
    draft.quantity = number.value
    return true
  }
  if (counted.unit === undefined || rest.replace(/^each$/iu, '').replace(/^\d+$/u, '') !== '') return false
  draft.quantity = number.value
  draft.unit ??= counted.unit
  draft.pack ??= counted.pack
  draft.packUnit ??= counted.packUnit
  return true
}

const nameOf = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.,:;!?*+=_–—-]+|[\s.,:;!?*+=_–—-]+$/gu, '')
    .replace(/^(?:of|the|please|also|and) (?=\S)/iu, '')
    .replace(/ (?:each|please|pls|plz|thanks|thx|pcs)$/iu, '')

/** 'crayons or coloured pencils'; 'spiral or composition notebooks' are two kinds of notebooks. */
function alternatives(name: string): string[] {
  const parts = name.split(/\s+(?:and\/)?or\s+/iu).map((part) => part.trim())
  const last = parts.at(-1) ?? ''
  if (parts.length < 2 || parts.some((part) => part === '')) return [name]
  if (/^(?:similar|equivalent|so|more|the like|other|larger|bigger|smaller|better)\b/iu.test(last)) return [name]
  const [, ...things] = last.split(' ')
  const shared = things.join(' ')
  return parts.map((part, index) =>
    index < parts.length - 1 && shared !== '' && !part.includes(' ') && !/s$/iu.test(part) ? `${part} ${shared}` : part,
  )
}
