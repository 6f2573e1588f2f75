import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { learnCatalogue } from '../../src/ingest/learn-catalogue.ts'
import { acquireLoadLock, LoadGoingOnError } from '../../src/ingest/load-lock.ts'
import { openSqliteEngine, openSqliteWriter } from '../../src/search/engines/sqlite/index.ts'
import { shop } from '../contracts/shop.ts'
import { temporaryFolder } from '../fixtures/app.ts'

async function catalogueIn(dataDir: string, count = 60): Promise<void> {
  const writer = await openSqliteWriter(join(dataDir, 'catalogue.db'))
  await writer.write(shop(count))
  await writer.close()
}

const options = (dataDir: string, provider: 'catalogue' | 'off' = 'catalogue') => ({
  target: { engine: 'sqlite', path: join(dataDir, 'catalogue.db') } as const,
  embeddings: { provider },
  modelFolder: join(dataDir, 'models'),
  dataDir,
})

const learn = async (dataDir: string, provider?: 'catalogue' | 'off') =>
  (await learnCatalogue(options(dataDir, provider))).summary

describe('learning a catalogue', () => {
  it('gives each product a vector of a model that is kept, once', async () => {
    const dataDir = temporaryFolder()
    await catalogueIn(dataDir)
    const first = await learn(dataDir)
    expect(first).toMatchObject({ outcome: 'completed', embedded: 60 })
    const engine = await openSqliteEngine(join(dataDir, 'catalogue.db'))
    expect(await engine.vectorSpace()).toEqual(first.space)
    await engine.close()
    expect(readdirSync(join(dataDir, 'models'))).toHaveLength(1)
    expect(await learn(dataDir)).toMatchObject({
      outcome: 'completed',
      embedded: 0,
      reclassified: 0,
      space: first.space,
    })
  })

  it('goes on with the model while little is new, and trains another once much is', async () => {
    const dataDir = temporaryFolder()
    await catalogueIn(dataDir)
    const { space } = await learn(dataDir)
    await catalogueIn(dataDir, 63)
    expect(await learn(dataDir)).toMatchObject({ embedded: 3, space })
    await catalogueIn(dataDir, 120)
    const anew = await learn(dataDir)
    expect(anew.embedded).toBe(120)
    expect(anew.space).not.toEqual(space)
    expect(readdirSync(join(dataDir, 'models'))).toHaveLength(1)
  })

  it('makes no vectors where they are switched off', async () => {
    const dataDir = temporaryFolder()
    await catalogueIn(dataDir)
    expect(await learn(dataDir, 'off')).toMatchObject({ outcome: 'completed', embedded: 0, space: undefined })
  })

  it('waits for no other load, and leaves its lock to others', async () => {
    const dataDir = temporaryFolder()
    await catalogueIn(dataDir)
    const lock = await acquireLoadLock(dataDir)
    await expect(learnCatalogue(options(dataDir))).rejects.toThrow(LoadGoingOnError)
    await lock.release()
    await learn(dataDir)
    await (await acquireLoadLock(dataDir)).release()
  })

  it('is stopped before its vectors, and goes on the next time', async () => {
    const dataDir = temporaryFolder()
    await catalogueIn(dataDir)
    const learning = await learnCatalogue(options(dataDir))
    learning.stop()
    expect(await learning.summary).toMatchObject({ outcome: 'stopped', embedded: 0 })
    expect(await learn(dataDir)).toMatchObject({ outcome: 'completed', embedded: 60 })
  })
})
