import type { Cluster } from './client.ts'
import { stateId } from './document-id.ts'
import { isErrorOfType } from './failures.ts'
import { writeAlias } from './index-names.ts'

/** Something of its own that the catalogue keeps in its index, as it was read. */
export interface KeptDocument<T> {
  value: T
  seqNo: number
  primaryTerm: number
}

/** Undefined when there is none. `fields`: in part, such as `state.name`. */
export async function readState<T>(
  cluster: Cluster,
  index: string,
  name: string,
  fields = 'state',
): Promise<KeptDocument<T> | undefined> {
  const found = await cluster.call('write', (client, request) =>
    client.get<{ state: T }>({ index, id: stateId(name), _source_includes: [fields] }, { ...request, ignore: [404] }),
  )
  if (!found.found || found._source === undefined) return undefined
  return { value: found._source.state, seqNo: found._seq_no ?? -1, primaryTerm: found._primary_term ?? 0 }
}

/** Under which number it was written last, without reading it; undefined when there is none. */
export async function stateSeqNo(cluster: Cluster, index: string, name: string): Promise<number | undefined> {
  const found = await cluster.call('write', (client, request) =>
    client.get({ index, id: stateId(name), _source: false }, { ...request, ignore: [404] }),
  )
  return found.found ? found._seq_no : undefined
}

/** Writes it as long as it is as it was read; tells whether it was. */
export async function writeState<T extends object>(
  cluster: Cluster,
  index: string,
  name: string,
  { value, readAs }: { value: T; readAs: Pick<KeptDocument<T>, 'seqNo' | 'primaryTerm'> | undefined },
): Promise<boolean> {
  try {
    await cluster.call('write', (client, request) =>
      client.index(
        {
          index: writeAlias(index),
          require_alias: true,
          id: stateId(name),
          document: { state: value },
          ...(readAs === undefined
            ? { op_type: 'create' as const }
            : { if_seq_no: readAs.seqNo, if_primary_term: readAs.primaryTerm }),
        },
        request,
      ),
    )
    return true
  } catch (error) {
    if (isErrorOfType(error, 'version_conflict_engine_exception')) return false
    throw error
  }
}
