import { type Cluster, openCluster } from './client.ts'
import { resolveTargets } from './indices.ts'
import { areProducts, countOf } from './scan.ts'
import type { ElasticsearchSettings } from './settings.ts'
import { readState, writeState } from './state-documents.ts'

/** Whose products a catalogue has: the sample's alone, or the operator's own. */
export type CatalogueOrigin = 'demo' | 'own'

/** The state document that says so, in each index: the data folders of several hosts know only what each has loaded. */
const originName = 'origin'

interface Marked {
  origin: CatalogueOrigin
}

/** Others that mark the same index meanwhile are as many as there are processes that write. */
const mostTries = 10

/** Says of an index whose records are written to it. The operator's own are not taken for the sample again. */
export async function markOrigin(cluster: Cluster, index: string, origin: CatalogueOrigin): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await readState<Marked>(cluster, index, originName)
    if (found?.value.origin === origin || found?.value.origin === 'own') return
    // Nobody said whose they are: they are not the sample's.
    const isUnknown = origin === 'demo' && (await countOf(cluster, index, areProducts)) > 0
    if (isUnknown || (await writeState<Marked>(cluster, index, originName, { value: { origin }, readAs: found })))
      return
  }
}

/** Whether a catalogue has the products of the sample alone; not when there is none yet. */
export async function isDemoCatalogue(settings: ElasticsearchSettings): Promise<boolean> {
  const cluster = await openCluster(settings)
  try {
    const targets = await resolveTargets(cluster)
    if (targets === undefined) return false
    return (await readState<Marked>(cluster, targets.live, originName))?.value.origin === 'demo'
  } finally {
    await cluster.close()
  }
}
