import { productColours } from '../catalogue/colours.ts'
import { isSameMeasure, measureOf } from '../catalogue/measures.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import type { Trace } from '../search/search.ts'
import { measuresIn } from '../understanding/measures-in.ts'
import { wordsOf } from '../understanding/words.ts'
import { rootsOf } from './attribute-words.ts'
import type { AnswerTools } from './dependencies.ts'
import { formatAvailability, formatPrice, formatValue, joined, shortened } from './format.ts'
import { hasColours, variantsOf, variedValues } from './variants.ts'

/** Which variant of a product is asked for, or that all of some kind are. */
export type VariantQuestion =
  | { kind: 'colours'; colours: readonly string[] }
  | { kind: 'words'; said: string }
  | { kind: 'list'; of: 'colour' | 'size' }

const lists = /(?<![^ ])(?:what|which|how many|any|other|all(?: the)?) (?:other |different )?(colou?rs?|sizes?)(?![^ ])/
const inAnother =
  /(?<![^ ])(?:available|comes?|come|get (?:it|this|that|them)|have (?:it|this|that|them)|got (?:it|this|that|them)|sold|exist|there (?:it|this|that)) (?:also )?(?:in|as) (?:an? )?(.{2,40})$/

const version = /(?<![^ ])(?:is there|do you have|have you got|got|any) (?:an? )?(.{2,30}) version(?![^ ])/

/** Reads a question for other colours, sizes or packs; undefined when it is none. `line`: folded words. */
export function readVariantQuestion(line: string, colours: readonly string[]): VariantQuestion | undefined {
  if (colours.length > 0) return { kind: 'colours', colours }
  const listed = lists.exec(line)?.[1]
  if (listed !== undefined && /(?<![^ ])(?:come|comes|available|have|has|there|got|in|exist)(?![^ ])/.test(line)) {
    return { kind: 'list', of: listed.startsWith('size') ? 'size' : 'colour' }
  }
  if (/(?<![^ ])(?:bigger|larger|smaller|other|another|different) sizes?(?![^ ])/.test(line))
    return { kind: 'list', of: 'size' }
  const said = inAnother.exec(line)?.[1] ?? version.exec(line)?.[1]
  return said === undefined || /^(?:stock|store|the box)/.test(said) ? undefined : { kind: 'words', said }
}

export interface VariantAnswer {
  text: string
  /** The variants that the answer speaks of; the product itself when it speaks of no other. */
  products: Product[]
  /** The one that the talk goes on about. */
  focus: Product
  trace: Trace
}

const longestTitle = 100
const mostShown = 6

/** What the catalogue has of a product in other colours, sizes and packs. */
export async function variantAnswer(
  tools: AnswerTools,
  product: Product,
  question: VariantQuestion,
): Promise<VariantAnswer> {
  const { variants, trace } = await variantsOf(tools, product)
  const family = [product, ...variants]
  if (question.kind === 'list') return { ...listed(family, question.of), focus: product, trace }
  const isAsked = (one: Product): boolean =>
    question.kind === 'colours' ? hasColours(one, question.colours) : says(one, question.said)
  const asked = question.kind === 'colours' ? joined(question.colours) : question.said
  if (isAsked(product)) return { text: `Yes. ${offer(product)}`, products: [product], focus: product, trace }
  const found = variants.filter(isAsked)
  const [first] = found
  if (first !== undefined) {
    const more = found.length > 1 ? ` There are ${found.length} of it in all.` : ''
    return { text: `Yes: ${offer(first)}${more}`, products: found.slice(0, mostShown), focus: first, trace }
  }
  const values = valuesOf(family, question.kind === 'colours' ? 'colour' : 'size')
  const title = shortened(product.title, longestTitle)
  const others = values.length === 0 ? '' : ` Here it comes in ${joined(values)}.`
  const text =
    question.kind === 'colours' && values.length === 0
      ? `${title}: the record names no colour, and the catalogue has no other of it in ${asked}.`
      : `No, the catalogue does not have ${title} in ${asked}.${others}`
  return { text, products: [product], focus: product, trace }
}

const offer = (product: Product): string => {
  const price = product.price === undefined ? '' : `, ${formatPrice(product.price)}`
  return `${shortened(product.title, longestTitle)}${price}, ${formatAvailability(product)}.`
}

function listed(family: readonly Product[], of: 'colour' | 'size'): Pick<VariantAnswer, 'text' | 'products'> {
  const [product] = family
  const title = shortened(product?.title ?? '', longestTitle)
  const values = valuesOf(family, of)
  const products = family.slice(0, mostShown)
  if (values.length === 0)
    return {
      text:
        of === 'size'
          ? `The catalogue has ${title} in one size only.`
          : `${title}: the record does not say anything about “colours”.`,
      products: products.slice(0, 1),
    }
  return { text: `${title} comes in ${joined(values)}.`, products }
}

/** The values of a family, as the catalogue writes them: its colours, or its sizes and packs. */
function valuesOf(family: readonly Product[], of: 'colour' | 'size'): string[] {
  if (of === 'size') return sizesOf(family)
  const named = variedValues(family, /^(?:product )?colou?r(?: name)?$/i).flatMap((value) =>
    typeof value === 'string' ? [value] : [],
  )
  return named.length > 0 ? named : [...new Set(family.flatMap((product) => productColours(product)))]
}

const sizeNames =
  /^(?:size|pack size|capacity|length|width|height|storage|memory|pieces|sheets|quantity per pack|page size|screen size|thickness|volume|battery capacity)$/i

/** Sizes and packs in which the variants of a product differ; those of a single one are no choice. */
function sizesOf(family: readonly Product[]): string[] {
  const names = [...new Set(family.flatMap(({ attributes }) => Object.keys(attributes)))].filter((name) =>
    sizeNames.test(name),
  )
  const varied = names
    .map((name) => {
      const values = family.flatMap((product) => {
        const value = Object.hasOwn(product.attributes, name) ? product.attributes[name] : undefined
        return value === undefined ? [] : [formatValue(value, unitOf(product, name))]
      })
      return { name, values: [...new Set(values)] }
    })
    .filter(({ values }) => values.length > 1)
  const [first] = varied
  if (first === undefined) return []
  return first.values.map((value) => (/^pack|per pack/i.test(first.name) ? `packs of ${value}` : value))
}

/** Whether the title or an attribute of a product has all words of what is asked. */
function says(product: Product, said: string): boolean {
  const [measure] = measuresIn(wordsOf(said))
  if (measure !== undefined) {
    return Object.entries(product.attributes).some(([name, value]) => {
      const own = typeof value === 'number' ? measureOf(value, unitOf(product, name)) : undefined
      return own?.dimension === measure.dimension && isSameMeasure(own.base, measure.base)
    })
  }
  const values = Object.entries(product.attributes).map(
    ([name, value]) => `${name} ${formatValue(value, unitOf(product, name))}`,
  )
  const asked = rootsOf(said).filter((root) => !/^(?:a|an|of|the|size|one)$/.test(root))
  return (
    asked.length > 0 &&
    [product.title, ...values].some((text) => {
      const roots = new Set(rootsOf(text))
      return asked.every((root) => roots.has(root))
    })
  )
}
