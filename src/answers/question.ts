import { isUnit, type Measure, measureOf } from '../catalogue/measures.ts'
import { measuresIn } from '../understanding/measures-in.ts'
import { withoutCourtesy } from '../understanding/rules/line.ts'
import { type Word, wordsOf } from '../understanding/words.ts'
import { type Concept, conceptsOf, rootOf } from './attribute-words.ts'
import { asksOfRecord } from './record-facts.ts'

/** How a measure that is asked about is compared with the record's. */
export type Comparator = 'equal' | 'at most' | 'at least'

/** What is asked about a product. */
export interface Question {
  /** Folded words without courtesy. */
  line: string
  /** It is answered by yes or no. */
  isYesNo: boolean
  /** It asks whether something is there: 'does it have a microphone'. */
  asksWhether: boolean
  concepts: Concept[]
  /** The roots of its words for things: 'laptop' of 'does it fit a 15 inch laptop'. */
  nouns: string[]
  measures: Measure[]
  comparator: Comparator
  /** The unit that the answer is wanted in: 'how heavy is it in kg'. */
  wantedUnit: string | undefined
}

const yesNo =
  /^(?:and |or |but )*(?:is|are|was|does|do|did|has|have|can|could|will|would|any|available|comes? (?:in|with))(?![^ ])/
const laterYesNo = /(?<![^ ])(?:is|are|does|do|can|will|has) (?:it|they|this|that|the|either)(?![^ ])/
const openQuestion = /(?<![^ ])(?:what|whats|which|how|when|where|who|why)(?![^ ])/
const whether = /(?<![^ ])(?:have|has|got|included?|includes|comes? with|with|any|is there|are there)(?![^ ])/

const atMost =
  /(?<![^ ])(?:under|below|less than|at most|no more than|up to|lighter than|smaller than|shorter than|within|maximum|fits?|fit (?:in|into|under|on))(?![^ ])/
const atLeast =
  /(?<![^ ])(?:over|above|more than|at least|no less than|longer than|bigger than|larger than|heavier than|minimum|or more)(?![^ ])/

/** Reads a question. `terms` are its words to search for without those of the product's own name. */
export function readQuestion(words: readonly Word[], line: string, terms: readonly string[]): Question {
  const said = withoutCourtesy(line)
  const asked = asksOfRecord.reduce((rest, pattern) => rest.replace(pattern, ' '), said)
  const isOpen = openQuestion.test(said)
  const measures = measuresOf(words, said)
  const wantedUnit = /(?<![^ ])in ([a-z]+)$/.exec(said)?.[1]
  const fitting = /(?<![^ ])fits?(?![^ ])/.test(said)
  const isMeasure = (term: string): boolean =>
    (measures.length > 0 && /^\d/.test(term)) || (isUnit(term) && (measures.length > 0 || wantedUnit !== undefined))
  const concepts = conceptsOf(
    asked,
    terms.filter((term) => !isMeasure(term)),
  )
  return {
    line: said,
    isYesNo: !isOpen && (yesNo.test(said) || laterYesNo.test(said) || words.at(-1)?.text === '?'),
    asksWhether: whether.test(said),
    concepts: fitting && measures.length > 0 ? directionsOf(concepts) : concepts,
    nouns: concepts.flatMap(({ isKnown, names }) => (isKnown ? [] : names.flat())),
    measures,
    comparator: atMost.test(said) ? 'at most' : atLeast.test(said) ? 'at least' : 'equal',
    wantedUnit,
  }
}

const directions = new Set(['width', 'height', 'depth', 'length', 'thickness', 'weight'].map(rootOf))

/** What it should fit into is no part of it: only which way it is measured counts. */
function directionsOf(concepts: readonly Concept[]): Concept[] {
  const found = concepts.filter(({ names }) => names.some(([name]) => name !== undefined && directions.has(name)))
  return found.length > 0 ? found : conceptsOf('size', [])
}

/** 'for ages 3' names no unit: an age is in years. */
function measuresOf(words: readonly Word[], line: string): Measure[] {
  const found = measuresIn(words)
  const age = /(?<![^ ])(?:ages?|aged) (\d{1,2})(?![^ ])/.exec(line)?.[1]
  const years = age === undefined ? undefined : measureOf(Number(age), 'years')
  return years === undefined ? found : [...found, years]
}

export const questionOf = (text: string, line: string, terms: readonly string[]): Question =>
  readQuestion(wordsOf(text), line, terms)
