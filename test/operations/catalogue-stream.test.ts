import { join } from 'node:path'
import pino from 'pino'
import { Registry } from 'prom-client'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { StreamJob } from '../../src/ingest/kafka/stream-job.ts'
import type { StreamStatus } from '../../src/ingest/stream/stream-status.ts'
import { checkOf, createCatalogueStream } from '../../src/operations/catalogue-stream.ts'
import { createMetrics } from '../../src/operations/metrics.ts'
import { streamMetrics } from '../../src/operations/stream-metrics.ts'
import { temporaryFolder } from '../fixtures/feeds.ts'
import { waitUntil } from '../fixtures/service.ts'

const script = new URL('./fixtures/odd-stream-worker.ts', import.meta.url)

const status = (more: Partial<StreamStatus> = {}): StreamStatus => ({
  ...{ isRunning: true, trouble: undefined, restarts: 0, assigned: 20, waiting: 0, lag: [], deadLetters: 0 },
  gate: { isOpen: false, reason: undefined, since: undefined },
  handingOn: undefined,
  counts: { written: 0, stale: 0, retried: 0, dead: 0, lastDelayMs: 0 },
  ...more,
})

describe('the thread that reads Kafka', () => {
  it.each(['dies', 'hangs'] as const)('is begun anew when it %s, and learns what has come', async (first) => {
    const marker = join(await temporaryFolder(), 'begun')
    let settled = 0
    const stream = createCatalogueStream({
      job: { marker, first } as unknown as StreamJob,
      ...{ log: pino({ level: 'silent' }), script, silentAfterMs: 1_000 },
      onSettled: () => settled++,
      onStatus: () => undefined,
      onLost: (error) => {
        throw error
      },
    })
    stream.start()
    onTestFinished(() => stream.stop())
    await waitUntil('it to do well', async () => (await stream.check()).ok, 30_000)
    await waitUntil('it to have settled', () => settled > 0, 30_000)
    const began = performance.now()
    await stream.stop()
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(settled).toBe(1)
  })
})

describe('what it says of itself', () => {
  it('is how far it is, or why it is nowhere', () => {
    expect(checkOf(undefined, undefined)).toEqual({ ok: false, detail: 'is being opened' })
    expect(checkOf(undefined, 'it failed')).toEqual({ ok: false, detail: 'it failed' })
    expect(checkOf(status({ isRunning: false }), undefined).detail).toBe('is joining the consumer group')
    expect(checkOf(status({ isRunning: false, trouble: 'no broker' }), undefined)).toEqual({
      ok: false,
      detail: 'no broker',
    })
    const lag = [{ topic: 'products', partition: 0, committed: 1, lag: 1_200 } as const]
    expect(checkOf(status({ lag, deadLetters: 2, waiting: 3 }), undefined)).toEqual({
      ok: true,
      detail:
        '20 partitions; 1,200 records behind; 3 to be tried again; 2 dead letters: npm run kafka:replay shows them',
    })
    expect(checkOf(status({ handingOn: 'Kafka: no' }), undefined)).toEqual({
      ok: false,
      detail: 'records cannot be handed on: Kafka: no; 20 partitions; 0 records behind',
    })
    const gate = { isOpen: true, reason: '503', since: 1 }
    expect(checkOf(status({ gate }), undefined)).toEqual({
      ok: false,
      detail: 'held back, the catalogue cannot be written: 503; 20 partitions; 0 records behind',
    })
  })

  it('is counted, also over a thread that was begun anew', async () => {
    const metrics = createMetrics(async () => 0)
    const count = streamMetrics(metrics)
    const counts = { written: 5, stale: 1, retried: 0, dead: 2, lastDelayMs: 1_500 }
    count(status({ counts, restarts: 1, lag: [{ topic: 'products', partition: 3, committed: 1, lag: 7 }] }))
    count(status({ counts: { ...counts, written: 9 }, restarts: 1 }))
    count(
      status({ counts: { ...counts, written: 2, stale: 0, dead: 0 }, gate: { isOpen: true, reason: 'x', since: 1 } }),
    )
    const text = await metrics.registry.metrics()
    expect(metrics.registry).toBeInstanceOf(Registry)
    for (const line of [
      'shopclerk_ingested_total{outcome="written"} 11',
      'shopclerk_ingested_total{outcome="dead"} 2',
      'shopclerk_stream_restarts_total 1',
      'shopclerk_stream_lag{topic="products",partition="3"} 7',
      'shopclerk_stream_breaker_open 1',
      'shopclerk_stream_delay_seconds 1.5',
    ])
      expect(text).toContain(line)
    count(status({ lag: [{ topic: 'products', partition: 3, committed: 1, lag: 7 }] }))
    count(undefined)
    const ended = await metrics.registry.metrics()
    expect(ended).toContain('shopclerk_stream_up 0')
    expect(ended).not.toContain('shopclerk_stream_lag{')
  })
})
