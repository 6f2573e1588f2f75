import { titleWithoutFalseColours } from './colour-traps.ts'
import { type BasicColour, basicColours, doubleColours, shadesOf, thingsOf } from './colour-words.ts'
import type { Product } from './product.ts'

export { type BasicColour, basicColours }

type Words = ReadonlyMap<string, readonly BasicColour[]>

const shades = wordsOf(shadesOf)
const things = wordsOf(thingsOf)
const doubles: Words = new Map(Object.entries(doubleColours))
/** The longest shade ('british racing green') has this many words. */
const longestPhrase = 3

function wordsOf(table: Readonly<Record<BasicColour, string>>): Words {
  const words = new Map<string, BasicColour[]>()
  for (const colour of basicColours) {
    for (const word of [colour, ...table[colour].split(',')]) if (word.trim() !== '') words.set(word.trim(), [colour])
  }
  return words
}

/** Lower case, without accents, and with spaces for hyphens and everything else that is no letter. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()

/**
 * The basic colour that `words` name: 'navy' and 'dark blue' are blue, 'anthracite' is grey.
 * Undefined when they name none, and for words that are things as well ('coffee', 'mint', 'steel'):
 * in a shopper's sentence those are mostly the thing.
 */
export function basicColour(words: string): BasicColour | undefined {
  const tokens = folded(words).split(' ')
  if (tokens.length > longestPhrase) return undefined
  const whole = doubles.get(tokens.join(' ')) ?? shades.get(tokens.join(' '))
  if (whole !== undefined) return whole[0]
  // 'light blue', 'matte black': words before the colour that only qualify it.
  const last = tokens.at(-1) ?? ''
  return tokens.slice(0, -1).every((token) => qualifiers.has(token)) ? shades.get(last)?.[0] : undefined
}

const qualifiers: ReadonlySet<string> = new Set(
  'light,dark,deep,pale,bright,matte,matt,glossy,pastel,neon,soft,warm,cool,dusty,midnight,solid,pure'.split(','),
)

/** Whether an attribute of this name tells the colour of the whole product, mostly in one value. */
export const isColourAttribute = (name: string): boolean => /^(?:product )?colou?r$/i.test(name)

/**
 * The basic colours of a product, each once, in the order in which it names them.
 *
 * 1. From the attributes that tell the colour of the whole product ('colour', 'product colour',
 *    'colour name', …); 'Black/Silver' gives both, 'Space Grey' and 'Mint Green' one.
 * 2. Failing those, from the colour attributes of a part that shows ('cable colour', 'frame colour');
 *    never from those of printing, display, light or small trim, nor from numbers and yes or no.
 * 3. Failing those, from whole words of the title that can mean nothing but a colour, without the
 *    brand and without the known traps ('Black & Decker', 'Xeon Gold', 'blue-ray': `colour-traps.ts`).
 */
export function productColours(product: Pick<Product, 'title' | 'brand' | 'attributes'>): BasicColour[] {
  const ofWhole = new Set<BasicColour>()
  const ofParts = new Set<BasicColour>()
  for (const [name, value] of Object.entries(product.attributes)) {
    const part = typeof value === 'string' && mayNameColour.test(name) ? colouredPart(name) : undefined
    if (part === undefined) continue
    for (const colour of coloursOfValue(String(value))) (part === 'whole' ? ofWhole : ofParts).add(colour)
  }
  if (ofWhole.size > 0) return [...ofWhole]
  if (ofParts.size > 0) return [...ofParts]
  return coloursOfTitle(product.title, product.brand)
}

const mayNameColour = /colou?r/i
const colourWords: ReadonlySet<string> = new Set(['colour', 'color', 'colours', 'colors'])
const wholeWords: ReadonlySet<string> = new Set(
  'product,item,main,primary,basic,general,overall,body,exterior,outer,outside,name,family,shade,finish,s'.split(','),
)
/** Words that make a 'colour' attribute say something other than the colour that the product is seen in. */
const notSeen: ReadonlySet<string> = new Set(
  (
    'number,depth,gamut,temperature,space,management,print,printing,printer,printed,copy,copying,scan,scanning,fax,' +
    'faxing,page,yield,volume,speed,resolution,quality,mode,modes,rendering,index,technology,backlight,backlit,' +
    'backlighting,illumination,light,lighting,led,laser,display,screen,monitor,scheme,schemes,wallpapers,functions,' +
    'compatible,suitable,supported,calibration,correction,accuracy,sensor,filter,lens,bubble,graphic,signal,contrast,' +
    'code,feet,foot,buckle,wheel,wheels,lining,spiral,stitching,accent,trim,font,button,buttons,standard,time,cartridge,' +
    'cartridges,thread,basis,bulb,flame,change,changing'
  ).split(','),
)

function colouredPart(attributeName: string): 'whole' | 'part' | undefined {
  const words = folded(attributeName).split(' ')
  if (!words.some((word) => colourWords.has(word)) || words.some((word) => notSeen.has(word))) return undefined
  return words.every((word) => colourWords.has(word) || wholeWords.has(word)) ? 'whole' : 'part'
}

/** Between two colours of one value. */
const separators = /[,/;|&+\n]|\s(?:and|on|with|or)\s/iu

function coloursOfValue(value: string): BasicColour[] {
  return value.split(separators).flatMap((segment) => coloursOfSegment(folded(segment).split(' '), segment))
}

/**
 * English names a shade before its colour ('Carbon Blue', 'Dark Blue Gray'), so the last colour word
 * counts, unless a hyphen sets two side by side ('black-red'). Words for things count where no plain
 * colour word stands.
 */
function coloursOfSegment(tokens: readonly string[], segment: string): readonly BasicColour[] {
  const plain = found(tokens, [doubles, shades])
  if (plain.length > 1 && /\p{L}-\p{L}/u.test(segment)) return plain.flat()
  return plain.at(-1) ?? found(tokens, [things]).at(-1) ?? []
}

function coloursOfTitle(title: string, brand: string | undefined): BasicColour[] {
  const text = titleWithoutFalseColours(folded(title), brand === undefined ? '' : folded(brand))
  return [...new Set(found(text.split(' '), [doubles, shades]).flat())]
}

/** The colours that stand in `tokens`, longest phrases first, in order. */
function found(tokens: readonly string[], tables: readonly Words[]): (readonly BasicColour[])[] {
  const colours: (readonly BasicColour[])[] = []
  for (let start = 0; start < tokens.length; ) {
    const match = longestMatch(tokens, start, tables)
    if (match !== undefined) colours.push(match.colours)
    start += match?.length ?? 1
  }
  return colours
}

function longestMatch(
  tokens: readonly string[],
  start: number,
  tables: readonly Words[],
): { colours: readonly BasicColour[]; length: number } | undefined {
  for (let length = Math.min(longestPhrase, tokens.length - start); length > 0; length--) {
    const phrase = length === 1 ? (tokens[start] ?? '') : tokens.slice(start, start + length).join(' ')
    for (const table of tables) {
      const colours = table.get(phrase)
      if (colours !== undefined) return { colours, length }
    }
  }
  return undefined
}
