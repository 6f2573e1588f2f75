import { mostSets } from './basket.ts'
import { type ListLine, listLines } from './list-lines.ts'
import { numberOf } from './numbers.ts'
import { readItem } from './read-item.ts'
import { headingOf, subjects } from './remarks.ts'
import { type ListItem, longestItem, type ShoppingList } from './shopping-list.ts'
import { beginsItem, itemsOfLine, itemsOfSentence, piecesOf, withoutAnd } from './split-line.ts'

/**
 * Reads a text as a list of things to buy: one on a line, or in a sentence between commas. Headings, greetings and remarks
 * are left out, and so is what is ticked or crossed out. Pure; takes any text and never throws. At most `mostLines` lines
 * and `mostWords` words are read.
 */
export function parseList(text: string): ShoppingList {
  const { lines, cut } = listLines(text)
  const isSentence = lines.length === 1
  const read = isSentence ? readSentence(lines) : readLines(lines)
  return cut === undefined ? read : { ...read, cut }
}

/** What stands before a list on its own line: 'I need:', 'School list for Tom:', 'Optional:'. */
const intro =
  /^(?<intro>[^:]*(?<!\p{L})(?:lists?|needs?|says?|buy|bring|get|order|shopping|want|supplies|following|things|items|looking for|to have|optional|wish ?list|please|are|is)(?!\p{L})[^:]*):\s*(?<rest>.+)$/isu
