import { measureOf } from '../catalogue/measures.ts'
import { type Product, unitOf } from '../catalogue/product.ts'
import { attributesNamed } from './attribute-facts.ts'
import { type Concept, conceptsOf } from './attribute-words.ts'
import { formatPrice, formatValue, joined, shortened } from './format.ts'

/** What decides between products: 'which is lighter' is decided by the least weight. */
export interface Contest {
  /** As it is said of the winner: 'lighter', 'cheaper', 'better rated'. */
  adjective: string
  /** The most or the least of it wins. */
  wants: 'most' | 'least'
  by: 'price' | 'rating' | 'released' | 'attribute'
  concepts: Concept[]
}

interface Wording {
  asked: RegExp
  adjective: string
  wants: 'most' | 'least'
  by: 'price' | 'rating' | 'released' | 'attribute'
  /** What it asks about, in words of asking. */
  line?: string
}

const wordings: readonly Wording[] = [
  {
    asked: /\b(?:cheap(?:er|est)|less expensive|least expensive|costs? less|lower price)\b/,
    adjective: 'cheapest',
    wants: 'least',
    by: 'price',
  },
  {
    asked: /\b(?:more expensive|most expensive|dear(?:er|est)|pric(?:ier|iest)|costs? more)\b/,
    adjective: 'most expensive',
    wants: 'most',
    by: 'price',
  },
  {
    asked: /\b(?:(?:better|best|higher|highest)[ -](?:rated|ratings?|reviews?|reviewed)|more popular)\b/,
    adjective: 'best rated',
    wants: 'most',
    by: 'rating',
  },
  { asked: /\b(?:newer|newest|more recent|latest)\b/, adjective: 'newest', wants: 'most', by: 'released' },
  { asked: /\b(?:older|oldest)\b/, adjective: 'oldest', wants: 'least', by: 'released' },
  {
    asked: /\b(?:light(?:er|est)|weighs? (?:less|the least))\b/,
    adjective: 'lightest',
    wants: 'least',
    by: 'attribute',
    line: 'weight',
  },
  {
    asked: /\b(?:heav(?:ier|iest)|weighs? (?:more|the most))\b/,
    adjective: 'heaviest',
    wants: 'most',
    by: 'attribute',
    line: 'weight',
  },
  {
    asked: /\b(?:tall(?:er|est)|high(?:er|est)(?! price| rat))\b/,
    adjective: 'tallest',
    wants: 'most',
    by: 'attribute',
    line: 'height',
  },
  { asked: /\b(?:wid(?:er|est))\b/, adjective: 'widest', wants: 'most', by: 'attribute', line: 'width' },
  { asked: /\b(?:narrow(?:er|est))\b/, adjective: 'narrowest', wants: 'least', by: 'attribute', line: 'width' },
  { asked: /\b(?:deep(?:er|est))\b/, adjective: 'deepest', wants: 'most', by: 'attribute', line: 'depth' },
  { asked: /\b(?:thick(?:er|est))\b/, adjective: 'thickest', wants: 'most', by: 'attribute', line: 'thickness' },
  { asked: /\b(?:thin(?:ner|nest))\b/, adjective: 'thinnest', wants: 'least', by: 'attribute', line: 'thickness' },
  {
    asked: /\b(?:loud(?:er|est)|nois(?:ier|iest))\b/,
    adjective: 'loudest',
    wants: 'most',
    by: 'attribute',
    line: 'noise',
  },
  {
    asked: /\b(?:quiet(?:er|est)|less noisy)\b/,
    adjective: 'quietest',
    wants: 'least',
    by: 'attribute',
    line: 'noise',
  },
  { asked: /\b(?:bright(?:er|est))\b/, adjective: 'brightest', wants: 'most', by: 'attribute', line: 'brightness' },
  {
    asked: /\b(?:fast(?:er|est)|quick(?:er|est))\b/,
    adjective: 'fastest',
    wants: 'most',
    by: 'attribute',
    line: 'speed',
  },
  {
    asked: /\b(?:lasts? (?:the )?long(?:er|est))\b/,
    adjective: 'longest lasting',
    wants: 'most',
    by: 'attribute',
    line: 'battery life',
  },
]

const degrees =
  /\b(more|most|bigger|biggest|larger|largest|longer|longest|higher|highest|better|best|less|least|fewer|fewest|smaller|smallest|shorter|shortest|lower|lowest)\b/
const isLess = /^(?:less|least|fewe|smal|shor|lowe)/
/** Of which the words of size themselves speak when nothing is named with them. */
const sizes = /^(?:bigg|larg|smal)/
const lengths = /^(?:long|shor)/

/** What a question would decide between products by: 'which is lighter', 'which has more memory'; undefined when it asks for none. */
export function readContest(line: string, terms: readonly string[]): Contest | undefined {
  const found = wordings.find(({ asked }) => asked.test(line))
  if (found !== undefined) {
    const { line: of = '', adjective, wants, by } = found
    return { adjective, wants, by, concepts: conceptsOf(of, []) }
  }
  const degree = degrees.exec(line)?.[1]
  if (degree === undefined) return undefined
  const wants = isLess.test(degree) ? 'least' : 'most'
  const named = conceptsOf(
    line.slice(line.search(degrees) + degree.length),
    terms.filter((term) => !degrees.test(term)),
  )
  const ownWord = sizes.test(degree) ? 'size' : lengths.test(degree) ? 'length' : ''
  const concepts = named.length > 0 ? named : conceptsOf(ownWord, [])
  if (concepts.length === 0) return undefined
  const adjective = `one with the ${superlativeOf(degree)} ${concepts.map(({ label }) => label).join(' ')}`
  return { adjective, wants, by: 'attribute', concepts }
}

