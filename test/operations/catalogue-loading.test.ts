import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { describe, expect, it } from 'vitest'
import { acquireLoadLock } from '../../src/ingest/load-lock.ts'
import { type CatalogueLoading, createCatalogueLoading } from '../../src/operations/catalogue-loading.ts'
import { createMetrics } from '../../src/operations/metrics.ts'
import { sampleCatalogue, temporaryFolder, testConfig } from '../fixtures/app.ts'

function loadingInto(dataDir: string): CatalogueLoading {
  const target = { engine: 'sqlite', path: join(dataDir, 'catalogue.db') } as const
  const count = async () => 0
  const log = pino({ level: 'silent' })
  return createCatalogueLoading({
    config: testConfig(dataDir),
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
