import type { Product } from '../src/catalogue/product.ts'
import type { NamedKind } from './kind-rules.ts'
import { type Judgements, ndcgAt10 } from './relevance.ts'
import { withTypingError } from './typing-errors.ts'

/** A text that is searched for, and how good what was found is, from 0 to 1. */
export interface Question {
  text: string
  score(found: readonly string[]): number
}

/** Questions that are judged alike, and what their mean should be. */
export interface QuestionSet {
  figure: string
  /** How the mean is written: as nDCG mostly is, or in hundredths. */
  unit: 'score' | 'percent'
  questions: Question[]
  /** The least mean that is aimed at. */
  aim?: number | undefined
}

/** The judged queries that have a positive rating, scored by nDCG@10. */
export const judgedQuestions = (judgements: Judgements): Question[] =>
  [...judgements].flatMap(([text, ratings]) =>
    ndcgAt10([], ratings) === undefined ? [] : [{ text, score: (found) => ndcgAt10(found, ratings) ?? 0 }],
  )

/** Each question that has a word which can be mistyped, so many times, with another error each time. */
export const mistyped = (questions: readonly Question[], times: number): Question[] =>
  Array.from({ length: times }, (_, seed) => seed).flatMap((seed) =>
    questions.flatMap(({ text, score }) => {
      const typed = withTypingError(text, seed)
      return typed === undefined ? [] : [{ text: typed, score }]
    }),
  )

const shownFirst = 10

/**
 * The share of the first ten that are what was named; of fewer, where the catalogue has fewer. Throws an Error for a
 * name of which the catalogue has nothing: it would measure nothing.
 */
export const kindQuestions = (kinds: readonly NamedKind[], products: readonly Product[]): Question[] =>
  kinds.map(({ name, isOf }) => {
    const right = idsOf(isOf, products)
    if (right.size === 0) throw new Error(`The catalogue has no ${name}.`)
    const wanted = Math.min(shownFirst, right.size)
    return { text: name, score: (found) => countIn(found.slice(0, wanted), right) / wanted }
  })

const enoughForANeed = 5

/** Whether a product of a right kind is among the first five. Throws an Error for a need that nothing answers. */
export const needQuestions = (needs: readonly NamedKind[], products: readonly Product[]): Question[] =>
  needs.map(({ name, isOf }) => {
    const right = idsOf(isOf, products)
    if (right.size === 0) throw new Error(`The catalogue has nothing for the need '${name}'.`)
    return { text: name, score: (found) => Math.min(1, countIn(found.slice(0, enoughForANeed), right)) }
  })

const idsOf = (isOf: NamedKind['isOf'], products: readonly Product[]): ReadonlySet<string> =>
  new Set(products.filter(isOf).map(({ id }) => id))

const countIn = (found: readonly string[], right: ReadonlySet<string>): number =>
  found.filter((id) => right.has(id)).length
