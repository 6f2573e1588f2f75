import type { SearchEngine } from '../engine.ts'
import { stem } from '../stem.ts'
import { type AnalysedQuery, type AnalysedWord, analyseQuery } from '../text-analysis.ts'
import { chooseMeant, type Meaning } from './choose-meant.ts'
import { allowedEdits } from './deletes.ts'
import { replaceWords } from './replace-words.ts'
import { SpellingIndex } from './spelling-index.ts'
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
   * correct or nothing is near. A word that some product has, one with a digit, one of less than four letters and those
   * that `isName` knows are never changed. At most five words are corrected, the first ones.
   */
  correct(text: string): Promise<CorrectedText | undefined>
}

export interface SpellerOptions {
  engine: SearchEngine
  /** Whether a word, folded, is known from elsewhere: a synonym's. */
  isName?(word: string): boolean
  /** Milliseconds, of any fixed start. */
  now?(): number
}

/** A text with more words that nobody knows is in another language; each costs about a millisecond. */
const mostCorrected = 5

/** A catalogue that changes all the time would have its words read again for each search: old ones do for so long. */
const renewAfterMs = 60_000

export function createSpeller({
  engine,
  isName = () => false,
  now = () => performance.now(),
}: SpellerOptions): Speller {
  const index = renewedIndex(engine, now)
  return {
    async correct(text) {
      const words = analyseQuery(text)
      const suspects = words.flatMap((word) => (mayBeMisspelt(word) ? [word] : []))
      if (suspects.length === 0) return undefined
      const spelling = await index()
      const isKnown = (word: AnalysedWord): Promise<boolean> => known(word, spelling, engine)
      const wrong: AnalysedWord[] = []
      for (const word of suspects) if (!isName(word.text) && !(await isKnown(word))) wrong.push(word)
      if (wrong.length === 0) return undefined
      const corrections = await correctEach(words, wrong.slice(0, mostCorrected), { spelling, engine, isName })
      return corrections.length === 0 ? undefined : { text: replaceWords(text, corrections), corrections }
    },
  }
}

/** The index of the newest vocabulary, or one that is not older than `renewAfterMs`. */
function renewedIndex(engine: SearchEngine, now: () => number): () => Promise<SpellingIndex> {
  let current: { index: Promise<SpellingIndex>; since: number } | undefined
  return async () => {
    if (current !== undefined && now() - current.since < renewAfterMs) return current.index
    const before = await current?.index.catch(() => undefined)
    const vocabulary = await engine.vocabulary()
    const index = before?.vocabulary === vocabulary ? Promise.resolve(before) : SpellingIndex.build(vocabulary)
    current = { index, since: now() }
    index.catch(() => {
      current = undefined
    })
    return index
  }
}

const isLetters = /^\p{L}[\p{L}\p{M}'-]*$/u

const mayBeMisspelt = ({ text }: AnalysedWord): boolean => isLetters.test(text) && allowedEdits(text) > 0

async function known(word: AnalysedWord, spelling: SpellingIndex, engine: SearchEngine): Promise<boolean> {
  if (word.forms.some((form) => form.every((token) => spelling.has(token)) && form.length === 1)) return true
  return (await productsWith([word], engine)) > 0
}

/** How many products have all of these words. */
async function productsWith(words: AnalysedQuery, engine: SearchEngine): Promise<number> {
  return (await engine.rank({ words, match: 'all', filters: {}, limit: 0 })).total
}

interface Knowledge {
  spelling: SpellingIndex
  engine: SearchEngine
  isName(word: string): boolean
}

/** One after the other: a word that is corrected helps to tell what the next one means. */
async function correctEach(
  words: AnalysedQuery,
  wrong: readonly AnalysedWord[],
  knowledge: Knowledge,
): Promise<Correction[]> {
  const { spelling, engine, isName } = knowledge
  const corrections: Correction[] = []
  let context = words.filter((word) => !wrong.includes(word))
  for (const part of wrong.flatMap((word) => unknownParts(word, spelling, isName))) {
    const beside = context
    const count = (meaning: AnalysedQuery): Promise<number> => productsWith([...beside, ...meaning], engine)
    const meant = await chooseMeant(part, spelling, { count, hasContext: beside.length > 0 })
    if (meant === undefined) continue
    const to = await written(part, meant, beside, engine)
    if (to === part) continue
    corrections.push({ from: part, to })
    context = [...context, ...meant.words]
  }
  return corrections
}

/** The word, or those of its parts beside a hyphen that may be corrected and are not known. */
function unknownParts({ text }: AnalysedWord, spelling: SpellingIndex, isName: (word: string) => boolean): string[] {
  const parts = text.split(/['-]/u).filter((part) => part !== '')
  return parts.filter((part) => allowedEdits(part) > 0 && !spelling.has(stem(part)) && !isName(part))
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
