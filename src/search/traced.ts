import type { TracedQuery } from './search.ts'
import { shortenedRequest } from './shortened-request.ts'

/** The queries of one search, in the order in which they were sent. */
export class QueryLog {
  readonly queries: TracedQuery[] = []

  /** Sends a query and keeps why, what was sent and how long it took. What gives nothing was not sent. */
  async traced<T extends { request: unknown } | undefined>(
    kind: TracedQuery['kind'],
    why: string,
    query: () => Promise<T>,
  ): Promise<T> {
    const startedAt = performance.now()
    const place = this.queries.length
    const result = await query()
    const tookMs = Math.round((performance.now() - startedAt) * 100) / 100
    if (result !== undefined)
      this.queries.splice(place, 0, { kind, why, request: shortenedRequest(result.request), tookMs })
    return result
  }
}
