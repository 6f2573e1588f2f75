import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultCatalogue, writeDemoCatalogue } from '../src/catalogue/demo/write-catalogue.ts'
import type { FeedFormat } from '../src/catalogue/feed-format.ts'
import type { Product } from '../src/catalogue/product.ts'
import { judge, parseJudgementRules } from './judgement-rules.ts'
import { type Judgements, parseJudgements } from './relevance.ts'

/** A catalogue and judged queries for it. */
export interface EvaluationSet {
  name: string
  catalogue: string
  format: FeedFormat
  /** The ratings of its products, told once they are read. */
  judgements(products: readonly Product[]): Judgements
  /** The least nDCG@10 that is aimed at. */
  aim?: number
}

/** Judgements from a CSV file with the columns query, product_id and rating. */
export const judgedOneByOne = (file: string) => (): Judgements => parseJudgements(readFileSync(file, 'utf8'))

/** The set that ships with the project; its catalogue is written into `folder`. */
export async function demoSet(folder: string): Promise<EvaluationSet> {
  const catalogue = join(folder, 'demo-catalogue.jsonl')
  await writeDemoCatalogue(catalogue, defaultCatalogue)
  const rules = readFileSync(fileURLToPath(new URL('../data/evaluation/searches.yaml', import.meta.url)), 'utf8')
  return {
    name: 'Demo catalogue',
    catalogue,
    format: 'jsonl',
    judgements: (products) => judge(parseJudgementRules(rules), products),
  }
}

/** Real products of Icecat with the development judgements; undefined without the test data. */
export function icecatSet(testData: string | undefined): EvaluationSet | undefined {
  const catalogue = join(testData ?? '', 'icecat', 'products.jsonl.gz')
  if (!testData || !existsSync(catalogue)) return undefined
  const judgements = judgedOneByOne(join(testData, 'icecat', 'judgements-dev.csv'))
  return { name: 'Icecat', catalogue, format: 'icecat', judgements, aim: 0.82 }
}
