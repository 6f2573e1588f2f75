import type { Product } from '../../catalogue/product.ts'
import { type KindModel, likelyKinds } from './kind-model.ts'
import { headOfKind, withBroaderKinds } from './kind-tokens.ts'
import { nounPhrases } from './noun-phrases.ts'
import { profileOf } from './profile.ts'

/** From here on a product that looks like one of a kind is taken to be one. */
const likely = 0.5
/** A noun of a title is a slip where the product does not look like it at all but much like something else. */
const unlikely = 0.01
const certain = 0.9

/**
 * The tokens of a product's kind field: what it says it is, and what it looks like to the model of its
 * catalogue. 'usb.flash.drive' comes with 'flash.drive' and 'drive'. Without a model only what it says.
 */
export function kindsOf(product: Product, model?: KindModel): string[] {
  const { stated, named } = nounPhrases(product)
  if (model === undefined) return [...new Set([...stated, ...named].flatMap(withBroaderKinds))]
  const nouns = new Set([...stated, ...named].flatMap((words) => words.slice(-1)))
  const hidden = new Set(
    stated
      .concat(named)
      .flat()
      .filter((word) => nouns.has(word)),
  )
  const found = likelyKinds(model, profileOf(product, hidden))
  const heads = headProbabilities(found)
  const [best = { head: '', probability: 0 }] = [...heads]
    .map(([head, probability]) => ({ head, probability }))
    .sort((a, b) => b.probability - a.probability)
  const isSlip = (head: string): boolean => best.probability > certain && (heads.get(head) ?? 0) < unlikely
  const own = [...stated, ...named.filter((words) => !isSlip(words.at(-1) ?? ''))]
  return [...new Set([...own.flatMap(withBroaderKinds), ...predicted(found, best)])]
}

/** How probable it is that the product is a kind of each head: a laser printer and an inkjet printer are printers. */
function headProbabilities(found: readonly { kind: string; probability: number }[]): Map<string, number> {
  const heads = new Map<string, number>()
  for (const { kind, probability } of found) {
    const head = headOfKind(kind)
    heads.set(head, (heads.get(head) ?? 0) + probability)
  }
  return heads
}

function predicted(
  found: readonly { kind: string; probability: number }[],
  best: { head: string; probability: number },
): string[] {
  if (best.probability < likely) return []
  const special = found.find(({ probability }) => probability >= likely)
  return special === undefined ? [best.head] : withBroaderKinds(special.kind.split('.'))
}
