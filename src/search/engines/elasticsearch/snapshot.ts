import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import type { Product } from '../../../catalogue/product.ts'
import { StartupError } from '../../../errors.ts'
import type { CatalogueSnapshot } from '../../catalogue-snapshot.ts'
import { type Cluster, openCluster } from './client.ts'
import { resolveTargets } from './indices.ts'
import { areProducts, scan } from './scan.ts'
import type { ElasticsearchSettings } from './settings.ts'

/** Some 2 MB of records. */
const pageSize = 1_000
const chunkBytes = 64 * 1_024

/**
 * Copies a catalogue into a file of the system's folder for temporary ones, from which it is read, one product at a time,
 * as often as needed; closing removes it.
 * @throws StartupError when there is no catalogue; CatalogueUnavailableError when the cluster cannot be read.
 */
export async function openElasticsearchSnapshot(settings: ElasticsearchSettings): Promise<CatalogueSnapshot> {
  const cluster = await openCluster(settings)
  try {
    const targets = await resolveTargets(cluster)
    if (targets === undefined) throw new StartupError(`There is no catalogue ${settings.alias} in the cluster.`)
    return await openSnapshot(cluster, targets.live)
  } finally {
    await cluster.close()
  }
}

export async function openSnapshot(cluster: Cluster, index: string): Promise<CatalogueSnapshot> {
  const folder = mkdtempSync(join(tmpdir(), 'shopclerk-catalogue-'))
  const path = join(folder, 'products.jsonl')
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const count = await copyRecords(cluster, index, path)
    return { count, products: () => productsOf(path), close: remove }
  } catch (error) {
    remove()
    throw error
  }
}

/** A record is JSON as `JSON.stringify` writes it: one line. */
async function copyRecords(cluster: Cluster, index: string, path: string): Promise<number> {
  const file = await open(path, 'wx')
  let count = 0
  try {
    const options = { query: areProducts, fields: ['record'], sort: ['added', '_shard_doc'], pageSize }
    for await (const page of scan(cluster, index, options)) {
      const records = page.flatMap(({ _source }) => _source?.record ?? [])
      await file.appendFile(records.map((record) => `${record}\n`).join(''))
      count += records.length
    }
  } finally {
    await file.close()
  }
  return count
}

function* productsOf(path: string): Generator<Product> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.alloc(chunkBytes)
    const decoder = new StringDecoder('utf8')
    let begun = ''
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      const lines = (begun + decoder.write(chunk.subarray(0, read))).split('\n')
      begun = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line) as Product
    }
  } finally {
    closeSync(file)
  }
}
