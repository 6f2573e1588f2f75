import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FeedFormat } from '../src/catalogue/feed-format.ts'

/** A catalogue and judged queries for it. */
export interface EvaluationSet {
  name: string
  catalogue: string
  format: FeedFormat
  judgements: string
  /** The least nDCG@10 that is aimed at. */
  aim?: number
}

const data = fileURLToPath(new URL('../data', import.meta.url))

/** The set that ships with the project. */
export const sampleSet: EvaluationSet = {
  name: 'Sample catalogue',
  catalogue: join(data, 'catalogue.jsonl'),
  format: 'jsonl',
  judgements: join(data, 'evaluation', 'judgements.csv'),
}

/** Real products of Icecat with the development judgements; undefined without the test data. */
export function icecatSet(testData: string | undefined): EvaluationSet | undefined {
  const catalogue = join(testData ?? '', 'icecat', 'products.jsonl.gz')
  if (!testData || !existsSync(catalogue)) return undefined
  const judgements = join(testData, 'icecat', 'judgements-dev.csv')
  return { name: 'Icecat', catalogue, format: 'icecat', judgements, aim: 0.82 }
}