const superlativeOf = (degree: string): string =>
  ({ more: 'most', better: 'most', best: 'most', less: 'least', bigger: 'biggest' })[degree] ??
  degree.replace(/er$/, 'est')

/** Of two products it is the lighter one, not the lightest. */
const ofTwo = (adjective: string): string =>
  adjective
    .replace(/^one with the most /, 'one with more ')
    .replace(/^one with the least /, 'one with less ')
    .replace(/\bmost\b/, 'more')
    .replace(/\bbest\b/, 'better')
    .replace(/^(one with the )?(\w+)est\b/, '$1$2er')

interface Figure {
  product: Product
  /** Comparable between the products. */
  amount: number
  said: string
}

const longestTitle = 80

/** Which product wins, with the figures of all, from the records; says so where they do not tell. `asksYesNo`: 'is the first lighter than the second'. */
export function contestText(products: readonly Product[], contest: Contest, asksYesNo: boolean): string {
  const figures = figuresOf(products, contest)
  const silent = products.filter(({ id }) => figures.every(({ product }) => product.id !== id))
  const about = contest.by === 'attribute' ? contest.concepts.map(({ label }) => label).join(' ') : contest.by
  if (figures.length === 0) return `The records say nothing about “${about}”.`
  const list = figures.map(({ product, said }) => `${shortened(product.title, longestTitle)}: ${said}`).join('; ')
  const silence =
    silent.length === 0
      ? ''
      : ` Of ${joined(silent.map(({ title }) => shortened(title, longestTitle)))} the record does not say it.`
  const sorted = [...figures].sort((a, b) => (contest.wants === 'most' ? b.amount - a.amount : a.amount - b.amount))
  const [best, second] = sorted
  if (best === undefined || second === undefined || silent.length > 0) return `${list}.${silence}`
  const level = sorted.filter(({ amount }) => amount === best.amount)
  if (level.length === sorted.length) return `${asksYesNo ? 'No, t' : 'T'}here is no difference in that. ${list}.`
  if (level.length > 1)
    return `${joined(level.map(({ product }) => shortened(product.title, longestTitle)))} are level in that. ${list}.`
  const verdict = !asksYesNo ? '' : best.product.id === products[0]?.id ? 'Yes. ' : 'No. '
  const adjective = figures.length === 2 ? ofTwo(contest.adjective) : contest.adjective
  return `${verdict}The ${adjective.startsWith('one ') ? adjective : `${adjective} one`} is ${shortened(best.product.title, longestTitle)}. ${list}.`
}

/** Whether a product beats another by their records: is lighter, has more memory. */
export function beats(product: Product, other: Product, contest: Contest): boolean {
  const [one, two] = figuresOf([product, other], contest)
  if (one === undefined || two === undefined) return false
  return contest.wants === 'most' ? one.amount > two.amount : one.amount < two.amount
}

/** The product that wins; undefined where the records do not tell. */
export function winnerOf(products: readonly Product[], contest: Contest): Product | undefined {
  const figures = figuresOf(products, contest)
  const sorted = figures.sort((a, b) => (contest.wants === 'most' ? b.amount - a.amount : a.amount - b.amount))
  return sorted[0]?.product
}

/** The figures that are compared: those of one and the same attribute, the nearest that most of the products have. */
function figuresOf(products: readonly Product[], contest: Contest): Figure[] {
  if (contest.by !== 'attribute') return products.flatMap((product) => ownFigure(product, contest.by) ?? [])
  const counts = new Map<string, number>()
  for (const product of products) {
    for (const { name, value } of attributesNamed(product, contest.concepts)) {
      if (typeof value === 'number') counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const [nearest] = [...counts].sort((one, other) => other[1] - one[1])
  return nearest === undefined ? [] : products.flatMap((product) => attributeFigure(product, nearest[0]) ?? [])
}

function attributeFigure(product: Product, name: string): Figure | undefined {
  const value = Object.hasOwn(product.attributes, name) ? product.attributes[name] : undefined
  if (typeof value !== 'number') return undefined
  const unit = unitOf(product, name)
  return { product, amount: measureOf(value, unit)?.base ?? value, said: `${name} ${formatValue(value, unit)}` }
}

function ownFigure(product: Product, by: Contest['by']): Figure | undefined {
  const { price, rating, releasedAt } = product
  if (by === 'price') return price && { product, amount: price.amount, said: formatPrice(price) }
  if (by === 'rating') return rating === undefined ? undefined : { product, amount: rating, said: `${rating} of 5` }
  const day = releasedAt?.slice(0, 10)
  return day === undefined ? undefined : { product, amount: Date.parse(day), said: day }
}
