import type { CatalogueTarget } from '../feed-job.ts'
import type { KafkaSettings } from '../kafka-settings.ts'

/** What the thread that feeds the catalogue from Kafka is told. */
export interface StreamJob {
  kafka: KafkaSettings
  target: CatalogueTarget
  /** ISO 4217 code of prices that name none. */
  currency: string
}

/** What it is told later: to end. */
export type StreamCommand = 'stop'
