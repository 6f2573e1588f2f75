import { longestLine, mostCharacters, mostLines, mostWords, type ShoppingList } from './shopping-list.ts'

/** One line of a list, or one cell of it where there are columns. */
export interface ListLine {
  /** Without bullet, box and number. */
  text: string
  /** From 1. */
  line: number
  isBullet: boolean
  /** Ticked or crossed out. */
  isStruck: boolean
  /** Whether an empty line, or the end of the text, comes behind it. */
  endsBlock: boolean
}

const bullet = /^(?:[-–—•·▪▫◦‣●○■□❏❑➢➤→►✦★⁃∙*+>]|[o¤](?=\s)|_{2,})\s*/u
const box = /^(?:\[(?<mark>[ xX✓✔v_-]?)\]|\((?<round>[ xX✓✔]?)\)(?=\s)|(?<open>[☐⬜◻☐])|(?<ticked>[☑✅☒✓✔✗✘❌🗸]))\s*/u
const struck = /^(?<mark>~~?|--)(?<text>[^~]+?)\k<mark>$/u
const strokes = /\u0336/gu
const numbering = /^(?:(?<number>\d{1,3})[.)]|(?<letter>[a-zA-Z])\))\s+(?=\S)/u
/** A picture before a line stands for a bullet. */
const pictogram = /^\p{Extended_Pictographic}[\p{Emoji_Modifier}\p{Extended_Pictographic}]*\s*/u

/** The lines of a text within the bounds of a list. Takes any text, in time linear in its length. */
export function listLines(text: string): { lines: ListLine[]; cut: ShoppingList['cut'] } {
  const { rows, cut } = bounded(plainSigns(text.slice(0, mostCharacters)).split('\n'))
  const isNumbered = areNumbered(rows)
  let order: Table | undefined
  const lines = rows.flatMap((row, index): ListLine[] => {
    const endsBlock = (rows[index + 1] ?? '').trim() === ''
    const head = tableOrder(row)
    if (head !== undefined) {
      order = head
      return []
    }
    return cellsOf(row, order).flatMap((cell) => {
      const read = withoutMarks(cell, isNumbered)
      return read.text === '' ? [] : [{ ...read, line: index + 1, endsBlock }]
    })
  })
  return { lines, cut }
}

function bounded(rows: string[]): { rows: string[]; cut: ShoppingList['cut'] } {
  const kept = rows.slice(0, mostLines).map((row) => row.slice(0, longestLine))
  let words = 0
  const end = kept.findIndex((row) => {
    words += row.split(/\s+/u).length
    return words > mostWords
  })
  if (end !== -1) return { rows: kept.slice(0, end), cut: 'words' }
  return { rows: kept, cut: rows.length > mostLines ? 'lines' : undefined }
}

const fractions: Readonly<Record<string, string>> = { '½': '1/2', '¼': '1/4', '¾': '3/4' }

