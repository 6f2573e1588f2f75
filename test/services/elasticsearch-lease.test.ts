import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Catalogue } from '../../src/search/engines/elasticsearch/catalogue.ts'
import type { Cluster } from '../../src/search/engines/elasticsearch/client.ts'
import { openElasticsearchWriter } from '../../src/search/engines/elasticsearch/index.ts'
import { leaseIndex, nextAlias } from '../../src/search/engines/elasticsearch/index-names.ts'
import { createIndex, dropNext, resolveTargets, swapAlias } from '../../src/search/engines/elasticsearch/indices.ts'
import { acquireLease, LeaseHeldError, LeaseLostError } from '../../src/search/engines/elasticsearch/lease.ts'
import { Rebuild, tidyRebuilds } from '../../src/search/engines/elasticsearch/rebuild.ts'
import type { ElasticsearchSettings } from '../../src/search/engines/elasticsearch/settings.ts'
import { product } from '../contracts/shop.ts'
import { indicesOf, openPatientCluster, ownCatalogue, removeCatalogue } from '../fixtures/elasticsearch-catalogue.ts'
import { describeWith } from '../fixtures/requirements.ts'
import { elasticsearchUrl } from '../fixtures/services.ts'

const anHour = 3_600_000
const seconds = 1_000

/** A cluster each of whose answers is lost the first time: what was asked is done, and asked again. */
const losingAnswers = (cluster: Cluster): Cluster => ({
  names: cluster.names,
  async call(purpose, work) {
    await cluster.call(purpose, work)
    return cluster.call(purpose, work)
  },
  status: () => cluster.status(),
  close: () => cluster.close(),
})

describeWith('ELASTICSEARCH', 'The lease of a catalogue', () => {
  let settings: ElasticsearchSettings
  let cluster: Cluster

  beforeEach(async () => {
    settings = ownCatalogue(elasticsearchUrl())
    cluster = await openPatientCluster(settings)
  })
  afterEach(async () => {
    await removeCatalogue(cluster)
    await cluster.close()
  })

  /** What another host has written by its own clock, and goes on to. */
  async function heldElsewhere(name: string, renewedAt: number): Promise<void> {
    const holder = { id: 'theirs', host: 'another-host', pid: 1 }
    await cluster.call('write', (client, request) =>
      client.index(
        {
          ...{ index: leaseIndex(settings.alias), id: name },
          document: { holder, what: 'their work', since: renewedAt, renewedAt },
        },
        request,
      ),
    )
  }

  const catalogues = async () => (await indicesOf(cluster)).filter((index) => /-\d{14}$/.test(index))

  test('is not taken from a host whose clock is an hour behind, as long as it is renewed', async () => {
    const first = await acquireLease(cluster, 'work', 'own work')
    await first.release()
    await heldElsewhere('work', Date.now() - anHour)
    const renewing = setInterval(() => void heldElsewhere('work', Date.now() - anHour), 1_000)
    const refused = acquireLease(cluster, 'work', 'own work')
    await expect(refused).rejects.toThrow(LeaseHeldError)
    await expect(refused).rejects.toThrow(/^Process 1 on another-host has been at their work since/)
    clearInterval(renewing)
  }, 30_000)

  test('is taken from a host whose clock is an hour ahead, once it is not renewed', async () => {
    await (await acquireLease(cluster, 'work', 'own work')).release()
    await heldElsewhere('work', Date.now() + anHour)
    const taken = await acquireLease(cluster, 'work', 'own work')
    await taken.renew()
    await taken.release()
  }, 60_000)

  test('survives lost answers to its renewals, and keeps its progress', async () => {
    const lease = await acquireLease<{ next: string }>(losingAnswers(cluster), 'work', 'own work')
    await lease.renew({ next: 'an index' })
    await lease.renew()
    lease.mustBeHeld()
    await expect(acquireLease(cluster, 'work', 'own work')).rejects.toThrow(LeaseHeldError)
    await heldElsewhere('work', Date.now())
    await expect(lease.renew()).rejects.toThrow(LeaseLostError)
    expect(() => lease.mustBeHeld()).toThrow(LeaseLostError)
  })

  test('keeps the progress of a renewal that waits for another', async () => {
    const lease = await acquireLease<{ next: string }>(cluster, 'work', 'own work')
    await Promise.all([lease.renew({ next: 'an index' }), lease.renew()])
    await lease.putDown()
    const next = await acquireLease<{ next: string }>(cluster, 'work', 'own work')
    expect(next.left).toEqual({ next: 'an index' })
    await next.release()
  })

  test('once lost, keeps its former holder from writing to the new index', async () => {
    const catalogue = new Catalogue(cluster)
    await catalogue.change([], () => undefined, { addsToNext: true })
    const rebuild = await Rebuild.begin(catalogue, 'a feed')
    await heldElsewhere('rebuild', Date.now())
    // Its next renewal is due within three seconds.
    await expect
      .poll(
        () =>
          rebuild.keep(['a']).then(
            () => 'kept',
            (error: Error) => error.name && error,
          ),
        { timeout: 20 * seconds },
      )
      .toBeInstanceOf(LeaseLostError)
    await rebuild.leave()
  }, 30_000)

  test('answers that are lost make no second index, undo no swap and drop no live index', async () => {
    const losing = losingAnswers(cluster)
    const first = await createIndex(losing, { alias: settings.alias })
    await sleep(1_000)
    const next = await createIndex(losing, { alias: nextAlias(settings.alias) })
    expect(await resolveTargets(cluster)).toEqual({ live: first, next })
    await swapAlias(losing, { live: first, next })
    expect(await resolveTargets(cluster)).toEqual({ live: next, next: undefined })
    await dropNext(cluster, next)
    expect(await catalogues()).toContain(next)
    await sleep(1_000)
    const other = await createIndex(losing, { alias: nextAlias(settings.alias) })
    await dropNext(losing, other)
    expect(await catalogues()).toEqual([first, next])
  })

  test('an index of which no progress was kept is gone once it is tidied up', async () => {
    const writer = await openElasticsearchWriter(settings)
    await writer.write([product({ id: 'here' })])
    await sleep(1_000)
    await createIndex(cluster, { alias: nextAlias(settings.alias) })
    expect(await tidyRebuilds(new Catalogue(cluster))).toBeUndefined()
    const { live, next } = (await resolveTargets(cluster)) ?? {}
    expect(next).toBeUndefined()
    expect(await catalogues()).toEqual([live])
    await writer.close()
  })

  test('a pass of which nothing came leaves no index', async () => {
    const writer = await openElasticsearchWriter(settings)
    await writer.write([product({ id: 'here' })])
    await writer.beginPass('an empty feed')
    await writer.discardPass?.()
    expect((await resolveTargets(cluster))?.next).toBeUndefined()
    await writer.beginPass('an empty feed')
    await writer.close()
  })

  test('tidying up waits for nobody who is at it', async () => {
    const writer = await openElasticsearchWriter(settings)
    await writer.beginPass('a feed')
    expect(await tidyRebuilds(new Catalogue(cluster))).toBeUndefined()
    expect((await resolveTargets(cluster))?.next).toBeDefined()
    await writer.close()
    expect(await tidyRebuilds(new Catalogue(cluster))).toMatch(/was broken off/)
  })
})
