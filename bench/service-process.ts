import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FeedFormat } from '../src/catalogue/feed-format.ts'
import type { SearchType } from '../src/search/search.ts'
import { answerJob } from './measured-process.ts'
import { memoryOf } from './process-memory.ts'
import { withService } from './searched-service.ts'
import { timeQueries } from './timed-queries.ts'

export interface ServiceJob {
  catalogue: string
  format: FeedFormat
  types: readonly SearchType[]
  queries: string[]
  rounds: number
}

export interface ServiceMeasured {
  /** Milliseconds from the start of the service until its feed is loaded and learned, so that it can be searched by vectors. */
  loadMs: number
  /** Milliseconds of GET /api/search with facets, and of the search in it, by type. */
  took: Record<string, number[]>
  searching: Record<string, number[]>
  /** Of the process with all its threads, in MB, at the end of the load and of everything. */
  loadMemory: number
  peakMemory: number
  /** Of the database, in MB. */
  database: number
}

answerJob(async ({ catalogue, format, types, queries, rounds }: ServiceJob): Promise<ServiceMeasured> => {
  const startedAt = performance.now()
  return withService({ catalogue, format }, async (service) => {
    await service.vectorsReady(queries[0] ?? '')
    const loadMs = performance.now() - startedAt
    const loadMemory = memoryOf(process.pid).peak
    const [took, searching]: Record<string, number[]>[] = [{}, {}]
    for (const type of types) {
      const inSearch: number[] = []
      const times = await timeQueries(queries, rounds, async (query) =>
        inSearch.push((await service.ask(query, type)).tookMs),
      )
      Object.assign(took ?? {}, { [type]: times })
      Object.assign(searching ?? {}, { [type]: inSearch.slice(queries.length) })
    }
    const database = statSync(join(service.dataDir, 'catalogue.db')).size / 1e6
    return {
      ...{ loadMs, took: took ?? {}, searching: searching ?? {}, loadMemory, database },
      peakMemory: memoryOf(process.pid).peak,
    }
  })
})
