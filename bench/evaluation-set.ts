import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultCatalogue, writeDemoCatalogue } from '../src/catalogue/demo/write-catalogue.ts'
import type { FeedFormat } from '../src/catalogue/feed-format.ts'
import type { Product } from '../src/catalogue/product.ts'
import { type SearchType, searchTypes } from '../src/search/search.ts'
import { demoNeeds, icecatNeeds, parseNeeds } from './described-needs.ts'
import { judge, parseJudgementRules } from './judgement-rules.ts'
import { type NamedKind, type NamedKinds, parseKindRules } from './kind-rules.ts'
import { judgedQuestions, kindQuestions, mistyped, needQuestions, type QuestionSet } from './questions.ts'
import { type Judgements, parseJudgements } from './relevance.ts'
import { demoLikeness, differInSizeOnly, type LikenessRules } from './similar-evaluation.ts'

/** A catalogue and what it is asked. */
export interface EvaluationSet {
  name: string
  catalogue: string
  format: FeedFormat
  /** The types of search that are measured. */
  types: readonly SearchType[]
  /** The ratings of its products for the judged queries, told once they are read. */
  judgements(products: readonly Product[]): Judgements
  /** What is searched for, told once the products are read; the judged queries first. */
  questions(products: readonly Product[]): QuestionSet[]
  /** Which of them are needs, which are said in the chat as well. */
  needs?(products: readonly Product[]): QuestionSet
  /** How products alike are judged; absent: they are not. */
  likeness?: LikenessRules
}

/** Of each query with a typing error so many are made: one error alone says little of a query. */
const typingErrors = 2

const data = fileURLToPath(new URL('../data/evaluation/', import.meta.url))
const kindRules = () => parseKindRules(readFileSync(join(data, 'kinds.yaml'), 'utf8'))
const needs = () => parseNeeds(readFileSync(join(data, 'needs.yaml'), 'utf8'))

/** Judgements from a CSV file with the columns query, product_id and rating. */
const judgementsOf = (file: string): Judgements => parseJudgements(readFileSync(file, 'utf8'))

/** A catalogue whose queries are judged in a CSV file. */
export function judgedSet(set: Pick<EvaluationSet, 'catalogue' | 'format' | 'types'>, file: string): EvaluationSet {
  const judgements = () => judgementsOf(file)
  return { ...set, name: set.catalogue, judgements, questions: () => judgedFigures(judgements(), {}) }
}

/** The set that ships with the project; its catalogue is written into `folder`. */
export async function demoSet(folder: string): Promise<EvaluationSet> {
  const catalogue = join(folder, 'demo-catalogue.jsonl')
  await writeDemoCatalogue(catalogue, defaultCatalogue)
  const rules = parseJudgementRules(readFileSync(join(data, 'searches.yaml'), 'utf8'))
  return {
    name: 'Demo catalogue',
    catalogue,
    format: 'jsonl',
    types: searchTypes,
    judgements: (products) => judge(rules, products),
    questions: (products) => [
      ...judgedFigures(judge(rules, products), {}),
      ...kindFigures(kindRules().demo, products, {}),
    ],
    needs: (products) => needFigure(demoNeeds(needs()), products, 0.7),
    likeness: demoLikeness,
  }
}

/** Real products of Icecat with the development judgements; undefined without the test data. */
export function icecatSet(testData: string | undefined): EvaluationSet | undefined {
  const catalogue = join(testData ?? '', 'icecat', 'products.jsonl.gz')
  if (!testData || !existsSync(catalogue)) return undefined
  const { icecat } = kindRules()
  const named = [...icecat.bare, ...icecat.other]
  const judgements = () => judgementsOf(join(testData, 'icecat', 'judgements-dev.csv'))
  return {
    name: 'Icecat',
    catalogue,
    format: 'icecat',
    types: searchTypes,
    judgements,
    questions: (products) => [
      ...judgedFigures(judgements(), { judged: 0.84, mistyped: 0.78 }),
      ...kindFigures(icecat, products, { bare: 0.9, other: 0.75 }),
    ],
    needs: (products) => needFigure(icecatNeeds(needs(), named), products),
    likeness: {
      kindsOf: (product) => named.flatMap(({ name, isOf }) => (isOf(product) ? [name] : [])),
      areVariants: differInSizeOnly,
    },
  }
}

function judgedFigures(judgements: Judgements, aims: { judged?: number; mistyped?: number }): QuestionSet[] {
  const questions = judgedQuestions(judgements)
  return [
    { figure: 'judged queries, nDCG@10', unit: 'score', questions, aim: aims.judged },
    {
      figure: 'the same, one typing error',
      unit: 'score',
      questions: mistyped(questions, typingErrors),
      aim: aims.mistyped,
    },
  ]
}

const kindFigures = (
  { bare, other }: NamedKinds,
  products: readonly Product[],
  aims: { bare?: number; other?: number },
): QuestionSet[] => [
  { figure: 'names of kinds, first ten', unit: 'percent', questions: kindQuestions(bare, products), aim: aims.bare },
  { figure: 'other names, first ten', unit: 'percent', questions: kindQuestions(other, products), aim: aims.other },
]

const needFigure = (described: readonly NamedKind[], products: readonly Product[], aim?: number): QuestionSet => ({
  figure: 'described needs, first five',
  unit: 'percent',
  questions: needQuestions(described, products),
  aim,
})
