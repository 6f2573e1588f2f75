import { type Product, unitOf } from '../catalogue/product.ts'
import { formatAvailability, formatPrice, formatValue } from './format.ts'

/** Something that a product's record says. */
export interface Fact {
  name: string
  value: string
}

/** An aspect that every product may have, how people ask for it, and where its record says it. */
interface Aspect {
  asked: RegExp
  facts(product: Product): Fact[]
}

const fact = (name: string, value: string | undefined): Fact[] => (value === undefined ? [] : [{ name, value }])

const ratingText = ({ rating, ratingCount }: Product): string | undefined => {
  if (rating === undefined) return undefined
  const count = ratingCount === undefined ? '' : ` (${ratingCount} ${ratingCount === 1 ? 'rating' : 'ratings'})`
  return `${rating} of 5${count}`
}

const aspects: readonly Aspect[] = [
  {
    asked:
      /\b(?:price|prices|priced|cost|costs|expensive|how much(?: (?:is|are|for|would) (?:it|they|that|this|these|those|the \w+(?: \w+)?))?(?= ?$| be)|how much (?:is|are|for|would)|discount(?:ed)?|list price|on sale)\b/,
    facts: ({ price, listPrice }) => [
      ...fact('price', price && formatPrice(price)),
      ...fact('list price', listPrice && formatPrice(listPrice)),
    ],
  },
  {
    asked:
      /\b(?:in stock|stock|available(?! in)|availability|sold out|(?:how many|any|many) (?:are |is )?(?:there )?left)\b/,
    facts: (product) => fact('availability', formatAvailability(product)),
  },
  {
    asked: /\b(?:rating|ratings|rated|reviews?|stars|people (?:say|think)|any good|popular)\b/,
    facts: (product) => fact('rating', ratingText(product)),
  },
  {
    asked: /\b(?:brand|(?:what|which|the) make|maker|manufacturer|(?:which|what) company|who makes|made by)\b/,
    facts: ({ brand }) => fact('brand', brand),
  },
  {
    asked:
      /\b(?:released?|release date|comes? out|came out|how old (?:is|are) (?:it|this|that|the)|launch|launched|how new|brand new)\b/,
    facts: ({ releasedAt }) => fact('released', releasedAt?.slice(0, 10)),
  },
  {
    asked:
      /\b(?:(?:which|what|the) model(?: number)?|model number|sku|part number|item number|product number|article number|gtin|ean|upc|barcode)\b/,
    facts: ({ model, sku, gtin }) => [
      ...fact('model', model),
      ...fact('SKU', sku),
      ...fact('GTIN', gtin?.slice(0, 3).join(', ')),
    ],
  },
  {
    asked: /\b(?:category|kind of product|type of product)\b/,
    facts: ({ category }) => fact('category', category.length === 0 ? undefined : category.join(' › ')),
  },
]

/** The patterns by which aspects of every product are asked for. */
export const asksOfRecord: readonly RegExp[] = aspects.map(({ asked }) => asked)

/** What a record says of the aspects of every product that a line asks for; undefined when it asks for none. */
export function recordFacts(product: Product, line: string): Fact[] | undefined {
  const asked = aspects.filter((aspect) => aspect.asked.test(line))
  return asked.length === 0 ? undefined : asked.flatMap(({ facts }) => facts(product))
}

/** Attributes listed when nothing in particular is asked; more is no overview any more. */
const mostAttributes = 12
const longestListed = 60

/** What is worth saying of a product when nothing in particular is asked. */
export function mainFacts(product: Product): Fact[] {
  const facts = aspects.slice(0, 4).flatMap((aspect) => aspect.facts(product))
  const attributes = Object.entries(product.attributes)
    .filter(([, value]) => String(value).length <= longestListed)
    .slice(0, mostAttributes)
    .map(([name, value]) => ({ name, value: formatValue(value, unitOf(product, name)) }))
  return [...facts, ...attributes]
}
