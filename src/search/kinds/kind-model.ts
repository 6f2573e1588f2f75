import { type Classifier, probabilities } from './classifier.ts'

/** Grows when a stored model can no longer be read or means something else. */
export const kindModelVersion = 1

/** What was learned of a catalogue's kinds of product. */
export interface KindModel {
  /** The kinds that can be recognised, as tokens of the kind field ('usb.flash.drive'): the classes. */
  kinds: readonly string[]
  /** What products are recognised by (`profileOf`), and its place. */
  features: ReadonlyMap<string, number>
  classifier: Classifier
}

/** Which kinds a product with this profile is likely to be, most probable first: each above `least`. */
export function likelyKinds(
  { kinds, features, classifier }: KindModel,
  profile: readonly string[],
): { kind: string; probability: number }[] {
  const found = profile.flatMap((feature) => features.get(feature) ?? [])
  const probable = probabilities(classifier, Uint16Array.from(found))
  return kinds
    .map((kind, index) => ({ kind, probability: probable[index] ?? 0 }))
    .filter(({ probability }) => probability >= leastProbability)
}

/** Less probable kinds are not worth adding up. */
const leastProbability = 0.005
