import type { Product } from '../../../catalogue/product.ts'
import type { KindModel } from '../../kinds/kind-model.ts'
import { kindModelFromBytes } from '../../kinds/kind-model-bytes.ts'
import { kindsOf } from '../../kinds/kinds-of.ts'
import type { Cluster } from './client.ts'
import { readState, stateSeqNo } from './state-documents.ts'

/** The state document of what was learned of a catalogue's kinds. */
export const kindsName = 'kinds'

export interface LearnedKinds {
  /** `kindModelToBytes` in base64. */
  model: string
  /** The number of the last write when the model was learned; null while products are still indexed anew by it. */
  learnedAt: number | null
}

/** A model is learned once in a while; writes go by it within this time, in milliseconds. */
const lookEveryMs = 1_000

/** The kind model of an index, read again when it was learned anew. */
export class KindModels {
  readonly #cluster: Cluster
  readonly #index: string
  #model: KindModel | undefined
  #seqNo: number | undefined
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(cluster: Cluster, index: string) {
    this.#cluster = cluster
    this.#index = index
  }

  readonly kindsOf = (product: Product): readonly string[] => kindsOf(product, this.#model)

  /** The first time it is waited for; then it is looked at behind the writes that go by it. */
  async refresh(): Promise<void> {
    if (performance.now() - this.#lookedAt < lookEveryMs) return
    const isFirst = this.#lookedAt === Number.NEGATIVE_INFINITY
    if (!isFirst) this.#lookedAt = performance.now()
    const looking = this.#look()
    if (isFirst) await looking
    // What keeps it from being read keeps the writes from being made, which says so.
    else looking.catch(() => undefined)
  }

  async #look(): Promise<void> {
    const seqNo = await stateSeqNo(this.#cluster, this.#index, kindsName)
    if (seqNo !== this.#seqNo) {
      const learned = await readState<LearnedKinds>(this.#cluster, this.#index, kindsName)
      this.#model = learned && modelOf(learned.value)
      this.#seqNo = learned?.seqNo
    }
    this.#lookedAt = performance.now()
  }
}

/** Undefined when it is of another version: the kinds are then learned again. */
export const modelOf = ({ model }: LearnedKinds): KindModel | undefined =>
  kindModelFromBytes(Uint8Array.from(Buffer.from(model, 'base64')))