const spoken =
  /^(?:(?:hi|hello|hey|please|so|ok|okay)[,!.]?\s+)*(?:(?:can|could) (?:i|you|we) (?:please )?(?:help (?:me|us) )?(?:get|have|find|order|buy|add|price)(?: me| us)?|(?:(?:i|we)(?:'d| would)? )?(?:need|want|like|am looking for|are looking for|'m looking for)(?: to (?:buy|order|get|have))?|(?:i'm|im|we're) looking for|(?:my|our) \p{L}+ needs|get me|give me|find me|buy|order)\s+/iu

function readSentence(lines: readonly ListLine[]): ShoppingList {
  const items: ListItem[] = []
  const [only] = lines
  if (only === undefined) return { items, struck: [], remarks: [] }
  if (only.isStruck) return { items, struck: [only.text], remarks: [] }
  const { rest, isOptional, remark } = withoutIntro(only.text)
  const wanted = rest
    .replace(/[.!]\s*(?:many thanks|thanks?|thank you|cheers|please)[^,]*$/iu, '')
    .replace(
      /\s+for (?:my|our) (?:(?:new|little|meeting|living) )?(?:son|daughter|kid|kids|child|children|boys?|girls?|class|classroom|school|office|room|team|kitchen|home|flat|house)[.?]?$/iu,
      '',
    )
  const { text: things, sets } = withoutSets(wanted)
  for (const piece of itemsOfSentence(things)) {
    const item = piece.length > longestItem ? undefined : readItem(piece, only.line)
    if (item !== undefined) items.push(isOptional ? { ...item, optional: true } : item)
  }
  return { items, struck: [], remarks: remark === undefined ? [] : [remark], ...(sets && { sets }) }
}

/** A text without what introduces its list. */
export function withoutIntro(text: string): { rest: string; isOptional: boolean; remark?: string } {
  // 'Maths: ruler', 'Science - 1 folder'.
  const part = /^(?<intro>[^:]{2,30}?)(?::|\s[-–—]+)\s+(?<rest>\S.*)$/su.exec(text)?.groups
  if (part?.rest !== undefined && subjects.test(part.intro ?? '') && /\p{L}/u.test(part.rest))
    return { rest: part.rest, isOptional: /optional|wish|donation/iu.test(part.intro ?? ''), remark: part.intro ?? '' }
  const found = intro.exec(text)?.groups
  if (found?.rest !== undefined && found.intro !== undefined && !beginsItem(found.intro))
    return { rest: found.rest, isOptional: /optional|wish ?list/iu.test(found.intro), remark: found.intro }
  const said = spoken.exec(text)
  return { rest: said === null ? text : text.slice(said[0].length), isOptional: false }
}

/** '2 children', 'for three kids' on a line of its own: how many times all of it is wanted. */
function setsIn(text: string): number | undefined {
  const said =
    /^(?:(?:all )?(?:for|x|times) )?(?<sets>\p{L}+|\d{1,2}) (?:children|kids|pupils|students|twins)[.!]?$/iu.exec(text)
  const sets = numberOf(said?.groups?.sets ?? '')
  return sets !== undefined && sets <= mostSets ? sets : undefined
}

/** 'I need 12 pencils and 2 erasers for two children': the end says how many times all of it is wanted. */
function withoutSets(text: string): { text: string; sets?: number | undefined } {
  const { things, end } =
    /^(?<things>.+?)[,;]?\s+(?<end>for (?:(?:my|our|the) )?[\p{L}\d]+ (?:children|kids|pupils|students|twins))[.!]?$/isu.exec(
      text,
    )?.groups ?? {}
  const sets = end === undefined ? undefined : setsIn(end.replace(/^for (?:my|our|the) /iu, 'for '))
  return things === undefined || sets === undefined ? { text } : { text: things, sets }
}

function readLines(lines: readonly ListLine[]): ShoppingList {
  const doubtful: string[] = []
  const read: ShoppingList = { items: [], struck: [], remarks: [], doubtful }
  const bullets = lines.filter(({ isBullet }) => isBullet).length
  // Two bullets may be dashes of a sentence; half of the lines are the list's own style.
  const isMostlyBulleted = bullets > 2 && bullets >= 0.5 * lines.length
  // An empty line behind each line parts nothing.
  const isSpaced = lines.length > 2 && lines.filter(({ endsBlock }) => endsBlock).length >= 0.8 * lines.length
  let isOptional = false
  lines.forEach((line, index) => {
    const sets = setsIn(line.text)
    if (sets !== undefined) {
      read.sets = sets
      return
    }
    if (line.isStruck) {
      read.struck.push(line.text)
      return
    }
    const introduced = withIntro(line) ?? asRun(line)
    const heading =
      introduced === undefined
        ? headingOf(isSpaced ? { ...line, endsBlock: false } : line, isMostlyBulleted, index === 0)
        : undefined
    if (heading !== undefined) {
      isOptional = heading.optional
      read.remarks.push(line.text)
      if (heading.isDoubtful) doubtful.push(line.text)
      return
    }
    const added = itemsOf(line, introduced?.rest)
    if (added.length === 0) read.remarks.push(line.text)
    if (added.length === 0 && line.text.length > longestItem) doubtful.push(line.text)
    for (const item of added)
      read.items.push(isOptional || introduced?.isOptional === true ? { ...item, optional: true } : item)
  })
  return read
}

/** 'Paper: 2 notebooks, 1 pack of labels': several things that are counted, whatever they are called together. */
function underName(text: string): ReturnType<typeof withoutIntro> | undefined {
  const { name, rest } = /^(?<name>\p{L}[\p{L} &-]{1,30}):\s+(?<rest>\S.*)$/u.exec(text)?.groups ?? {}
  const pieces = piecesOf(rest ?? '', /[,;]\s+/u)
  const isList = pieces.length > 1 && pieces.every(beginsItem)
  return rest !== undefined && name !== undefined && isList ? { rest, isOptional: false, remark: name } : undefined
}

/** 'Please bring: 2 pencils, 1 ruler', 'Optional: earbuds' on a line of a longer list. */
function withIntro({ text }: ListLine): ReturnType<typeof withoutIntro> | undefined {
  const found = withoutIntro(text)
  if (found.remark === undefined) return underName(text)
  // 'Kitchen – missing:' is a heading of two words.
  if (/:$/u.test(found.rest)) return undefined
  const isOnlyNumber = /^\s*\d+\s*$/u.test(found.rest)
  const isList = beginsItem(found.rest) || piecesOf(found.rest, /,\s+/u).length > 1
  return !isOnlyNumber && (found.isOptional || isList || subjects.test(found.remark)) ? found : undefined
}

/** A paragraph of things between commas, of which most are counted: '24 pencils, 2 erasers, a ruler …'. */
function asRun({ text }: ListLine): ReturnType<typeof withoutIntro> | undefined {
  const pieces = piecesOf(text, /[,;]\s+/u)
  if (pieces.length < fewestOfRun) return undefined
  const counted = pieces.filter((piece) => beginsItem(withoutAnd(piece))).length
  const isNames = text.length > longestItem && pieces.every((piece) => piece.split(/\s+/u).length <= wordsOfName)
  return counted >= countedOfRun * pieces.length || isNames ? { rest: text, isOptional: false } : undefined
}

/** Fewer things between commas are one thing and what is said of it. */
const fewestOfRun = 4
/** So much of them is counted; the others are wishes, and things of which there is one. */
const countedOfRun = 0.6
/** A thing is named in so many words; prose has longer pieces. */
const wordsOfName = 5

function itemsOf({ text, line }: ListLine, introduced: string | undefined): ListItem[] {
  const pieces = introduced === undefined ? itemsOfLine(text) : itemsOfSentence(introduced)
  return pieces.flatMap((piece) => (piece.length > longestItem ? [] : (readItem(piece, line) ?? [])))
}
