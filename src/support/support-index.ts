import { passageScorer } from './passage-choice.ts'
import type { ReadArticle } from './passage.ts'
import { featuresOf, gramsOf, questionFeatures } from './question-words.ts'
import { inverted, type Postings, type Weighted } from './postings.ts'

/** How near an article is to a question, and what that is made of; each part is between 0 and 1. */
export interface Nearness {
  /** Number of the article. */
  article: number
  /** Share of the question's weight that the article's words carry (BM25F). */
  words: number
  /** Cosine of the question's words and concepts with the nearest title or phrasing. */
  phrasing: number
  /** The same of groups of characters: typing errors, endings. */
  spelling: number
  /** Their weighted sum. */
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
 * Weights of the parts of a score. Equal shares of body and phrasings within a tenth give the same results in
 * cross-validation, on articles with phrasings and without: round numbers, not fitted ones.
 */
export const scoreWeights = { words: 1, phrasing: 0.5, spelling: 0.5 } as const

/** A word in a title says more of an article than one in its text (BM25F: Robertson et al., CIKM 2004). */
const fields = {
  title: { weight: 4, b: 0.3 },
  phrasings: { weight: 2, b: 0.3 },
  headings: { weight: 2, b: 0.3 },
  text: { weight: 1, b: 0.75 },
} as const
const saturation = 1.5

/** Reads the articles into memory: some milliseconds an article, mostly for its phrasings. */
export function buildSupportIndex(read: readonly ReadArticle[]): SupportIndex {
  const shorts = read.flatMap(({ article: { title, phrasings } }, article) =>
    [title, ...phrasings].map((text) => ({ article, text })),
  )
  const ownerOf = Int32Array.from(shorts, ({ article }) => article)
  const wordIndex = inverted(articleWeights(read))
  const idf = (feature: string): number => inverseFrequency(wordIndex.get(feature)?.ids.length ?? 0, read.length)
  const phrasingIndex = inverted(unitVectors(shorts.map(({ text }) => counted(featuresOf(text))), idf))
  const shortGrams = shorts.map(({ text }) => counted(gramsOf(text)))
  const gramFrequency = frequencies(shortGrams)
  const gramIdf = (gram: string): number => inverseFrequency(gramFrequency.get(gram) ?? 0, shorts.length)
  const spellingIndex = inverted(unitVectors(shortGrams, gramIdf))
  const scorer = passageScorer(read)
  return {
    asked: (question) => questionFeatures(question).map((feature) => ({ feature, weight: idf(feature) })),
    nearest(question, asked) {
      const words = new Float64Array(read.length)
      addProducts(words, shares(asked), wordIndex)
      const byFeature = (feature: string): number => idf(feature)
      const phrasing = nearestShort(unitVector(new Map(asked.map(({ feature }) => [feature, 1])), byFeature), phrasingIndex, ownerOf, read.length)
      const spelling = nearestShort(unitVector(counted(gramsOf(question)), gramIdf), spellingIndex, ownerOf, read.length)
      return ranked(words, phrasing, spelling)
    },
    passageOf: scorer,
  }
}

/** BM25's idf, which is never negative. */
const inverseFrequency = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5))

function shares(asked: readonly AskedFeature[]): Weighted[] {
  const total = asked.reduce((sum, { weight }) => sum + weight, 0)
  return asked.map(({ feature, weight }) => [feature, weight / total])
}

function ranked(words: Float64Array, phrasing: Float64Array, spelling: Float64Array): Nearness[] {
  const found: Nearness[] = []
  for (const [article, share] of words.entries()) {
    const parts = { words: share, phrasing: phrasing[article] ?? 0, spelling: spelling[article] ?? 0 }
    const score =
      scoreWeights.words * parts.words +
      scoreWeights.phrasing * parts.phrasing +
      scoreWeights.spelling * parts.spelling
    if (score > 0) found.push({ article, ...parts, score })
  }
  // Articles that are equally near stay in their own order.
  return found.sort((a, b) => b.score - a.score || a.article - b.article)
}

/** Of each article the cosine of its nearest short text. */
function nearestShort(asked: readonly Weighted[], index: Postings, ownerOf: Int32Array, articles: number): Float64Array {
  const cosines = new Float64Array(ownerOf.length)
  addProducts(cosines, asked, index)
  const best = new Float64Array(articles)
  for (const [short, cosine] of cosines.entries()) {
    const owner = ownerOf[short] ?? 0
    if (cosine > (best[owner] ?? 0)) best[owner] = cosine
  }
  return best
}

function addProducts(sums: Float64Array, asked: readonly Weighted[], index: Postings): void {
  for (const [feature, weight] of asked) {
    const postings = index.get(feature)
    if (postings === undefined) continue
    const { ids, weights } = postings
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0
      sums[id] = (sums[id] ?? 0) + weight * (weights[at] ?? 0)
    }
  }
}

export function counted(features: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  return counts
}

function frequencies(texts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const frequency = new Map<string, number>()
  for (const text of texts) for (const feature of text.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1)
  return frequency
}

const unitVectors = (texts: readonly ReadonlyMap<string, number>[], idf: (feature: string) => number): Weighted[][] =>
  texts.map((text) => unitVector(text, idf))

function unitVector(counts: ReadonlyMap<string, number>, idf: (feature: string) => number): Weighted[] {
  const weighted = [...counts].map(([feature, count]): Weighted => [feature, idf(feature) * (1 + Math.log(count))])
  const length = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return weighted.map(([feature, weight]) => [feature, weight / length])
}

/** BM25F without the idf: how well each article is about each of its words, from 0 to 1. */
function articleWeights(read: readonly ReadArticle[]): Weighted[][] {
  const texts = read.map(({ article: { title, phrasings }, passages }) => ({
    title: featuresOf(title),
    phrasings: phrasings.flatMap((phrasing) => featuresOf(phrasing)),
    headings: [...new Set(passages.flatMap(({ heading }) => heading ?? []))].flatMap((heading) => featuresOf(heading)),
    text: passages.flatMap(({ text }) => featuresOf(text)),
  }))
  const names = Object.keys(fields) as (keyof typeof fields)[]
  const averages = Object.fromEntries(
    names.map((name) => [name, texts.reduce((sum, text) => sum + text[name].length, 0) / texts.length || 1]),
  )
  return texts.map((text) => {
    const sums = new Map<string, number>()
    for (const name of names) {
      const { weight, b } = fields[name]
      const each = weight / (1 - b + (b * text[name].length) / (averages[name] ?? 1))
      for (const feature of text[name]) sums.set(feature, (sums.get(feature) ?? 0) + each)
    }
    return [...sums].map(([feature, sum]): Weighted => [feature, sum / (saturation + sum)])
  })
}
