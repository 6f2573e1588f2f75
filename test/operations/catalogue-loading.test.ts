import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { type Config, loadConfig } from '../../src/config.ts'
import { acquireLoadLock } from '../../src/ingest/load-lock.ts'
import { type CatalogueLoading, createCatalogueLoading } from '../../src/operations/catalogue-loading.ts'
import { createMetrics } from '../../src/operations/metrics.ts'
import { sampleCatalogue, temporaryFolder, testConfig } from '../fixtures/app.ts'
import { someProducts, writeFeed } from '../fixtures/feeds.ts'
import { waitUntil } from '../fixtures/service.ts'

function loadingInto(dataDir: string, given: Partial<Config> = {}): CatalogueLoading {
  const target = { engine: 'sqlite', path: join(dataDir, 'catalogue.db') } as const
  const count = async () => 0
  const log = pino({ level: 'silent' })
  return createCatalogueLoading({
    config: { ...testConfig(dataDir), ...given },
    demoFeed: sampleCatalogue,
    target,
    count,
    learning: { learn: async () => undefined, stop: async () => undefined },
    log,
    metrics: createMetrics(count),
  })
}

describe('a load that waits for another one', () => {
  it('begins when the other one is over', async () => {
    const folder = temporaryFolder()
    const lock = await acquireLoadLock(folder)
    const loading = loadingInto(folder)
    await loading.start()
    expect(await loading.check()).toEqual({ ok: false, detail: '0 products; another process is loading' })
    await lock.release()
    await loading.done
    expect(await readdir(folder)).toContain('catalogue.db')
  })

  it('never begins once it is stopped, and says that it is over', async () => {
    const folder = temporaryFolder()
    const lock = await acquireLoadLock(folder)
    const loading = loadingInto(folder)
    await loading.start()
    await loading.stop()
    await loading.done
    await lock.release()
    // Longer than it waits between two looks.
    await new Promise((resolve) => setTimeout(resolve, 800))
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a feed that Kafka does not take', () => {
  it('is sent once it does, rather than never', async () => {
    const folder = temporaryFolder()
    const catalogue = await writeFeed(folder, 'own.jsonl', someProducts(3))
    const { kafka } = loadConfig({ KAFKA_BROKERS: '127.0.0.1:1' })
    const loading = loadingInto(folder, { catalogue, kafka })
    await loading.start()
    await waitUntil(
      'it to wait',
      async () => /loading goes on when it can/.test((await loading.check()).detail),
      60_000,
    )
    await loading.stop()
    await loading.done
  }, 90_000)
})
