import { type AttributeValue, type Product, unitOf } from '../catalogue/product.ts'
import type { Concept } from './attribute-words.ts'
import { rootOf, rootsOf } from './attribute-words.ts'

/** An attribute that speaks of what is asked. */
export interface Candidate {
  name: string
  value: AttributeValue
  unit: string | undefined
  /** Words of its name that were not asked for; the fewer, the nearer. */
  extra: string[]
  /** How good the names are by which it was found; 0 is best. */
  rank: number
}

/** Of the box around it or of what it was tested for, not of the product. */
const sideRoots = new Set(
  'package packaging pallet master carton layer storage operating maximum compatible certification shipping'
    .split(' ')
    .map(rootOf),
)

const attributesOf = (product: Product) =>
  Object.entries(product.attributes).map(([name, value]) => ({
    name,
    value,
    unit: unitOf(product, name),
    roots: rootsOf(name),
  }))

/** The first alternative of a concept that some roots hold; -1 for none. */
const alternativeIn = ({ names }: Concept, roots: ReadonlySet<string>): number =>
  names.findIndex((name) => name.length > 0 && name.every((root) => roots.has(root)))

/** Attributes whose names speak of all concepts, nearest first. Empty without concepts. */
export function attributesNamed(product: Product, concepts: readonly Concept[]): Candidate[] {
  if (concepts.length === 0) return []
  const asked = new Set(concepts.flatMap(({ names, said }) => [...names.flat(), ...rootsOf(said)]))
  const candidates = attributesOf(product).flatMap(({ roots, ...attribute }): Candidate[] => {
    const held = new Set(roots)
    const ranks = concepts.map((concept) => alternativeIn(concept, held))
    if (ranks.includes(-1)) return []
    // 'leak' and 'proof' are no more than the parts of 'leakproof'.
    const extra = roots.filter(
      (root) =>
        !asked.has(root) && ![...asked].some((one) => one !== root && roots.includes(one) && one.includes(root)),
    )
    return [{ ...attribute, extra, rank: ranks.reduce((sum, rank) => sum + rank, 0) }]
  })
  const areSeveral = concepts.some(({ isSeveral }) => isSeveral)
  const own = candidates.filter(
    ({ extra, value }) => !extra.some((root) => sideRoots.has(root)) && !(areSeveral && value === false),
  )
  // A size is that of the thing, or of a part that is named: 'maximum weight capacity' is none.
  if (areSeveral)
    return nearest(
      own.filter(({ extra }) => extra.length <= 1),
      true,
    )
  return nearest(
    own.length > 0 ? own : candidates,
    concepts.some(({ isSeveral }) => isSeveral),
  )
}

/** Facts said at once; more are no answer any more. */
const mostFacts = 6
const mostOfOne = 3

function nearest(candidates: readonly Candidate[], areSeveral: boolean): Candidate[] {
  const least = Math.min(...candidates.map(({ extra }) => extra.length))
  if (areSeveral) {
    const near = candidates.filter(({ extra }) => extra.length === least)
    return near.sort((a, b) => a.rank - b.rank).slice(0, mostFacts)
  }
  const best = Math.min(...candidates.map(({ rank, extra }) => rank + 2 * extra.length))
  return candidates.filter(({ rank, extra }) => rank + 2 * extra.length === best).slice(0, mostOfOne)
}

/** Attributes whose name and text together speak of all concepts, the text of at least one of them. */
export function attributesSaying(product: Product, concepts: readonly Concept[]): Candidate[] {
  if (concepts.length === 0) return []
  return attributesOf(product)
    .flatMap(({ roots, ...attribute }): Candidate[] => {
      if (typeof attribute.value !== 'string') return []
      const held = new Set([...roots, ...rootsOf(attribute.value)])
      return concepts.every((concept) => speaksOf(concept, held)) ? [{ ...attribute, extra: [], rank: 0 }] : []
    })
    .slice(0, mostOfOne)
}

/** Whether a text's roots hold a concept as it was said or as catalogues call it. */
export const speaksOf = (concept: Concept, roots: ReadonlySet<string>): boolean =>
  rootsOf(concept.said).every((root) => roots.has(root)) || alternativeIn(concept, roots) !== -1
