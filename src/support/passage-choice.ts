import type { ArticleFeatures } from './article-words.ts'
import type { AskedFeature } from './support-index.ts'

/** The first passage says what the article is about, and answers when no other has more of the question. */
const firstHasAhead = 0.12
/** A heading's words count, though less than those that would be read. */
const headingShare = 0.5
/** What people ask with when they mean the article as a whole, its first passage answers. */
const phrasingShare = 0.4

/** Who asks in the words of the title asks for what the article is about. */
const titleShare = 0.7

/**
 * Picks the passage that has most of a question. How telling a word is, is decided within the article:
 * what each passage speaks of tells none apart.
 */
export function passageScorer(
  articles: readonly ArticleFeatures[],
): (article: number, asked: readonly AskedFeature[]) => number {
  const features = articles.map(({ title, phrasings, passages }) =>
    passages.map(({ heading, text }, index) => ({
      phrasings: new Set(index === 0 ? [title, ...phrasings].flat() : []),
      heading: new Set(heading),
      text: new Set(text),
    })),
  )
  const titles = articles.map(({ title }) => new Set(title))
  return (article, asked) => {
    const all = asked.reduce((sum, { weight }) => sum + weight, 0)
    const inTitle = asked.reduce((sum, { feature, weight }) => sum + (titles[article]?.has(feature) ? weight : 0), 0)
    if (inTitle >= titleShare * all) return 0
    const passages = features[article] ?? []
    const weights = asked.map(({ feature, weight }) => {
      const having = passages.filter(({ text, heading }) => text.has(feature) || heading.has(feature)).length
      return { feature, weight: weight * Math.log(1 + passages.length / (having + 0.5)) }
    })
    const total = weights.reduce((sum, { weight }) => sum + weight, 0) || 1
    const scores = passages.map(({ phrasings, heading, text }, index) => {
      let sum = index === 0 ? firstHasAhead * total : 0
      for (const { feature, weight } of weights) {
        if (text.has(feature)) sum += weight
        else if (phrasings.has(feature)) sum += phrasingShare * weight
        else if (heading.has(feature)) sum += headingShare * weight
      }
      return sum
    })
    return Math.max(0, scores.indexOf(Math.max(...scores)))
  }
}
