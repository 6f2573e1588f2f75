import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Deliverer } from '../chat/deliverer.ts'
import { CatalogueUnavailableError } from '../search/catalogue-unavailable.ts'
import type { ProductSearch } from '../search/search.ts'

/** What the service counts; one registry a service, so that several can live in one process. */
export interface Metrics {
  registry: Registry
  requestSeconds: Histogram<'method' | 'route' | 'status'>
  replies: Counter<'channel' | 'intent'>
  searchSeconds: Histogram<'kind'>
  ingested: Counter<'outcome'>
}

/** `circuits`: 1 for what is not asked of the search cluster for the moment. */
export function createMetrics(
  productCount: () => Promise<number>,
  circuits?: () => Readonly<Record<string, number>>,
): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  new Gauge({
    name: 'shopclerk_products',
    help: 'Products that can be found.',
    registers,
    async collect() {
      try {
        this.set(await productCount())
      } catch (error) {
        // How many there are is not known; what else is counted is told all the same.
        if (!(error instanceof CatalogueUnavailableError)) throw error
        this.set(Number.NaN)
      }
    },
  })
  if (circuits !== undefined)
    new Gauge({
      name: 'shopclerk_elasticsearch_circuit_open',
      help: '1 while nothing is asked of the cluster after failures.',
      labelNames: ['circuit'],
      registers,
      collect() {
        for (const [circuit, isOpen] of Object.entries(circuits())) this.labels(circuit).set(isOpen)
      },
    })
  // From half a millisecond, since a search takes about one, to the longest that an answer may take.
  const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 20]
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'shopclerk_http_request_seconds',
      help: 'Time to answer a request.',
      labelNames: ['method', 'route', 'status'],
      buckets,
      registers,
    }),
    replies: new Counter({
      name: 'shopclerk_replies_total',
      help: 'Messages answered.',
      labelNames: ['channel', 'intent'],
      registers,
    }),
    searchSeconds: new Histogram({
      name: 'shopclerk_search_seconds',
      help: 'Time of one query in the engine.',
      labelNames: ['kind'],
      buckets,
      registers,
    }),
    ingested: new Counter({
      name: 'shopclerk_ingested_total',
      help: 'Feed records by what became of them.',
      labelNames: ['outcome'],
      registers,
    }),
  }
}

/** `search` with the time of each of its queries counted. */
export function measured(search: ProductSearch, { searchSeconds }: Metrics): ProductSearch {
  return {
    ...search,
    async search(request) {
      const outcome = await search.search(request)
      for (const { kind, tookMs } of outcome.trace.queries) searchSeconds.labels(kind).observe(tookMs / 1_000)
      return outcome
    },
  }
}

/** `deliverer` with each reply that it delivers counted. */
export function counted(deliverer: Deliverer, { replies }: Metrics): Deliverer {
  return {
    ...deliverer,
    async deliver(stored, again) {
      await deliverer.deliver(stored, again)
      replies.labels(deliverer.channel, stored.reply.intent).inc()
    },
  }
}

async function plugin(app: FastifyInstance, { metrics }: { metrics: Metrics }): Promise<void> {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.requestSeconds.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1_000)
  })
  app.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}

/** Times each request and serves Prometheus' text format at /metrics. */
export const metricsRoutes = fp(plugin, { name: 'metrics' })
