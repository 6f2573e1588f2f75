import { type Classifier, probabilities } from './classifier.ts'
import { headOfKind } from './kind-tokens.ts'

/** Grows when a stored model can no longer be read or means something else. */
export const kindModelVersion = 1

/** What was learned of a catalogue's kinds of product. */
export interface KindModel {
  /** The kinds that can be recognised, as tokens of the kind field ('usb.flash.drive'): the classes. */
  kinds: readonly string[]
  /** What products are recognised by (`profileOf`), and its place. */
  features: ReadonlyMap<string, number>
  /** The nouns that are the heads of kinds. */
  heads: ReadonlySet<string>
  classifier: Classifier
}

/** What was learned, ready to use; `features` in the order of the classifier's. */
export function kindModel(kinds: readonly string[], features: readonly string[], classifier: Classifier): KindModel {
  const places = new Map(features.map((feature, index) => [feature, index]))
  return { kinds, features: places, heads: new Set(kinds.map(headOfKind)), classifier }
}

export interface LikelyKind {
  kind: string
  probability: number
}

/** Which kinds a product with this profile may be, in no order. */
export function likelyKinds({ kinds, features, classifier }: KindModel, profile: readonly string[]): LikelyKind[] {
  const found = profile.flatMap((feature) => features.get(feature) ?? [])
  const probable = probabilities(classifier, Uint16Array.from(found))
  return kinds
    .map((kind, index) => ({ kind, probability: probable[index] ?? 0 }))
    .filter(({ probability }) => probability >= leastProbability)
}

/** Less probable kinds are not worth adding up. */
const leastProbability = 0.005
