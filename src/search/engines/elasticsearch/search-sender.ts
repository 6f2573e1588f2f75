import { errors, type estypes } from '@elastic/elasticsearch'
import type { Cluster } from './client.ts'
import { failureOf, isMomentary } from './failures.ts'

/** A search as it is sent: to which index, to which copy of it, and what is asked. */
export interface SentSearch {
  index: string
  preference?: string
  body: object
}

type Answer = estypes.SearchResponse<unknown>
type Item = estypes.MsearchMultiSearchItem<unknown> | estypes.ErrorResponseBase

interface Waiting {
  search: SentSearch
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/** More than a turn of the chat asks at once; the rest goes with the next. */
const mostTogether = 50

/**
 * Sends searches. Those that are asked for in the same turn of the event loop go in one request: a search by words and
 * by meaning makes one trip to the cluster.
 */
export class SearchSender {
  readonly #cluster: Cluster
  #waiting: Waiting[] = []

  constructor(cluster: Cluster) {
    this.#cluster = cluster
  }

  send(search: SentSearch): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ search, resolve, reject })
      if (this.#waiting.length === 1) setImmediate(() => this.#flush())
    })
  }

  #flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (let start = 0; start < waiting.length; start += mostTogether) {
      const together = waiting.slice(start, start + mostTogether)
      this.#together(together).catch((error: unknown) => {
        for (const { reject } of together) reject(error)
      })
    }
  }

  /** Those that fail for a moment's reason while others work are sent once more, without the others. */
  async #together(waiting: readonly Waiting[], isSecondTry = false): Promise<void> {
    const [first] = waiting
    if (waiting.length === 1 && first !== undefined) return first.resolve(await this.#one(first.search))
    const items = await this.#several(waiting.map(({ search }) => search))
    const again: Waiting[] = []
    for (const [index, each] of waiting.entries()) {
      const item = items[index]
      if (item !== undefined && 'hits' in item) {
        each.resolve(item)
        continue
      }
      const failure = this.#failureOf(item)
      if (!isSecondTry && isMomentary(failure)) again.push(each)
      else each.reject(failure)
    }
    if (again.length === 0) return
    this.#together(again, true).catch((error: unknown) => {
      for (const { reject } of again) reject(error)
    })
  }

  #one({ index, preference, body }: SentSearch): Promise<Answer> {
    return this.#cluster.call('search', (client, options) =>
      client.search({ index, ...(preference === undefined ? {} : { preference }), ...body }, options),
    )
  }

  /** One that fails by itself does not fail the others; where all fail, the request has. */
  #several(searches: readonly SentSearch[]): Promise<readonly Item[]> {
    return this.#cluster.call('search', async (client, options) => {
      const lines = searches.flatMap(({ body, ...header }) => [header, body])
      const { responses } = await client.msearch({ searches: lines }, options)
      if (responses.every((item) => !('hits' in item))) throw responseError(responses[0])
      return responses
    })
  }

  #failureOf(item: Item | undefined): unknown {
    const error = responseError(item)
    return failureOf(error, this.#cluster.names)
  }
}

/** What the client would have thrown, had the search gone by itself. */
const responseError = (item: Item | undefined): errors.ResponseError =>
  new errors.ResponseError({
    body: item,
    statusCode: item?.status ?? 500,
    headers: {},
    warnings: null,
    meta: {
      context: undefined,
      name: 'search',
      request: { params: { method: 'POST', path: '/_msearch' }, options: {}, id: '' },
      connection: null,
      attempts: 0,
      aborted: false,
    },
  })
