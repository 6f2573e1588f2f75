import type { Product } from '../../../catalogue/product.ts'
import type { KindWriter } from '../../engine.ts'
import type { KindModel } from '../../kinds/kind-model.ts'
import { kindModelToBytes } from '../../kinds/kind-model-bytes.ts'
import { kindsOf } from '../../kinds/kinds-of.ts'
import { learnKinds } from '../../kinds/learn-kinds.ts'
import { Catalogue } from './catalogue.ts'
import { changedSince, completeUpTo } from './change-reader.ts'
import { type Cluster, openCluster } from './client.ts'
import { mustBeWritten } from './document-store.ts'
import { refreshIndex } from './indices.ts'
import { kindsName, type LearnedKinds, modelOf } from './kind-models.ts'
import { idOf, productOf } from './product-document.ts'
import { derived } from './product-state.ts'
import { areProducts, countOf, scan } from './scan.ts'
import type { ElasticsearchSettings } from './settings.ts'
import { openSnapshot } from './snapshot.ts'
import { readState, writeState } from './state-documents.ts'

/** Products that are looked at, and indexed again, at once. */
const batchSize = 500

/** With more than this share of the products new or changed, kinds are learned anew; later writes go by the model. */
const outgrownShare = 0.1

/**
 * Opens a catalogue in a cluster for learning its kinds, of a copy that is kept in `folder` meanwhile.
 * @throws StartupError when a setting cannot be used; CatalogueUnavailableError when the cluster cannot.
 */
export async function openElasticsearchKindWriter(
  settings: ElasticsearchSettings,
  folder?: string,
): Promise<KindWriter> {
  const cluster = await openCluster(settings)
  return { learn: () => learn(new Catalogue(cluster), folder), close: () => cluster.close() }
}

async function learn(catalogue: Catalogue, folder: string | undefined): Promise<number> {
  const { cluster } = catalogue
  const { live } = await catalogue.targets()
  await refreshIndex(cluster, live)
  const learned = await readState<LearnedKinds>(cluster, live, kindsName)
  const learnedAt = learned?.value.learnedAt
  if (learnedAt != null && !(await isOutgrown(cluster, live, learnedAt))) return 0
  const before = learnedAt === null ? 'unknown' : learned && modelOf(learned.value)
  const upTo = await completeUpTo(cluster, live)
  const model = await learnFrom(cluster, live, folder)
  const value: LearnedKinds = { model: Buffer.from(kindModelToBytes(model)).toString('base64'), learnedAt: null }
  // Another process that learns at the same time has as good a model.
  if (!(await writeState(cluster, live, kindsName, { value, readAs: learned }))) return 0
  const changed = await reindex(catalogue, live, { before, model })
  const kept = await readState<LearnedKinds>(cluster, live, kindsName)
  await writeState(cluster, live, kindsName, { value: { ...value, learnedAt: upTo }, readAs: kept })
  return changed
}

async function isOutgrown(cluster: Cluster, index: string, learnedAt: number): Promise<boolean> {
  const products = await countOf(cluster, index, areProducts)
  return (await countOf(cluster, index, changedSince(learnedAt))) > products * outgrownShare
}

async function learnFrom(cluster: Cluster, index: string, folder: string | undefined): Promise<KindModel> {
  const snapshot = await openSnapshot(cluster, index, folder)
  try {
    return learnKinds(snapshot.products())
  } finally {
    snapshot.close()
  }
}

/** Indexes those of the products again whose kinds the two models see differently. */
async function reindex(
  catalogue: Catalogue,
  index: string,
  { before, model }: { before: KindModel | undefined | 'unknown'; model: KindModel },
): Promise<number> {
  const isOther = (product: Product): boolean =>
    before === 'unknown' || kindsOf(product, before).join(' ') !== kindsOf(product, model).join(' ')
  let changed = 0
  const options = { query: areProducts, fields: ['id', 'record'], pageSize: batchSize }
  for await (const page of scan(catalogue.cluster, index, options)) {
    const ids = page.flatMap(({ _source = {} }) => {
      const product = productOf(_source)
      return product !== undefined && isOther(product) ? [idOf({ id: _source.id ?? '' })] : []
    })
    const indexed = await catalogue.change(ids, (_, known) => known && derived(known), { addsToNext: false })
    mustBeWritten(indexed, 'A product could not be indexed by its kind')
    changed += ids.length
  }
  return changed
}
