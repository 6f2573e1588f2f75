import { performance } from 'node:perf_hooks'
import type { ReadArticle } from './passage.ts'
import { buildSupportIndex, scoreWeights } from './support-index.ts'
import type { Article, SupportHit, SupportSearch } from './support-search.ts'

/**
 * The least coverage (0 to 2) at which the nearest article is taken to answer. See `bench/support-evaluation.ts`,
 * which reports the false answers and false refusals at it.
 */
export const leastCoverage = 0.65

/**
 * Differences of scores are logarithms of odds, at a temperature that keeps the second of two near articles in
 * sight: one that is 0.2 behind has half the first one's odds.
 */
const temperature = 0.3

/** Searches these articles, in memory; they do not change. Of two with the same id the first is found by it. */
export function createSupportSearch(read: readonly ReadArticle[]): SupportSearch {
  const sorted = read.toSorted(
    ({ article: a }, { article: b }) => compare(a.topic, b.topic) || compare(a.title, b.title) || compare(a.id, b.id),
  )
  const articles = sorted.map(({ article }) => article)
  const byId = new Map<string, Article>(articles.toReversed().map((article) => [article.id, article]))
  const index = buildSupportIndex(sorted)
  return {
    async search(question, limit) {
      const startedAt = performance.now()
      const asked = index.asked(question)
      const nearest = index.nearest(question, asked)
      const best = nearest[0]?.score ?? 0
      const hits = nearest.slice(0, Math.max(0, limit)).flatMap(({ article, score }): SupportHit[] => {
        const found = sorted[article]
        const passage = found?.passages[index.passageOf(article, asked)]?.text
        return found === undefined || passage === undefined
          ? []
          : [{ article: found.article, passage, score: Math.exp((score - best) / temperature) }]
      })
      const answers = (nearest[0]?.coverage ?? 0) >= leastCoverage
      const request = { words: asked, weights: scoreWeights, leastCoverage, coverage: nearest[0]?.coverage ?? 0 }
      const why = 'A question about the service: the nearest help articles by words, concepts and spelling'
      return { hits, answers, trace: { kind: 'support', why, request, tookMs: performance.now() - startedAt } }
    },
    article: async (id) => byId.get(id),
    articles: async () => articles,
    async ofTopic(topic) {
      const found = sorted.find(({ article }) => article.topic === topic)
      const [first] = found?.passages ?? []
      return found === undefined || first === undefined ? undefined : { article: found.article, passage: first.text }
    },
  }
}

/** By code unit: the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
