/** A value of a product in all the forms in which sentences and titles need it. */
export interface Wording {
  raw: string | number | boolean
  /** '600 lm', 'forest green'. */
  text: string
  /** The same, where a sentence begins with it. */
  capital: string
  /** 'six hours'. */
  words: string
  wordsCapital: string
  /** 'Forest Green', '600 lm', '50 Sheets'. */
  title: string
  /** Whether 'an' stands before `text`, and before `words`. */
  an: boolean
  wordsAn: boolean
}

const smallNumbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Units in words: of one, of several. Others stand as they are. */
const unitWords: Readonly<Record<string, readonly [string, string]>> = {
  h: ['hour', 'hours'],
  min: ['minute', 'minutes'],
  s: ['second', 'seconds'],
  in: ['inch', 'inches'],
  ft: ['foot', 'feet'],
  mm: ['millimetre', 'millimetres'],
  cm: ['centimetre', 'centimetres'],
  m: ['metre', 'metres'],
  km: ['kilometre', 'kilometres'],
  g: ['gram', 'grams'],
  kg: ['kilogram', 'kilograms'],
  ml: ['millilitre', 'millilitres'],
  l: ['litre', 'litres'],
  oz: ['ounce', 'ounces'],
  W: ['watt', 'watts'],
  V: ['volt', 'volts'],
  mAh: ['milliamp hour', 'milliamp hours'],
  GB: ['gigabyte', 'gigabytes'],
  TB: ['terabyte', 'terabytes'],
  MP: ['megapixel', 'megapixels'],
  Hz: ['hertz', 'hertz'],
  lm: ['lumen', 'lumens'],
  dB: ['decibel', 'decibels'],
  ppm: ['page a minute', 'pages a minute'],
  dpi: ['dot an inch', 'dots an inch'],
  '%': ['per cent', 'per cent'],
  '°C': ['degree', 'degrees'],
}

/** Of a word for several: 'sheets', 'pages', 'days'. */
const singular = (unit: string): string => (/^[a-z]{3,}s$/.test(unit) ? unit.slice(0, -1) : unit)

export function wordingOf(raw: string | number | boolean, unit: string | undefined): Wording {
  const text = typeof raw === 'number' ? numberText(raw, unit) : String(raw)
  const words = typeof raw === 'number' ? numberWords(raw, unit) : text
  return {
    raw,
    text,
    capital: capitalised(text),
    words,
    wordsCapital: capitalised(words),
    title:
      typeof raw === 'number'
        ? `${raw}${titleUnit(raw === 1 && unit !== undefined ? singular(unit) : unit)}`
        : titleCase(text),
    an: takesAn(text),
    wordsAn: takesAn(words),
  }
}

function numberText(value: number, unit: string | undefined): string {
  if (unit === undefined) return String(value)
  if (unit === '%') return `${value}%`
  return `${value} ${value === 1 ? singular(unit) : unit}`
}

function numberWords(value: number, unit: string | undefined): string {
  const number = smallNumbers[value] ?? String(value)
  if (unit === undefined) return number
  const [one, several] = (Object.hasOwn(unitWords, unit) ? unitWords[unit] : undefined) ?? [singular(unit), unit]
  return `${number} ${value === 1 ? one : several}`
}

function titleUnit(unit: string | undefined): string {
  if (unit === undefined) return ''
  if (unit === '%') return '%'
  // Symbols of measures are short, and keep their case.
  return ` ${/^[a-z]{4,}/.test(unit) ? titleCase(unit) : unit}`
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const smallWords: ReadonlySet<string> = new Set(
  'a,an,and,as,at,but,by,for,from,in,into,of,on,or,per,the,to,with,without,x'.split(','),
)
const symbols: ReadonlySet<string> = new Set(Object.keys(unitWords))

/** Title Case: short joining words, and symbols of units after a number, stay as they are. */
export function titleCase(text: string): string {
  const words = text.split(' ')
  return words
    .map((word, i) => {
      const isSymbol = i > 0 && symbols.has(word) && /^[\d.,]+$/.test(words[i - 1] ?? '')
      const isJoining = i > 0 && i < words.length - 1 && smallWords.has(word)
      return isSymbol || isJoining ? word : hyphenated(word)
    })
    .join(' ')
}

/** A word inside a title. */
export const titleWord = (word: string): string => (smallWords.has(word) ? word : hyphenated(word))

/** 'anti-glare' becomes 'Anti-Glare'; 'clip-on' 'Clip-on'. */
const hyphenated = (word: string): string =>
  word
    .split('-')
    .map((part, i) => (i > 0 && smallWords.has(part) ? part : capitalised(part)))
    .join('-')

/** Whether 'an' rather than 'a' stands before `text`: by its sound, so 'an 8 GB', 'an HDMI', 'a USB'. */
export function takesAn(text: string): boolean {
  if (/^(?:8|11|18)(?!\d)|^8\d/.test(text)) return true
  // Read letter by letter: F, H, L, M, N, R, S, X begin with a vowel's sound.
  if (/^[A-Z](?:[A-Z0-9]|-|\s|$)/.test(text)) return /^[AEFHILMNORSX]/.test(text)
  return /^(?:[aeio]|u(?!ni|s[be]|ti)|é|hour|honest|heir)/i.test(text) && !/^(?:one|once|eu|ewe)/i.test(text)
}
