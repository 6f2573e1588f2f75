import type { Product } from '../../catalogue/product.ts'
import { type Example, trainClassifier } from './classifier.ts'
import type { KindModel } from './kind-model.ts'
import { headOfKind, kindToken, withBroaderKinds } from './kind-tokens.ts'
import { type NounPhrases, nounPhrases } from './noun-phrases.ts'
import { profileOf } from './profile.ts'
import { sampleById } from './sample.ts'

export interface LearnKindsOptions {
  /** Learn from no more products than this, chosen by a hash of their ids. */
  mostProducts?: number
}

/** A catalogue's kinds show in this many products as well as in all of them. */
const mostProductsLearned = 30_000
const mostKinds = 512
const mostFeatures = 8_192
/** Fewer products tell nothing of a feature or a kind. */
const fewestOfFeature = 4
const fewestOfKind = 3
/** A phrase that nothing states outright is a kind of its own from here; below, it is its head's. */
const fewestNamed = 15

/**
 * Learns which kinds of product there are in a catalogue and by what their products are recognised,
 * in one pass: from the products that name their kind surely, for those that do not. The same products
 * give the same model, in whatever order they come.
 */
export function learnKinds(
  products: Iterable<Product>,
  { mostProducts = mostProductsLearned }: LearnKindsOptions = {},
): KindModel {
  const sample = sampleById(products, mostProducts)
  const phrases = sample.map(nounPhrases)
  const labels = labelsOf(phrases)
  const kinds = mostFrequent(labels, fewestOfKind, mostKinds)
  const place = new Map(kinds.map((kind, index) => [kind, index]))
  const profiles = sample.map((product, index) => profileOf(product, new Set(labels[index]?.split('.'))))
  const features = new Map(
    mostFrequent(profiles.flat(), fewestOfFeature, mostFeatures).map((feature, index) => [feature, index]),
  )
  const examples = profiles.flatMap((profile, index): Example[] => {
    const label = place.get(labels[index] ?? '')
    if (label === undefined) return []
    return [{ features: Uint16Array.from(profile.flatMap((feature) => features.get(feature) ?? [])), label }]
  })
  return { kinds, features, classifier: trainClassifier(examples, features.size, kinds.length) }
}

/** The kind that each product surely is; undefined where it names none. */
function labelsOf(all: readonly NounPhrases[]): (string | undefined)[] {
  const stated = count(all.flatMap(({ stated }) => [...new Set(stated.flatMap(withBroaderKinds))]))
  const named = count(all.flatMap(({ named }) => [...new Set(named.flatMap(withBroaderKinds))]))
  const isStated = (kind: string): boolean => (stated.get(kind) ?? 0) >= fewestOfKind
  const isKind = (kind: string): boolean => isStated(kind) || (named.get(kind) ?? 0) >= fewestNamed
  const labels = all.map((phrases) => {
    const sure = phrases.stated.flatMap((words) => withBroaderKinds(words).find(isStated) ?? [])[0]
    const words = phrases.named.find((words) => isStated(kindToken(words.slice(-1))))
    return sure ?? (words && withBroaderKinds(words).find(isKind))
  })
  return broadened(labels)
}

/** Kinds of too few products are taken for what they are a kind of. */
function broadened(labels: readonly (string | undefined)[]): (string | undefined)[] {
  const uses = count(labels.filter((label) => label !== undefined))
  return labels.map((label) => {
    if (label === undefined) return undefined
    return withBroaderKinds(label.split('.')).find((kind) => (uses.get(kind) ?? 0) >= fewestOfKind) ?? headOfKind(label)
  })
}

function count(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Those that occur often enough, most frequent first, at most so many. */
function mostFrequent(items: readonly (string | undefined)[], fewest: number, most: number): string[] {
  const counts = count(items.filter((item) => item !== undefined))
  const frequent = [...counts].filter(([, uses]) => uses >= fewest)
  frequent.sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || (a < b ? -1 : 1))
  return frequent.slice(0, most).map(([item]) => item)
}
