import type { SearchFilters } from '../search/engine.ts'
import type { LookRef } from '../understanding/understanding.ts'
import type { DescriberTraits, Describing } from './describing.ts'
import { decodeKeptLook, encodeKeptLook, type KeptLook, type KeptLooks } from './kept-look.ts'
import type { RankedLook } from './look.ts'
import { isSameSpace, type LookIndex, mostQueryVectors } from './look-index.ts'

/** What a search by look has found. */
export interface Alike {
  /** Inside the limits and alike enough, most alike first. */
  ranked: readonly RankedLook[]
  /** What the describer goes by, for people: 'colour and shape'. */
  comparedBy: string
  /** What the picture shows in words, where a model has said so. */
  words?: string | undefined
  /** The very request that was sent to the engine, for the trace. */
  request: unknown
}

/** How far the pictures of the catalogue can be searched: `empty` when none of them is here. */
export type LookReadiness = 'ready' | 'filling' | 'empty'

/** The search port by which answers look for what pictures show. */
export interface LookSearch {
  /**
   * The looks of a shopper's picture; undefined when it cannot be decoded.
   * @throws LookSearchError when pictures cannot be described now.
   */
  look(picture: Uint8Array): Promise<KeptLook | undefined>
  /** Keeps them for the search that goes on; undefined when the conversation was forgotten. */
  keep(conversationId: string, look: KeptLook): Promise<LookRef | undefined>
  /**
   * The products that look like it, inside the limits; undefined when it is no longer kept, or was made by another describer.
   * @throws LookSearchError when looks cannot be searched now.
   */
  alike(look: KeptLook | LookRef, filters: SearchFilters): Promise<Alike | undefined>
  /** Those of these products whose picture can be searched by its look. */
  described(productIds: readonly string[]): Promise<ReadonlySet<string>>
  readiness(): Promise<LookReadiness>
}

export interface LookSearchOptions {
  describing: Describing
  index: LookIndex
  kept: KeptLooks
  isFilling(): boolean
}

/** Five pages of the longest lists; what is less alike than so many others is no match. */
const mostAlike = 120

export function createLookSearch({ describing, index, kept, isFilling }: LookSearchOptions): LookSearch {
  async function keptBy(ref: LookRef, traits: DescriberTraits): Promise<KeptLook | undefined> {
    if (ref.product !== undefined) {
      const look = await index.lookOf(ref.product, traits)
      return look && { space: traits, looks: [look] }
    }
    const encoded = ref.kept === undefined ? undefined : await kept.keptLook(ref.kept)
    return encoded === undefined ? undefined : decodeKeptLook(encoded)
  }

  return {
    async look(picture) {
      const { describer, dimensions } = await describing.traits()
      const looks = await describing.describe(picture)
      return looks && { space: { describer, dimensions }, looks: looks.slice(0, mostQueryVectors) }
    },
    async keep(conversationId, look) {
      const handle = await kept.keepLook(conversationId, encodeKeptLook(look), Date.now())
      return handle === undefined ? undefined : { kept: handle }
    },
    async alike(given, filters) {
      const traits = await describing.traits()
      const look = 'looks' in given ? given : await keptBy(given, traits)
      if (look === undefined || !isSameSpace(look.space, traits)) return undefined
      const { looks, words } = look
      const own = 'product' in given && given.product !== undefined ? [given.product] : []
      const query = {
        space: { describer: traits.describer, dimensions: traits.dimensions },
        vectors: looks.map(({ vector }) => vector),
        filters: { ...filters, excludeIds: [...(filters.excludeIds ?? []), ...own] },
        limit: mostAlike,
      }
      const { candidates, request } = await index.nearest(query)
      const ranked = candidates.length === 0 ? [] : await describing.rank(looks, candidates)
      const alike = ranked.filter(({ similarity }) => similarity >= traits.leastSimilarity)
      return { ranked: alike, comparedBy: traits.comparedBy, ...(words !== undefined && { words }), request }
    },
    described: (productIds) => index.described(productIds),
    async readiness() {
      if (isFilling()) return 'filling'
      return (await index.counts()).looks > 0 ? 'ready' : 'empty'
    },
  }
}
