import type { Product } from '../catalogue/product.ts'
import type { SearchEngine, Vocabulary } from './engine.ts'
import { wholeNumber } from './product-number.ts'
import { type AnalysedWord, analyseQuery } from './text-analysis.ts'

/** The products that somebody may mean who is still typing: those with all the words, of which the last may be begun. */
export type ProductCompletion = (typed: string, limit: number) => Promise<Product[]>

/** Words that a begun one may become: the most frequent ones. Each is a list that the engine walks. */
const mostEndings = 12
/** Letters with which a word is begun: with fewer it may become anything. */
const fewestLetters = 2

/** Reads the engine anew each time, so that it is as live as the catalogue is. */
export function createProductCompletion(
  engine: Pick<SearchEngine, 'search' | 'findByNumber' | 'vocabulary'>,
): ProductCompletion {
  const endings = createEndings()
  return async (typed, limit) => {
    const number = wholeNumber(typed)
    if (number !== undefined) {
      const { hits } = await engine.findByNumber(number, {}, limit)
      if (hits.length > 0) return hits.map(({ product }) => product)
    }
    const words = analyseQuery(typed)
    const isBegun = /[\p{L}\p{M}]$/u.test(typed)
    const last = words.at(-1)
    const begun = isBegun && last !== undefined ? withEndings(last, endings(await engine.vocabulary())) : last
    const { hits } = await engine.search({
      words: begun === undefined ? [] : [...words.slice(0, -1), begun],
      match: 'all',
      filters: {},
      offset: 0,
      limit,
      facets: false,
    })
    return hits.map(({ product }) => product)
  }
}

function withEndings(word: AnalysedWord, endingsOf: (begun: string) => string[]): AnalysedWord {
  const more = word.text.length < fewestLetters ? [] : endingsOf(word.text)
  return { ...word, forms: [...word.forms, ...more.map((ending) => [ending])] }
}

/** The most frequent words of a vocabulary that begin so; sorted once for each vocabulary. */
function createEndings(): (vocabulary: Vocabulary) => (begun: string) => string[] {
  let known: { vocabulary: Vocabulary; sorted: { word: string; count: number }[] } | undefined
  return (vocabulary) => {
    if (known?.vocabulary !== vocabulary) {
      const sorted = vocabulary.words
        .map((word, at) => ({ word, count: vocabulary.counts[at] ?? 0 }))
        .sort((a, b) => (a.word < b.word ? -1 : 1))
      known = { vocabulary, sorted }
    }
    const { sorted } = known
    return (begun) => {
      const found: { word: string; count: number }[] = []
      for (let at = firstFrom(sorted, begun); sorted[at]?.word.startsWith(begun); at += 1) {
        const one = sorted[at]
        if (one !== undefined && one.word !== begun) found.push(one)
      }
      return found
        .sort((a, b) => b.count - a.count)
        .slice(0, mostEndings)
        .map(({ word }) => word)
    }
  }
}

/** The position of the first word that is not before `begun`. */
function firstFrom(sorted: readonly { word: string }[], begun: string): number {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((sorted[middle]?.word ?? '') < begun) from = middle + 1
    else to = middle
  }
  return from
}
