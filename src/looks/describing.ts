import { AskedWorker } from './asked-worker.ts'
import type { DescriberModule } from './describer-module.ts'
import type { Look, LookCandidate, RankedLook } from './look.ts'
import type { LookSpace } from './look-index.ts'

/** What a describer says of itself. */
export interface DescriberTraits extends LookSpace {
  comparedBy: string
  leastSimilarity: number
}

/** A describer on a thread of its own: going through the pixels of a photo would hold up everybody else. */
export interface Describing {
  traits(): Promise<DescriberTraits>
  /**
   * The looks of a shopper's picture; undefined when it is none that can be decoded.
   * @throws LookSearchError when the describer fails, or too much is waiting for it.
   */
  describe(picture: Uint8Array): Promise<readonly Look[] | undefined>
  /** @throws LookSearchError, as above. */
  rank(query: readonly Look[], candidates: readonly LookCandidate[]): Promise<readonly RankedLook[]>
  close(): Promise<void>
}

export type DescribingQuestion =
  | { ask: 'traits' }
  | { ask: 'describe'; picture: Uint8Array }
  | { ask: 'rank'; query: readonly Look[]; candidates: readonly LookCandidate[] }

export interface DescribingAnswer {
  traits?: DescriberTraits
  looks?: readonly Look[]
  ranked?: readonly RankedLook[]
}

/** Pixels are outside the heap; without bounds the thread would take what the machine allows. */
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 }

export function startDescribing(module: DescriberModule): Describing {
  const worker = new AskedWorker<DescribingQuestion, DescribingAnswer>(
    new URL('./describing-worker.ts', import.meta.url),
    { workerData: module, resourceLimits },
  )
  let traits: Promise<DescriberTraits> | undefined
  return {
    traits() {
      traits ??= worker.ask({ ask: 'traits' }).then((answer) => required(answer.traits))
      // What failed once is asked again.
      traits.catch(() => (traits = undefined))
      return traits
    },
    describe: async (picture) => (await worker.ask({ ask: 'describe', picture })).looks,
    rank: async (query, candidates) => required((await worker.ask({ ask: 'rank', query, candidates })).ranked),
    close: () => worker.close(),
  }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError('The thread that describes pictures answered something else.')
  return value
}
