import type { AnalysedQuery, AnalysedWord } from '../text-analysis.ts'
import type { Name } from './names.ts'
import type { NamedThing, Thesaurus } from './thesaurus.ts'

/** A query whose words may stand for other names as well. */
export interface WithSynonyms {
  words: AnalysedQuery
  /** The other names that are searched too, as the list has them. */
  used: string[]
}

/** What a catalogue has of names. */
export interface CatalogueNames {
  /** How many products are what a name says, not only mention it. */
  ofKind(name: Pick<Name, 'text' | 'forms'>): Promise<number>
  /** How many products have all of these words. */
  products(words: AnalysedQuery): Promise<number>
}

/** More other names than these make a query slow and its notice long; the most frequent ones are most of the products. */
const mostNames = 4

/**
 * A catalogue calls a thing by another name when it has more than twice as many products of that name: 'television' in
 * a catalogue of TVs. Where both are common each finds its own, and a name that means something else here (the paper
 * notebooks of a shop that also sells laptops) stays what it is.
 */
const shareOfOwnName = 0.5
/** Of fewer products it is no name of the catalogue's, but one seller's. */
const fewestOfKind = 5
/** A name that few of the thing's products bear is a seller's slip, or means something else. */
const shareOfName = 0.1

/**
 * The query with other names of the thing that is looked for, where the catalogue calls it by those; undefined where it
 * does not.
 */
export async function withNamesOfThing(
  words: AnalysedQuery,
  thesaurus: Thesaurus,
  catalogue: CatalogueNames,
): Promise<WithSynonyms | undefined> {
  const head = words.findIndex((word) => word.head)
  const thing = thesaurus.namedThings(words).find(({ from, to }) => from <= head && head < to)
  if (thing === undefined) return undefined
  // Who gives a number means that very product.
  if (words.some((word) => word.required)) return undefined
  const names = await counted(thing.same, thing, catalogue, (name) => catalogue.ofKind(name))
  const most = names[0]?.count ?? 0
  if (most < fewestOfKind || (await catalogue.ofKind(thing.own)) >= most * shareOfOwnName) return undefined
  const common = names.filter(({ count }) => count >= most * shareOfName).slice(0, mostNames)
  return extended(words, [{ thing, names: common.map(({ name }) => name) }])
}

/**
 * The query with other names of each of its things, for when no product has all of its words; undefined when the
 * catalogue has none of them.
 */
export async function withNamesOfAll(
  words: AnalysedQuery,
  thesaurus: Thesaurus,
  catalogue: CatalogueNames,
): Promise<WithSynonyms | undefined> {
  const found: Extension[] = []
  for (const thing of thesaurus.namedThings(words)) {
    if (words.slice(thing.from, thing.to).some((word) => word.required)) continue
    const count = (name: Name): Promise<number> => catalogue.products([wordOf(name)])
    const known = await counted([...thing.same, ...thing.broader], thing, catalogue, count)
    if (known.length > 0) found.push({ thing, names: known.slice(0, mostNames).map(({ name }) => name) })
  }
  return found.length === 0 ? undefined : extended(words, found)
}

/** The names that the catalogue has, the most frequent first. */
async function counted(
  names: readonly Name[],
  thing: NamedThing,
  catalogue: CatalogueNames,
  countOf: (name: Name) => Promise<number>,
): Promise<{ name: Name; count: number }[]> {
  const known: { name: Name; count: number }[] = []
  for (const name of names) {
    const count = await countOf(name)
    if (count > 0 && (!name.isAmbiguous || (await isMeant(name, thing, catalogue)))) known.push({ name, count })
  }
  return known.sort((a, b) => b.count - a.count)
}

/**
 * Whether products that bear an ambiguous name are the thing: then some of them are called by its other names too. The
 * notebooks of a shop for electronics say that they are notebook computers; those of a stationer do not.
 */
async function isMeant(name: Name, { own, same }: NamedThing, catalogue: CatalogueNames): Promise<boolean> {
  const others = [own, ...same].filter((other) => other.text !== name.text && !other.isAmbiguous)
  const forms = others.flatMap((other) => other.forms)
  if (forms.length === 0) return false
  const thing = { ...wordOf(name), isKind: true }
  const together = await catalogue.products([thing, { text: name.text, forms }])
  return together >= (await catalogue.ofKind(name)) * shareOfName && together > 0
}

const wordOf = ({ text, forms }: Name): AnalysedWord => ({ text, forms })

interface Extension {
  thing: NamedThing
  names: readonly Name[]
}

/**
 * Each word of a name gets the other names as further forms: products with the words of the name, side by side or
 * apart, match as before, and those with another name match too.
 */
function extended(words: AnalysedQuery, extensions: readonly Extension[]): WithSynonyms {
  const result = words.map((word, index) => {
    const names = extensions.find(({ thing: { from, to } }) => from <= index && index < to)?.names ?? []
    return names.length === 0 ? word : withForms(word, names)
  })
  const used = extensions.flatMap(({ names }) => names.map(({ text }) => text))
  return { words: result, used: [...new Set(used)] }
}

function withForms(word: AnalysedWord, names: readonly Name[]): AnalysedWord {
  const forms = [...word.forms, ...names.flatMap((name) => name.forms)]
  const distinct = [...new Map(forms.map((form) => [form.join(' '), form])).values()]
  return { ...word, forms: distinct, typed: word.typed ?? word.forms }
}
