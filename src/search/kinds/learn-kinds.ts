import type { Product } from '../../catalogue/product.ts'
import { type Classifier, ClassifierTraining, type Example, probabilities } from './classifier.ts'
import { Counts } from './counts.ts'
import { type KindModel, kindModel } from './kind-model.ts'
import { headOfKind, kindToken, withBroaderKinds } from './kind-tokens.ts'
import { type NounPhrases, nounPhrases, wordValues } from './noun-phrases.ts'
import { profileOf, withoutWords } from './profile.ts'
import { SampleById } from './sample.ts'

export interface LearnKindsOptions {
  /** Learn from no more products than this, chosen by a hash of their ids. */
  mostProducts?: number
}

/** A catalogue's kinds show in this many products as well as in all of them. */
const mostProductsLearned = 30_000
const mostKinds = 768
const mostFeatures = 8_192
/** Fewer products tell nothing of a feature or a kind. */
const fewestOfFeature = 4
const fewestOfKind = 2
/** A phrase that nothing states outright is a kind of its own from here; below, it is its head's. */
const fewestNamed = 15

/**
 * A word that is the value of an attribute so many times more often than it is stated as a kind by itself
 * is a specification: 'laser', 'USB'.
 */
const specificationFactor = 3

/** Times that the examples are gone through, before and after those are added that were recognised. */
const epochs = 3
/** From here on what was recognised is an example for others like it. */
const recognised = 0.6

/** What is kept of a product while learning: some 500 bytes, since equal texts are kept once. */
interface Evidence {
  phrases: NounPhrases
  profile: string[]
  values: string[]
}

/**
 * Learns which kinds of product there are in a catalogue and by what their products are recognised, in
 * one pass: from the products that name their kind, for those that do not. What is recognised surely
 * becomes an example itself (Yarowsky, Unsupervised word sense disambiguation, ACL 1995). The same
 * products give the same model, in whatever order they come.
 */
export function learnKinds(
  products: Iterable<Product>,
  { mostProducts = mostProductsLearned }: LearnKindsOptions = {},
): KindModel {
  const evidence = sampled(products, mostProducts)
  const labels = labelsOf(evidence)
  const profiles = evidence.map(({ profile }, index) => withoutWords(profile, new Set(labels[index]?.split('.'))))
  const labelled = labels.filter((label) => label !== undefined)
  const kinds = frequentOf(labelled, { fewest: fewestOfKind, most: mostKinds })
  const features = frequentOf(profiles.flat(), { fewest: fewestOfFeature, most: mostFeatures })
  const [featurePlaces, kindPlaces] = [placesOf(features), placesOf(kinds)]
  const examples = profiles.map(
    (profile, index): Example => ({
      features: Uint16Array.from(profile.flatMap((feature) => featurePlaces.get(feature) ?? [])),
      label: kindPlaces.get(labels[index] ?? '') ?? -1,
    }),
  )
  return kindModel(kinds, features, trained(examples, features.length, kinds.length))
}

/** Examples without a label are those of label -1. */
function trained(examples: readonly Example[], features: number, classes: number): Classifier {
  const training = new ClassifierTraining(features, classes)
  const labelled = examples.filter(({ label }) => label >= 0)
  training.learn(labelled, epochs)
  const first = training.classifier()
  const others = examples.flatMap(({ features: found, label }) => (label < 0 ? recognisedAs(first, found) : []))
  training.learn([...labelled, ...others], epochs)
  return training.classifier()
}

function recognisedAs(classifier: Classifier, features: Uint16Array): Example[] {
  const label = probabilities(classifier, features).findIndex((probability) => probability >= recognised)
  return label < 0 ? [] : [{ features, label }]
}

function sampled(products: Iterable<Product>, most: number): Evidence[] {
  const sample = new SampleById<Evidence>(most)
  const known = new Map<string, string>()
  // One string in memory for all equal ones.
  const shared = (text: string): string => {
    const same = known.get(text)
    if (same === undefined) known.set(text, text)
    return same ?? text
  }
  const sharedAll = (phrases: string[][]): string[][] => phrases.map((words) => words.map(shared))
  for (const product of products) {
    sample.offer(product.id, () => {
      const { stated, named } = nounPhrases(product)
      return {
        phrases: { stated: sharedAll(stated), named: sharedAll(named) },
        profile: profileOf(product).map(shared),
        values: wordValues(product).map(shared),
      }
    })
  }
  return sample.items()
}

/** The kind that each product surely is; undefined where it names none. */
function labelsOf(all: readonly Evidence[]): (string | undefined)[] {
  const [stated, alone, named, values] = [new Counts(), new Counts(), new Counts(), new Counts()]
  for (const evidence of all) {
    stated.addAll(new Set(evidence.phrases.stated.flatMap(withBroaderKinds)))
    alone.addAll(new Set(evidence.phrases.stated.map(kindToken)))
    named.addAll(new Set(evidence.phrases.named.flatMap(withBroaderKinds)))
    values.addAll(evidence.values)
  }
  const isSpecification = (kind: string): boolean =>
    alone.of(kind) * 2 >= stated.of(kind) && values.of(kind) > specificationFactor * stated.of(kind)
  const isStated = (kind: string): boolean => stated.of(kind) >= fewestOfKind && !isSpecification(kind)
  const isKind = (kind: string): boolean => isStated(kind) || named.of(kind) >= fewestNamed
  return broadened(
    all.map(({ phrases }) => {
      const sure = phrases.stated.flatMap((words) => withBroaderKinds(words).find(isStated) ?? [])[0]
      const words = phrases.named.find((words) => isStated(kindToken(words.slice(-1))))
      return sure ?? (words && withBroaderKinds(words).find(isKind))
    }),
  )
}

/** Kinds of too few products are taken for what they are a kind of. */
function broadened(labels: readonly (string | undefined)[]): (string | undefined)[] {
  const uses = new Counts()
  uses.addAll(labels.filter((label) => label !== undefined))
  const isFrequent = (kind: string): boolean => uses.of(kind) >= fewestOfKind
  return labels.map((label) => label && (withBroaderKinds(label.split('.')).find(isFrequent) ?? headOfKind(label)))
}

function frequentOf(items: Iterable<string>, { fewest, most }: { fewest: number; most: number }): string[] {
  const counts = new Counts()
  counts.addAll(items)
  return counts.mostFrequent(fewest, most)
}

const placesOf = (items: readonly string[]): Map<string, number> => new Map(items.map((item, index) => [item, index]))
