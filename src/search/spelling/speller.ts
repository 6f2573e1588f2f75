import type { SearchEngine } from '../engine.ts'
import { stem } from '../stem.ts'
import { type AnalysedQuery, type AnalysedWord, analyseQuery } from '../text-analysis.ts'
import { chooseMeant, type Meaning } from './choose-meant.ts'
import { allowedEdits } from './deletes.ts'
import { replaceWords } from './replace-words.ts'
import type { SpellingIndex } from './spelling-index.ts'
import { asWritten } from './surface.ts'

/** A word that the catalogue does not know, folded, and what was taken to be meant, as the catalogue writes it. */
export interface Correction {
  from: string
  to: string
}

export interface CorrectedText {
  /** The whole text with its corrections. */
  text: string
  corrections: Correction[]
}

/** Corrects what is typed towards the words of a catalogue. */
export interface Speller {
  /**
   * The text with those of its words corrected that the catalogue does not know; undefined when there is nothing to
   * correct or nothing is near. A word that some product has or the index knows, one with a digit and one of less
   * than four letters are never changed. At most five words are corrected, the first ones.
   */
  correct(text: string): Promise<CorrectedText | undefined>
}

/** A text with more words that nobody knows is in another language; each costs about a millisecond. */
const mostCorrected = 5

export interface SpellerOptions {
  engine: SearchEngine
  /** Of the words that are known; it may be a little behind the catalogue. */
  index(): Promise<SpellingIndex>
  /**
   * Tokens of words of the language. One that the catalogue does not know is corrected only where the other words of
   * the query bear it out: who asks for a canoe gets no Canon.
   */
  realWords: ReadonlySet<string>
}

export function createSpeller({ engine, index, realWords }: SpellerOptions): Speller {
  return {
    async correct(text) {
      const words = analyseQuery(text)
      const suspects = words.filter(mayBeMisspelt)
      if (suspects.length === 0) return undefined
      const spelling = await index()
      const wrong: AnalysedWord[] = []
      for (const word of suspects) if (!(await isKnown(word, spelling, engine))) wrong.push(word)
      if (wrong.length === 0) return undefined
      const corrections = await correctEach(words, wrong.slice(0, mostCorrected), { spelling, engine, realWords })
      return corrections.length === 0 ? undefined : { text: replaceWords(text, corrections), corrections }
    },
  }
}

const isLetters = /^\p{L}[\p{L}\p{M}'-]*$/u

const mayBeMisspelt = ({ text }: AnalysedWord): boolean => isLetters.test(text) && allowedEdits(text) > 0

async function isKnown(word: AnalysedWord, spelling: SpellingIndex, engine: SearchEngine): Promise<boolean> {
  if (word.forms.some(([token = '', ...others]) => others.length === 0 && spelling.has(token))) return true
  return (await productsWith([word], engine)) > 0
}

/** How many products have all of these words. */
async function productsWith(words: AnalysedQuery, engine: SearchEngine): Promise<number> {
  return (await engine.rank({ words, match: 'all', filters: {}, limit: 0 })).total
}

interface Knowledge {
  spelling: SpellingIndex
  engine: SearchEngine
  realWords: ReadonlySet<string>
}

/** One after the other: a word that is corrected helps to tell what the next one means. */
async function correctEach(
  words: AnalysedQuery,
  wrong: readonly AnalysedWord[],
  knowledge: Knowledge,
): Promise<Correction[]> {
  const { spelling, engine, realWords } = knowledge
  const corrections: Correction[] = []
  let context = words.filter((word) => !wrong.includes(word))
  for (const part of wrong.flatMap((word) => unknownParts(word, spelling))) {
    const beside = context
    const count = (meaning: AnalysedQuery): Promise<number> => productsWith([...beside, ...meaning], engine)
    const isWord = realWords.has(stem(part))
    const meant = await chooseMeant(part, spelling, { count, hasContext: beside.length > 0, isWord })
    if (meant === undefined) continue
    const to = await written(part, meant, beside, engine)
    if (to === part) continue
    corrections.push({ from: part, to })
    context = [...context, ...meant.words]
  }
  return corrections
}

/** The word, or those of its parts beside a hyphen that may be corrected and are not known. */
function unknownParts({ text }: AnalysedWord, spelling: SpellingIndex): string[] {
  const parts = text.split(/['-]/u).filter((part) => part !== '')
  return parts.filter((part) => allowedEdits(part) > 0 && !spelling.has(stem(part)))
}

async function written(typed: string, meant: Meaning, beside: AnalysedQuery, engine: SearchEngine): Promise<string> {
  if (meant.isSplit) return meant.words.map(({ text }) => text).join(' ')
  const all = { match: 'all', filters: {}, offset: 0, limit: 5, facets: false } as const
  const together = await engine.search({ words: [...beside, ...meant.words], ...all })
  const { hits } = together.total > 0 ? together : await engine.search({ words: meant.words, ...all })
  return asWritten(
    meant.words[0]?.text ?? typed,
    typed,
    hits.map(({ product }) => product),
  )
}
