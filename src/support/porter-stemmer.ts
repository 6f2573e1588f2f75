const consonant = '[^aeiou]'
const vowel = '[aeiouy]'
const consonants = `${consonant}[^aeiouy]*`
const vowels = `${vowel}[aeiou]*`

/** Porter's measure m counts vowel-consonant sequences of what is left of a word. */
const measureAbove0 = new RegExp(`^(${consonants})?${vowels}${consonants}`)
const measureIs1 = new RegExp(`^(${consonants})?${vowels}${consonants}(${vowels})?$`)
const measureAbove1 = new RegExp(`^(${consonants})?${vowels}${consonants}${vowels}${consonants}`)
const hasVowel = new RegExp(`^(${consonants})?${vowel}`)
/** Consonant, vowel, consonant, the last of them not w, x or y: hop, but not snow. */
const endsShort = new RegExp(`^${consonants}${vowel}[^aeiouwxy]$`)

const doubleEndings: Readonly<Record<string, string>> = {
  ational: 'ate',
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  izer: 'ize',
  bli: 'ble',
  alli: 'al',
  entli: 'ent',
  eli: 'e',
  ousli: 'ous',
  ization: 'ize',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  iveness: 'ive',
  fulness: 'ful',
  ousness: 'ous',
  aliti: 'al',
  iviti: 'ive',
  biliti: 'ble',
  logi: 'log',
}
const singleEndings: Readonly<Record<string, string>> = {
  icate: 'ic',
  ative: '',
  alize: 'al',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
}
const doubleEnding = new RegExp(`^(.+?)(${Object.keys(doubleEndings).join('|')})$`)
const singleEnding = new RegExp(`^(.+?)(${Object.keys(singleEndings).join('|')})$`)
const lastEnding = /^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize)$/

/**
 * Brings forms of an English word to one token: returns, returned and returning to return; cancellation
 * and cancelled to cancel. Porter's algorithm (An algorithm for suffix stripping, Program 14(3), 1980).
 * `word` is lower case; one with a digit or a letter beyond a to z stays. A help centre's questions and
 * articles differ in the form of the same verb, where a catalogue's differ in the plural (`stem.ts`).
 */
export function porterStem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  // A y that begins a word is a consonant, and is marked as one.
  const marked = word.startsWith('y') ? `Y${word.slice(1)}` : word
  const steps = [withoutPlural, withoutTense, withPlainY, withoutDoubleEnding, withoutSingleEnding, withoutLast, tidied]
  return steps.reduce((stemmed, step) => step(stemmed), marked).toLowerCase()
}

const withoutPlural = (word: string): string =>
  /(?:ss|i)es$/.test(word) ? word.slice(0, -2) : /[^s]s$/.test(word) ? word.slice(0, -1) : word

function withoutTense(word: string): string {
  if (word.endsWith('eed')) return measureAbove0.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const left = /^(.+?)(?:ed|ing)$/.exec(word)?.[1]
  if (left === undefined || !hasVowel.test(left)) return word
  if (/(?:at|bl|iz)$/.test(left)) return `${left}e`
  if (/([^aeiouylsz])\1$/.test(left)) return left.slice(0, -1)
  return endsShort.test(left) ? `${left}e` : left
}

const withPlainY = (word: string): string =>
  word.endsWith('y') && hasVowel.test(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word

const replaced = (word: string, ending: RegExp, by: Readonly<Record<string, string>>): string => {
  const [, left, found] = ending.exec(word) ?? []
  return left !== undefined && found !== undefined && measureAbove0.test(left) ? left + by[found] : word
}
const withoutDoubleEnding = (word: string): string => replaced(word, doubleEnding, doubleEndings)
const withoutSingleEnding = (word: string): string => replaced(word, singleEnding, singleEndings)

function withoutLast(word: string): string {
  const left = lastEnding.exec(word)?.[1]
  return left !== undefined && measureAbove1.test(left) ? left : word
}

function tidied(word: string): string {
  const left = word.slice(0, -1)
  const dropsE = word.endsWith('e') && (measureAbove1.test(left) || (measureIs1.test(left) && !endsShort.test(left)))
  const short = dropsE ? left : word
  return short.endsWith('ll') && measureAbove1.test(short) ? short.slice(0, -1) : short
}
