import type { KeptLook } from '../looks/kept-look.ts'
import { LookSearchError } from '../looks/look-index.ts'
import type { Alike, LookSearch } from '../looks/look-search.ts'
import type { SearchEngine } from '../search/engine.ts'
import type { ProductSearch } from '../search/search.ts'
import { QueryLog } from '../search/traced.ts'
import type { CheckedPicture, PictureText } from '../vision/picture-reader.ts'
import type { Hit, ImageLookup } from './image-lookup.ts'
import { lookTexts } from './look-answer.ts'
import { findPrinted } from './printed-words.ts'

export interface ThingLookupParts {
  search: ProductSearch
  looks: LookSearch
  engine: SearchEngine['name']
}

/** As of a thing on a list. */
const mostHits = 10

/**
 * What is printed on the picture of a thing, when a product carries it, and after it what looks like the thing. Undefined
 * when pictures cannot be compared, or there are none to compare it with.
 */
export async function lookUpThing(
  { search, looks, engine }: ThingLookupParts,
  { bytes }: CheckedPicture,
  { text }: PictureText,
  signal: AbortSignal,
): Promise<ImageLookup | undefined> {
  const log = new QueryLog()
  const alike = await alikeTo(bytes, looks, log)
  signal.throwIfAborted()
  if (alike === undefined) return undefined
  const printed = await findPrinted({ search }, text, {}, signal)
  const readiness = await looks.readiness()
  if (printed === undefined && readiness === 'empty') return undefined
  const exact = printed?.outcome.hits.map(({ product }): Hit => ({ product, score: 1 })) ?? []
  const exactIds = new Set(exact.map(({ product }) => product.id))
  const others = alike.ranked.filter(({ productId }) => !exactIds.has(productId)).slice(0, mostHits)
  const similarities = new Map(others.map(({ productId, similarity }) => [productId, similarity]))
  const products = await search.products([...similarities.keys()])
  const hits = [...exact, ...products.map((product): Hit => ({ product, score: similarities.get(product.id) ?? 0 }))]
  const how = { kind: 'look', text: `Compared by ${alike.comparedBy}.` }
  const none = { kind: 'look', text: readiness === 'filling' ? lookTexts.filling : lookTexts.none }
  const read = printed === undefined ? [] : [{ kind: 'printed', text: `“${printed.said}” was read on the picture.` }]
  return {
    hits,
    notices: [...read, others.length === 0 ? none : how],
    trace: { engine, queries: [...(printed?.outcome.trace.queries ?? []), ...log.queries] },
  }
}

async function alikeTo(bytes: Uint8Array, looks: LookSearch, log: QueryLog): Promise<Alike | undefined> {
  try {
    const look: KeptLook | undefined = await looks.look(bytes)
    return look && (await log.traced('image', 'Nearest to the picture by its look', () => looks.alike(look, {})))
  } catch (error) {
    if (error instanceof LookSearchError) return undefined
    throw error
  }
}
