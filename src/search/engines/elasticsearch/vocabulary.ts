import type { Vocabulary } from '../../engine.ts'
import { compositeBuckets, type SendSearch } from './composite-pages.ts'
import { bucketsOf } from './facets.ts'

/** Of a word in a single product nobody knows whether it is one, or a slip of the seller's. */
const fewestProducts = 2
const shortestWord = 3
/** What one or two products are may be a word that was taken for a noun. */
const fewestOfKind = 3
const isWord = /^\p{L}[\p{L}\p{M}]*$/u

/** Of all tokens that do not begin with a digit: some four million. */
const mostPages = 400
/** Sorts behind all digits and before all letters: product numbers are most of the tokens, and no words. */
const beforeLetters = ':'
/** Fewer than the buckets that a cluster gives in one answer (`search.max_buckets`, 65,536). */
const mostKinds = 60_000

interface Counted {
  word: string
  count: number
}

/** Reads the vocabulary. `mostWords` bounds what is kept: the most frequent ones. */
export async function readVocabulary(send: SendSearch, mostWords: number): Promise<Vocabulary> {
  let kept: Counted[] = []
  const pages = { mostPages, after: { word: beforeLetters } }
  for await (const { key, count } of compositeBuckets(send, [{ word: { terms: { field: 'tokens' } } }], pages)) {
    const word = key.word ?? ''
    if (count >= fewestProducts && word.length >= shortestWord && isWord.test(word)) kept.push({ word, count })
    if (kept.length > 2 * mostWords) kept = mostFrequent(kept, mostWords)
  }
  if (kept.length > mostWords) kept = mostFrequent(kept, mostWords)
  return {
    words: kept.map(({ word }) => word),
    counts: Uint32Array.from(kept, ({ count }) => count),
    kinds: await readKinds(send),
  }
}

async function readKinds(send: SendSearch): Promise<Set<string>> {
  const terms = { field: 'kinds', size: mostKinds, min_doc_count: fewestOfKind, exclude: '.*\\..*' }
  const { aggregations } = await send({ size: 0, track_total_hits: false, aggs: { kinds: { terms } } })
  return new Set(bucketsOf(aggregations?.kinds).map(([kind]) => kind))
}

/** In the order of the index. */
function mostFrequent(words: readonly Counted[], most: number): Counted[] {
  const kept = new Set([...words].sort((a, b) => b.count - a.count).slice(0, most))
  return words.filter((word) => kept.has(word))
}
