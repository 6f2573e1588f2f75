import type { ReadArticle } from './passage.ts'
import type { Weighted } from './postings.ts'
import { type Features, featuresOf } from './question-words.ts'

/** The features of one article, field by field and text by text. */
export interface ArticleFeatures {
  title: Features
  /** Of each phrasing. */
  phrasings: readonly Features[]
  /** Of each passage, with the heading that it stands under. */
  passages: readonly { heading: Features; text: Features }[]
}

export function articleFeatures({ article: { title, phrasings }, passages }: ReadArticle): ArticleFeatures {
  const headings = new Map(passages.map(({ heading = '' }) => [heading, featuresOf(heading)]))
  return {
    title: featuresOf(title),
    phrasings: phrasings.map(featuresOf),
    passages: passages.map(({ heading = '', text }) => ({
      heading: headings.get(heading) ?? [],
      text: featuresOf(text),
    })),
  }
}

/** The features of each field as one. A heading counts once, however many passages stand under it. */
export const fieldsOf = ({ title, phrasings, passages }: ArticleFeatures) => ({
  title,
  phrasings: phrasings.flat(),
  headings: [...new Set(passages.map(({ heading }) => heading))].flat(),
  text: passages.flatMap(({ text }) => text),
})
export type ArticleFields = ReturnType<typeof fieldsOf>

/** A word in a title says more of an article than one in its text (BM25F: Robertson et al., CIKM 2004). */
const fields = {
  title: { weight: 4, lengthShare: 0.3 },
  phrasings: { weight: 2, lengthShare: 0.3 },
  headings: { weight: 2, lengthShare: 0.3 },
  text: { weight: 1, lengthShare: 0.75 },
} as const
const fieldNames = ['title', 'phrasings', 'headings', 'text'] as const
const saturation = 1.5

/** BM25F without the idf: how well each article is about each of its features, from 0 to 1. */
export function fieldWeights(articles: readonly ArticleFields[]): Weighted[][] {
  const average = (name: (typeof fieldNames)[number]): number =>
    articles.reduce((sum, article) => sum + article[name].length, 0) / articles.length || 1
  const averages = {
    title: average('title'),
    phrasings: average('phrasings'),
    headings: average('headings'),
    text: average('text'),
  }
  return articles.map((article) => {
    const sums = new Map<string, number>()
    for (const name of fieldNames) {
      const { weight, lengthShare } = fields[name]
      const each = weight / (1 - lengthShare + (lengthShare * article[name].length) / averages[name])
      for (const feature of article[name]) sums.set(feature, (sums.get(feature) ?? 0) + each)
    }
    return [...sums].map(([feature, sum]): Weighted => [feature, sum / (saturation + sum)])
  })
}

/** How often each feature counts in an article's language model. */
const counts = { title: 3, phrasings: 2, headings: 1, text: 1 } as const
/** Pseudo-counts that the help centre as a whole lends each article; between 80 and 300 results differ by a hundredth. */
const smoothing = 160

export interface LanguageModels {
  /** What an article gains by having a feature that is asked for. */
  gains: Weighted[][]
  /** What it loses with each feature that is asked for: a long article has each word more easily. */
  losses: Float64Array
}

/**
 * Query likelihood with Dirichlet smoothing (Zhai and Lafferty, SIGIR 2001), as the logarithm of how much
 * likelier a feature is in an article than in the help centre as a whole. It counts how many phrasings
 * say a word, which BM25F's saturation hides.
 */
export function languageModels(articles: readonly ArticleFields[]): LanguageModels {
  const counted = articles.map((article) => {
    const sums = new Map<string, number>()
    for (const name of fieldNames) {
      for (const feature of article[name]) sums.set(feature, (sums.get(feature) ?? 0) + counts[name])
    }
    return sums
  })
  const overall = new Map<string, number>()
  const lengths = counted.map((sums) => {
    let length = 0
    for (const [feature, count] of sums) {
      overall.set(feature, (overall.get(feature) ?? 0) + count)
      length += count
    }
    return length
  })
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1
  return {
    gains: counted.map((sums) =>
      [...sums].map(
        ([feature, count]): Weighted => [
          feature,
          Math.log(1 + (count * total) / (smoothing * (overall.get(feature) ?? 1))),
        ],
      ),
    ),
    losses: Float64Array.from(lengths, (length) => Math.log(smoothing / (length + smoothing))),
  }
}
