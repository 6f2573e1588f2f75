import { stemmer } from 'stemmer'
import { fold } from '../search/fold.ts'
import { segments } from '../search/tokens.ts'
import { conceptPhrases } from './shop-concepts.ts'

/** What a text is compared by: stems of its telling words, and the concepts it speaks of (`=refund`). */
export type Features = readonly string[]

/**
 * Words that do not tell what a question is about. Unlike those of a product search, 'not', 'no', 'back'
 * and 'out' are not among them: 'not arrived' and 'send back' are what the question is.
 */
const emptyWords = new Set(
  (
    'a an the this that these those some any of for with and or in on at by from to as is are be been being it its ' +
    'i im ive id ill me my mine we our us you your youre they them their he she his her want need would can could ' +
    'will shall should may might must like do does did doing done there here something anything thing how what when ' +
    'where why which who whose if so am was were has have had just please get got getting gets way then than about ' +
    'hi hello hey thanks thank ok okay really very also too up let lets u ur pls know tell'
  ).split(' '),
)

/** A question that is longer says nothing more in its rest; each word costs a list to walk. */
const mostWords = 200

/** Words of a text in its order, folded; negations are one word ('doesn't' is 'does not'). */
function wordsOf(text: string): string[] {
  const plain = fold(text)
    .replace(/[‘’ʼ′`]/g, "'")
    .replace(/\b(?:can't|cannot)\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/\b(do|does|did|is|are|was|have|has|could|would|should)nt\b/g, '$1 not')
    .replace(/'(?:s|m|ve|re|d|ll)\b/g, '')
  return segments(plain).flatMap(({ segment }) => {
    if (segment.kind === 'run') return [segment.text]
    return segment.text.split(/[-‐_'&.]/u).filter((part) => part !== '')
  })
}

interface ConceptPhrase {
  stems: string[]
  feature: string
}

/** 'send it back', 'send these back', 'send back': what stands for a thing tells no phrase from another. */
const pronouns = new Set('it them this that these those one'.split(' '))

/** The phrases by their first stem. */
function phrasesByFirst(): ReadonlyMap<string, readonly ConceptPhrase[]> {
  const byFirst = new Map<string, ConceptPhrase[]>()
  for (const { concept, phrases } of conceptPhrases) {
    for (const phrase of phrases) {
      const stems = wordsOf(phrase)
        .filter((word) => !pronouns.has(word))
        .map(stemmer)
      const first = stems[0] ?? ''
      const known = byFirst.get(first) ?? []
      known.push({ stems, feature: `=${concept}` })
      byFirst.set(first, known)
    }
  }
  return byFirst
}
const conceptsByFirst = phrasesByFirst()

/** Cuts a text into what it is compared by, in the order of the text. Any text will do. */
export function featuresOf(text: string): Features {
  const words = wordsOf(text).filter((word) => !pronouns.has(word))
  const stems = words.map(stemmer)
  const features: string[] = []
  /** Up to here the words are those of a phrase, which says what they say: 'how long' is not 'long'. */
  let phraseEnd = 0
  for (const [index, stem] of stems.entries()) {
    const phrases = (conceptsByFirst.get(stem) ?? []).filter(({ stems: parts }) =>
      parts.every((part, offset) => stems[index + offset] === part),
    )
    for (const { stems: parts } of phrases) if (parts.length > 1) phraseEnd = Math.max(phraseEnd, index + parts.length)
    if (!emptyWords.has(words[index] ?? '') && index >= phraseEnd) features.push(stem)
    features.push(...phrases.map(({ feature }) => feature))
  }
  return features
}

/** The distinct features of a question, the first ones. */
export const questionFeatures = (text: string): Features => [...new Set(featuresOf(text))].slice(0, mostWords)

const gramLengths = [3, 4]
/** No telling word is longer; the rest of a run of letters is noise. */
const longestGrammed = 24

/** Groups of three and four characters within each word, its ends marked: a word with a typing error keeps most of them. */
export function gramsOf(text: string): string[] {
  const grams: string[] = []
  for (const word of wordsOf(text).slice(0, mostWords)) {
    const padded = ` ${word.slice(0, longestGrammed)} `
    for (const length of gramLengths) {
      for (let start = 0; start + length <= padded.length; start++) grams.push(padded.slice(start, start + length))
    }
  }
  return grams
}
