import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs'
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
 * Copies a catalogue into a file in `folder`, from which it is read, one product at a time, as often as needed. The file
 * has no name there: it is gone once it is closed, or the process is. By default it is in the system's folder for
 * temporary ones; where that is in memory, as in a container, the catalogue would be too.
 * @throws StartupError when there is no catalogue; CatalogueUnavailableError when the cluster cannot be read.
 */
export async function openElasticsearchSnapshot(
  settings: ElasticsearchSettings,
  folder?: string,
): Promise<CatalogueSnapshot> {
  const cluster = await openCluster(settings)
  try {
    const targets = await resolveTargets(cluster)
    if (targets === undefined) throw new StartupError(`There is no catalogue ${settings.alias} in the cluster.`)
    return await openSnapshot(cluster, targets.live, folder)
  } finally {
    await cluster.close()
  }
}

export async function openSnapshot(cluster: Cluster, index: string, folder = tmpdir()): Promise<CatalogueSnapshot> {
  const path = join(folder, `catalogue-${randomUUID()}.jsonl`)
  const file = openSync(path, 'wx+', 0o600)
  try {
    rmSync(path)
    const count = await copyRecords(cluster, index, file)
    return { count, products: () => productsOf(file), close: () => closeSync(file) }
  } catch (error) {
    closeSync(file)
    throw error
  }
}

/** A record is JSON as `JSON.stringify` writes it: one line. */
async function copyRecords(cluster: Cluster, index: string, file: number): Promise<number> {
  let count = 0
  const options = { query: areProducts, fields: ['record'], sort: ['added', '_shard_doc'], pageSize }
  for await (const page of scan(cluster, index, options)) {
    const records = page.flatMap(({ _source }) => _source?.record ?? [])
    writeFileSync(file, records.map((record) => `${record}\n`).join(''))
    count += records.length
  }
  return count
}

function* productsOf(file: number): Generator<Product> {
  const chunk = Buffer.alloc(chunkBytes)
  const decoder = new StringDecoder('utf8')
  let [begun, position] = ['', 0]
  for (let read = 1; read > 0; position += read) {
    read = readSync(file, chunk, { position })
    const lines = (begun + decoder.write(chunk.subarray(0, read))).split('\n')
    begun = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as Product
  }
}
