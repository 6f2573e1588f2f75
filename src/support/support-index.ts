import { type ArticleFeatures, articleFeatures, fieldsOf, fieldWeights, languageModels } from './article-words.ts'
import type { ReadArticle } from './passage.ts'
import { passageScorer } from './passage-choice.ts'
import { inverted, type Postings, type Weighted } from './postings.ts'
import { gramsOf, questionFeatures } from './question-words.ts'

/** How near an article is to a question. */
export interface Nearness {
  /** Number of the article. */
  article: number
  /**
   * How much of the question the article covers, whatever its length, from 0 to 2: what tells an answer
   * from the merely nearest.
   */
  coverage: number
  /** What articles are ordered by. */
  score: number
}

/** What is known of one word of a question. */
export interface AskedFeature {
  feature: string
  /** Inverse document frequency: how telling it is. */
  weight: number
}

export interface SupportIndex {
  asked(question: string): AskedFeature[]
  /** All articles that have something of the question, best first. */
  nearest(question: string, asked: readonly AskedFeature[]): Nearness[]
  /** Number of the passage of an article that answers best. */
  passageOf(article: number, asked: readonly AskedFeature[]): number
}

/**
 * Weights of the parts of a score: the share of the question's weight in the article (BM25F), the cosines of
 * its words and of its groups of characters with the nearest title or phrasing, the query likelihood. Round
 * numbers, not fitted: halving or doubling one changes the right articles by about a hundredth.
 */
export const scoreWeights = { words: 1, phrasing: 0.5, spelling: 0.5, likelihood: 0.2 } as const

/** Reads the articles into memory: about three milliseconds an article, mostly for its phrasings. */
export function buildSupportIndex(read: readonly ReadArticle[]): SupportIndex {
  const features = read.map((article) => articleFeatures(article))
  const fields = features.map(fieldsOf)
  const wordIndex = inverted(fieldWeights(fields))
  const idf = (feature: string): number => inverseFrequency(wordIndex.get(feature)?.ids.length ?? 0, read.length)
  const { gains, losses } = languageModels(fields)
  const likelihoodIndex = inverted(gains)
  const shortTexts = shortTextIndex(read, features, idf)
  return {
    asked: (question) => questionFeatures(question).map((feature) => ({ feature, weight: idf(feature) })),
    nearest(question, asked) {
      const words = products(read.length, shares(asked), wordIndex)
      const known = asked.filter(({ feature }) => wordIndex.has(feature))
      const likelihood = products(
        read.length,
        known.map(({ feature }) => [feature, 1]),
        likelihoodIndex,
      )
      const { phrasing, spelling } = shortTexts(question, asked)
      const found: Nearness[] = []
      for (const article of read.keys()) {
        const coverage =
          scoreWeights.words * at(words, article) +
          scoreWeights.phrasing * at(phrasing, article) +
          scoreWeights.spelling * at(spelling, article)
        const likely = at(likelihood, article) + known.length * at(losses, article)
        if (coverage > 0) found.push({ article, coverage, score: coverage + scoreWeights.likelihood * likely })
      }
      // Articles that are equally near stay in their own order.
      return found.sort((a, b) => b.score - a.score || a.article - b.article)
    },
    passageOf: passageScorer(features),
  }
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0

/** BM25's idf, which is never negative. */
const inverseFrequency = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5))

function shares(asked: readonly AskedFeature[]): Weighted[] {
  const total = asked.reduce((sum, { weight }) => sum + weight, 0)
  return asked.map(({ feature, weight }) => [feature, weight / total])
}

/** Of each article the cosines of its nearest title or phrasing: by words and concepts, and by groups of characters. */
function shortTextIndex(
  read: readonly ReadArticle[],
  features: readonly ArticleFeatures[],
  idf: (feature: string) => number,
) {
  const shorts = read.flatMap(({ article: { title, phrasings } }, article) =>
    [title, ...phrasings].map((text) => ({ article, text })),
  )
  const ownerOf = Int32Array.from(shorts, ({ article }) => article)
  const shortFeatures = features.flatMap(({ title, phrasings }) => [title, ...phrasings])
  const byWords = unitVectors(inverted(shortFeatures.values().map(frequencies)), shorts.length, idf)
  const counts = inverted(shorts.values().map(({ text }) => frequencies(gramsOf(text))))
  const gramIdf = (gram: string): number => inverseFrequency(counts.get(gram)?.ids.length ?? 0, shorts.length)
  const bySpelling = unitVectors(counts, shorts.length, gramIdf)
  const nearest = (asked: readonly Weighted[], index: Postings): Float64Array => {
    const best = new Float64Array(read.length)
    for (const [short, cosine] of products(shorts.length, asked, index).entries()) {
      const owner = ownerOf[short] ?? 0
      if (cosine > at(best, owner)) best[owner] = cosine
    }
    return best
  }
  return (question: string, asked: readonly AskedFeature[]) => ({
    phrasing: nearest(unitVector(frequencies(asked.map(({ feature }) => feature)), idf), byWords),
    spelling: nearest(unitVector(frequencies(gramsOf(question)), gramIdf), bySpelling),
  })
}

/** Of each text the sum of the products of its weights and those that are asked. */
function products(texts: number, asked: readonly Weighted[], index: Postings): Float64Array {
  const sums = new Float64Array(texts)
  for (const [feature, weight] of asked) {
    const postings = index.get(feature)
    if (postings === undefined) continue
    const { ids, weights } = postings
    for (let place = 0; place < ids.length; place++) {
      const id = ids[place] ?? 0
      sums[id] = (sums[id] ?? 0) + weight * (weights[place] ?? 0)
    }
  }
  return sums
}

/** How often each feature comes, as it counts: a second time less than the first (1 + ln). */
function frequencies(features: readonly string[]): Weighted[] {
  const counts = new Map<string, number>()
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return [...counts].map(([feature, count]) => [feature, 1 + Math.log(count)])
}

/** The texts' frequencies, times how telling each feature is, made vectors of length 1. Changes `index` in place. */
function unitVectors(index: Postings, texts: number, idf: (feature: string) => number): Postings {
  const squares = new Float64Array(texts)
  for (const [feature, { ids, weights }] of index) {
    const telling = idf(feature)
    for (let place = 0; place < ids.length; place++) {
      const weight = telling * (weights[place] ?? 0)
      const id = ids[place] ?? 0
      weights[place] = weight
      squares[id] = at(squares, id) + weight * weight
    }
  }
  for (const { ids, weights } of index.values()) {
    for (let place = 0; place < ids.length; place++) {
      weights[place] = (weights[place] ?? 0) / (Math.sqrt(at(squares, ids[place] ?? 0)) || 1)
    }
  }
  return index
}

/** A question's frequencies likewise. */
function unitVector(frequencies: readonly Weighted[], idf: (feature: string) => number): Weighted[] {
  const weighted = frequencies.map(([feature, frequency]): Weighted => [feature, idf(feature) * frequency])
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return weighted.map(([feature, weight]) => [feature, weight / length])
}