const plainSigns = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/ {4,}/gu, '   ')
    .replace(/[½¼¾]/gu, (sign) => ` ${fractions[sign]}`)
    .replace(/[’‘`´]/gu, "'")
    .replace(/[“”″]/gu, '"')
    .replace(/(?<=\d\s?)×|×(?=\s?\d)/gu, 'x')

/** Whether what stands before the lines counts them: 1, 2, 3 …, and is no quantity. */
function areNumbered(rows: readonly string[]): boolean {
  const numbers = rows.flatMap((row) => {
    const { number, letter } = numbering.exec(row.trim())?.groups ?? {}
    if (letter !== undefined) return [letter.toLowerCase().charCodeAt(0)]
    return number === undefined ? [] : [Number(number)]
  })
  const following = numbers.filter((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1)
  return numbers.length > 1 && following.length >= 0.8 * numbers.length
}

function withoutMarks(cell: string, isNumbered: boolean): Pick<ListLine, 'text' | 'isBullet' | 'isStruck'> {
  let text = cell.trim()
  let isBullet = false
  let isStruck = strokes.test(text)
  text = text.replace(strokes, '')
  // A bullet may stand before a box, and a number before both.
  for (let marks = 0; marks < 3; marks++) {
    const crossed = struck.exec(text)?.groups?.text
    const found = box.exec(text)
    const { mark = '', round = '', ticked } = found?.groups ?? {}
    if (crossed !== undefined) [text, isStruck] = [crossed.trim(), true]
    else if (found !== null) {
      isStruck ||= ticked !== undefined || /[xXv✓✔]/u.test(mark + round)
      text = text.slice(found[0].length)
      isBullet = true
    } else if (bullet.test(text) || pictogram.test(text)) {
      text = text.replace(bullet.test(text) ? bullet : pictogram, '')
      isBullet = true
    } else if (isNumbered && numbering.test(text)) {
      text = text.replace(numbering, '')
      isBullet = true
    }
  }
  return { text: text.trim(), isBullet, isStruck }
}

/** A table with a head. */
interface Table {
  /** Which column says how many. */
  order: 'quantity-first' | 'quantity-last'
  /** Commas part its columns. */
  hasCommas: boolean
}

const cells = (row: string): string[] =>
  row
    .split(/\t+|\s*\|\s*|(?<=\S)\s{3,}(?=\S)/u)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')

const quantityHead = /^(?:qty|quantity|how many|number|amount|no|#|count)\.?:?$/iu
const numberHead = /^(?:no|#|number)\.?:?$/iu
const thingHead = /^(?:items?|things?|product|description|supply|supplies|article|what|name)(?: needed| name)?:?$/iu

function tableOrder(row: string): Table | undefined {
  if (row.length > 200) return undefined
  const heads = cells(row.replace(/,/gu, '|'))
  const words = heads.length > 1 ? heads : row.trim().split(/\s+/u)
  // 'No.' before 'Item' and 'Quantity' counts the rows.
  const named = words.findIndex((word) => quantityHead.test(word) && !numberHead.test(word))
  const quantity = named === -1 ? words.findIndex((word) => quantityHead.test(word)) : named
  const thing = words.findIndex((word) => thingHead.test(word))
  if (quantity === -1 || thing === -1 || words.length > 5) return undefined
  const hasCommas = row.includes(',') && cells(row).length === 1
  return { order: quantity < thing ? 'quantity-first' : 'quantity-last', hasCommas }
}

const countCell =
  /^(?:[x×]\s?)?\d{1,4}(?:\s?[x×])?(?:\s+(?:packs?|box(?:es)?|sets?|pairs?|reams?|rolls?|packets?|pkgs?|bags?|bottles?|pcs|each|dozen|tubes?)(?:\s+of\s+\d{1,4})?)?$/iu
const ruleCell = /^:?-{2,}:?$|^[=_]{2,}$/u

/** '3 x Ring binder': '3 Ring binder' would be a binder with three rings. */
const counted = (quantity: string, thing: string): string =>
  /^\d+$/.test(quantity) ? `${quantity} x ${thing}` : `${quantity} ${thing}`

/** 'Pens,4' of a file with commas; what is quoted keeps its own. */
const commaCells = (row: string): string[] =>
  [...row.matchAll(/"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,]+)/gu)]
    .map(({ groups }) => (groups?.quoted?.replaceAll('""', '"') ?? groups?.plain ?? '').trim())
    .filter((cell) => cell !== '')

const thingThenCount = /^(?<thing>[^,]*\p{L}),(?<count>\d{1,4})$/u

function parted(row: string, table: Table | undefined): string[] {
  if (table?.hasCommas === true) return commaCells(row)
  const { thing, count } = thingThenCount.exec(row.trim())?.groups ?? {}
  return thing === undefined || count === undefined ? cells(row) : [thing, count]
}

/** What it cost somewhere is no thing and no number of things. */
const priceCell =
  /^(?:(?:us|ca|au)?[$£€]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$£€]|usd|eur|gbp)|\d+[.,]\d{2})(?:\s?(?:each|ea\.?))?$/iu

const withoutPrices = (found: readonly string[]): string[] =>
  found.length < 2 ? [...found] : found.filter((cell) => !priceCell.test(cell))

/** The cells of a row, each a line of its own; in a table the quantity joins the thing that it is of. */
function cellsOf(row: string, table: Table | undefined): string[] {
  const order = table?.order
  const found = withoutPrices(parted(row, table).filter((cell) => !ruleCell.test(cell)))
  const [first = '', second = ''] = found
  if (found.length < 2) return found
  if (order !== undefined || found.length === 2) {
    const isCount = (cell: string): boolean => countCell.test(cell) && (order === undefined || /\d/.test(cell))
    const quantity = order === 'quantity-last' ? found.findLastIndex(isCount) : found.findIndex(isCount)
    const thing = found.findIndex((cell, index) => index !== quantity && /\p{L}{2}/u.test(cell))
    const isPair = found.length === 2 && (/^\d+$/.test(first) || countCell.test(second))
    if (quantity !== -1 && thing !== -1 && (order !== undefined || isPair))
      return [counted(found[quantity] ?? '', found[thing] ?? '')]
  }
  return found
}
