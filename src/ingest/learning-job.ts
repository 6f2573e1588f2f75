import type { EmbeddingsSettings } from '../models/embeddings-settings.ts'
import type { VectorSpace } from '../search/embedder.ts'
import type { CatalogueTarget } from './feed-job.ts'

/** What the worker thread that learns a catalogue is told. */
export interface LearningJob {
  target: CatalogueTarget
  embeddings: EmbeddingsSettings
  /** Where trained models are kept. */
  modelFolder: string
  /** One Int32: not 0 means stop. Shared, because a thread that trains does not get to its messages. */
  stop: SharedArrayBuffer
}

export interface LearningProgress {
  step: 'kinds' | 'training' | 'embedding'
  /** 0 to 1, of this step. */
  share: number
}

export interface LearningSummary {
  outcome: 'completed' | 'stopped'
  /** Of the vectors that are searched now. */
  space: VectorSpace | undefined
  /** Products that are seen as other kinds of thing than before. */
  reclassified: number
  /** Products that were given a vector. */
  embedded: number
  tookMs: number
}

/** What it tells. Nothing follows `summary` or `failed`. */
export type LearningMessage =
  | { type: 'progress'; progress: LearningProgress }
  | { type: 'summary'; summary: LearningSummary }
  /** An expected failure, in one line. */
  | { type: 'failed'; message: string }
