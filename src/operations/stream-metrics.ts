import { Counter, Gauge, type Registry } from 'prom-client'
import type { HandledCounts } from '../ingest/stream/record-handler.ts'
import type { StreamStatus } from '../ingest/stream/stream-status.ts'
import type { Metrics } from './metrics.ts'

const counted = ['written', 'stale', 'retried', 'dead'] as const satisfies readonly (keyof HandledCounts)[]

/** Puts a stream's state into a service's metrics: call what it returns with each status, and with none when its thread has ended. */
export function streamMetrics({ registry, ingested }: Pick<Metrics, 'registry' | 'ingested'>) {
  const gauges = gaugesOf(registry)
  const restarts = new Counter({
    name: 'shopclerk_stream_restarts_total',
    help: 'Consumers of Kafka that were begun anew.',
    registers: [registry],
  })
  let last: Pick<StreamStatus, 'counts' | 'restarts'> = { counts: zero, restarts: 0 }
  return (status: StreamStatus | undefined): void => {
    if (status === undefined) {
      // What it last knew is no longer so.
      gauges.up.set(0)
      gauges.partitions.set(0)
      gauges.lag.reset()
      return
    }
    const { counts, lag, gate } = status
    // Those of a thread that was begun anew begin at zero.
    const before = counted.some((name) => counts[name] < last.counts[name]) ? zero : last.counts
    for (const name of counted) ingested.labels(name).inc(counts[name] - before[name])
    restarts.inc(Math.max(0, status.restarts - last.restarts))
    last = { counts: { ...counts }, restarts: status.restarts }
    gauges.up.set(status.isRunning ? 1 : 0)
    gauges.partitions.set(status.assigned)
    gauges.breaker.set(gate.isOpen ? 1 : 0)
    gauges.waiting.set(status.waiting)
    gauges.delay.set(counts.lastDelayMs / 1_000)
    if (status.deadLetters !== undefined) gauges.deadLetters.set(status.deadLetters)
    for (const { topic, partition, lag: behind } of lag ?? []) gauges.lag.labels(topic, String(partition)).set(behind)
  }
}

const zero: HandledCounts = { written: 0, stale: 0, retried: 0, dead: 0, lastDelayMs: 0 }

function gaugesOf(registry: Registry) {
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `shopclerk_stream_${name}`, help, registers })
  return {
    up: gauge('up', '1 while Kafka is read.'),
    partitions: gauge('partitions', 'Partitions that this instance reads.'),
    breaker: gauge('breaker_open', '1 while writing is held back because the catalogue cannot be written.'),
    waiting: gauge('waiting', 'Records that this instance holds until their next try is due.'),
    delay: gauge('delay_seconds', 'From arrival in Kafka to being written, of the record that was written last.'),
    deadLetters: gauge('dead_letters', 'Records in the dead letters.'),
    lag: new Gauge({
      name: 'shopclerk_stream_lag',
      help: 'Records of a partition that the consumer group has not dealt with.',
      labelNames: ['topic', 'partition'],
      registers,
    }),
  }
}
