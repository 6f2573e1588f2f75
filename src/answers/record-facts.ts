import { type Product, unitOf } from '../catalogue/product.ts'
import { analyseText } from '../search/text-analysis.ts'
import { formatAvailability, formatPrice, formatValue, shortened } from './format.ts'

/** Something that a product's record says. */
export interface Fact {
  name: string
  value: string
}

/** An aspect of a product that people ask for, how they ask, and where its record says it. */
interface Aspect {
  asked: RegExp
  facts(product: Product): Fact[]
}

const fact = (name: string, value: string | undefined): Fact[] => (value === undefined ? [] : [{ name, value }])

const aspects: readonly Aspect[] = [
  {
    asked:
      /\b(?:price|prices|cost|costs|expensive|how much(?: is| are| for| would)?$|how much (?:is|are|for|would)|discount|list price)\b/,
    facts: ({ price, listPrice }) => [
      ...fact('price', price && formatPrice(price)),
      ...fact('list price', listPrice && formatPrice(listPrice)),
    ],
  },
  {
    asked: /\b(?:in stock|stock|available|availability|sold out|left)\b/,
    facts: (product) => fact('availability', formatAvailability(product)),
  },
  {
    asked: /\b(?:rating|ratings|rated|review|reviews|stars|people say|any good|popular)\b/,
    facts: ({ rating, ratingCount }) =>
      fact(
        'rating',
        rating === undefined
          ? undefined
          : `${rating} of 5${ratingCount === undefined ? '' : ` (${ratingCount} ratings)`}`,
      ),
  },
  {
    asked: /\b(?:brand|make|maker|manufacturer|company|who makes|made by)\b/,
    facts: ({ brand }) => fact('brand', brand),
  },
  {
    asked: /\b(?:release|released|come out|came out|how old|launch|launched)\b/,
    facts: ({ releasedAt }) => fact('released', releasedAt?.slice(0, 10)),
  },
  {
    asked: /\b(?:model|sku|part number|item number|product number|article number|gtin|ean|upc|barcode)\b/,
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

/** Everyday words for what attributes are called, as tokens. The first of a list that the record has counts. */
const attributeWords: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b(?:heavy|weight|weigh|weighs|light|lightweight|heavier|lighter)\b/, ['weight']],
  [
    /\b(?:big|large|size|sizes|dimensions|dimension|bigger|larger|small)\b/,
    ['dimension', 'size', 'diagonal', 'width', 'height', 'depth', 'length', 'screen'],
  ],
  [/\b(?:tall|high|height)\b/, ['height']],
  [/\b(?:wide|width)\b/, ['width']],
  [/\b(?:deep|depth|thick|thickness)\b/, ['depth', 'thickness']],
  [/\b(?:long|length)\b/, ['length']],
  [/\b(?:screen|display)\b/, ['display', 'screen', 'diagonal']],
  [/\b(?:ram|memory)\b/, ['memory', 'ram']],
  [/\b(?:storage|hard drive|disk|ssd|capacity)\b/, ['storage', 'capacity', 'ssd', 'hdd']],
  [/\b(?:colou?rs?)\b/, ['colour', 'color']],
  [/\b(?:made of|material|materials)\b/, ['material']],
  [/\b(?:made in|where is it made|country)\b/, ['country', 'origin']],
  [/\b(?:loud|noise|noisy|quiet|silent)\b/, ['noise', 'sound']],
  [/\b(?:fast|speed|quick)\b/, ['speed', 'frequency']],
  [/\b(?:waterproof|water)\b/, ['water', 'protection', 'waterproof']],
  [/\b(?:power|energy|watts?|consumption)\b/, ['power', 'energy', 'consumption']],
  [
    /\b(?:connect|connectors?|ports?|connection|connectivity)\b/,
    ['connector', 'port', 'connection', 'connectivity', 'interface'],
  ],
  [/\b(?:fit|fits|compatible|work with|works with)\b/, ['compatibility', 'compatible']],
  [/\b(?:dpi)\b/, ['resolution', 'dpi']],
]

/** Facts said at once; more are no answer any more. */
const mostFacts = 6

/**
 * What a product's record says about what is asked: `line` is the question, folded; `terms` are its
 * words to look for among the names and values of attributes. Empty when the record does not say.
 */
export function factsAsked(product: Product, line: string, terms: readonly string[]): Fact[] {
  const ofRecord = aspects.filter(({ asked }) => asked.test(line)).flatMap(({ facts }) => facts(product))
  const wanted = [
    ...attributeWords.flatMap(([asked, tokens]) => (asked.test(line) ? tokens : [])),
    ...terms.flatMap(analyseText),
  ]
  const named = attributesNamed(product, new Set(wanted))
  if (ofRecord.length > 0)
    return [...ofRecord, ...named.filter(({ name }) => coversAll(name, terms))].slice(0, mostFacts)
  if (named.length > 0) return named.slice(0, mostFacts)
  return mentioned(product, terms)
}

const coversAll = (name: string, terms: readonly string[]): boolean =>
  terms.length > 0 && terms.flatMap(analyseText).every((token) => analyseText(name).includes(token))

/** Attributes whose names have the most of the wanted words; those of the packaging only where nothing else has. */
function attributesNamed({ attributes, units = {} }: Product, wanted: ReadonlySet<string>): Fact[] {
  const scored = Object.entries(attributes).flatMap(([name, value]) => {
    const tokens = analyseText(name)
    const hits = tokens.filter((token) => wanted.has(token)).length
    const isPackaging = tokens.some(
      (token) => /^(?:package|packaging|pallet|master|carton|storage|operating)$/.test(token) && !wanted.has(token),
    )
    return hits === 0
      ? []
      : [
          {
            fact: { name, value: formatValue(value, unitOf({ units }, name)) },
            score: hits / tokens.length - (isPackaging ? 1 : 0),
          },
        ]
  })
  const best = Math.max(...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score >= best - 0.5 && (score > 0 || best <= 0))
    .sort((a, b) => b.score - a.score)
    .map((one) => one.fact)
}

/** Attributes whose value has the words asked for, or the sentence of the description that has them. */
function mentioned(product: Product, terms: readonly string[]): Fact[] {
  const wanted = terms.flatMap(analyseText)
  if (wanted.length === 0) return []
  const hasAll = (text: string): boolean => {
    const tokens = new Set(analyseText(text))
    return wanted.every((token) => tokens.has(token))
  }
  const values = Object.entries(product.attributes)
    .filter(([, value]) => typeof value === 'string' && hasAll(value))
    .map(([name, value]) => ({ name, value: formatValue(value, unitOf(product, name)) }))
  if (values.length > 0) return values.slice(0, mostFacts)
  const sentence = [product.title, ...sentencesOf(product.description ?? '')].find(hasAll)
  return fact(sentence === product.title ? 'title' : 'description', sentence && `“${shortened(sentence, 240)}”`)
}

/** A description is read up to here; it may have 100,000 characters. */
const longestRead = 4_000

const sentencesOf = (text: string): string[] =>
  text
    .slice(0, longestRead)
    .split(/(?<=[.!?])\s+|\n+/u)
    .slice(0, 100)

/** What is worth saying of a product when nothing in particular is asked. */
export function mainFacts(product: Product): Fact[] {
  const facts = aspects.slice(0, 4).flatMap((aspect) => aspect.facts(product))
  const attributes = Object.entries(product.attributes)
    .filter(([, value]) => String(value).length <= 60)
    .slice(0, 2 * mostFacts)
    .map(([name, value]) => ({ name, value: formatValue(value, unitOf(product, name)) }))
  return [...facts, ...attributes]
}
