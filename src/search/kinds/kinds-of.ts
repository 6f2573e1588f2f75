import type { Product } from '../../catalogue/product.ts'
import { type KindModel, type LikelyKind, likelyKinds } from './kind-model.ts'
import { exactKindToken, headOfKind, kindToken, withBroaderKinds } from './kind-tokens.ts'
import { nounPhrases } from './noun-phrases.ts'
import { profileOf, withoutWords } from './profile.ts'

/** From here on a product that looks like one of a kind is taken to be one. */
const likely = 0.5
/**
 * A noun of a title is a slip where the product does not look like it at all but surely like something
 * else, or likely so when the noun is the head of no kind ('apple', 'lite') …
 */
const unlikely = 0.01
const certain = 0.9
/** … and where the catalogue states what the product is, unless it looks like both. */
const possible = 0.3

/**
 * The tokens of a product's kind field: what it says it is, and what it looks like to the model of its
 * catalogue. 'usb.flash.drive' comes with 'flash.drive' and 'drive'. Without a model only what it says.
 */
export function kindsOf(product: Product, model?: KindModel): string[] {
  const { stated, named } = nounPhrases(product)
  const exact = stated.map((words) => exactKindToken(kindToken(words)))
  if (model === undefined) return [...new Set([...stated, ...named].flatMap(withBroaderKinds).concat(exact))]
  const found = likelyKinds(model, withoutWords(profileOf(product), new Set([...stated, ...named].map(headWord))))
  const heads = headProbabilities(found)
  const best = mostProbable(heads)
  const isSlip = (head: string): boolean => {
    const probability = heads.get(head) ?? 0
    if (stated.length > 0) return probability < possible && !stated.some((words) => headWord(words) === head)
    return best.probability > (model.heads.has(head) ? certain : likely) && probability < unlikely
  }
  const own = [...stated, ...named.filter((words) => !isSlip(headWord(words)))]
  return [...new Set([...own.flatMap(withBroaderKinds), ...exact, ...predicted(found, best)])]
}

const headWord = (words: readonly string[]): string => words.at(-1) ?? ''

interface LikelyHead {
  head: string
  probability: number
}

/** How probable each head is: a laser printer and an inkjet printer are printers. */
function headProbabilities(found: readonly LikelyKind[]): Map<string, number> {
  const heads = new Map<string, number>()
  for (const { kind, probability } of found) {
    const head = headOfKind(kind)
    heads.set(head, (heads.get(head) ?? 0) + probability)
  }
  return heads
}

function mostProbable(heads: ReadonlyMap<string, number>): LikelyHead {
  let best: LikelyHead = { head: '', probability: 0 }
  for (const [head, probability] of heads) if (probability > best.probability) best = { head, probability }
  return best
}

function predicted(found: readonly LikelyKind[], best: LikelyHead): string[] {
  if (best.probability < likely) return []
  const special = found.find(({ probability }) => probability >= likely)
  if (special === undefined) return [best.head]
  return [...withBroaderKinds(special.kind.split('.')), exactKindToken(special.kind)]
}
