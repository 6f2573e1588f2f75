import type { Product } from '../catalogue/product.ts'
import type { AnswerContext, Answerer, AnswerOutcome } from '../chat/answer.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { plural } from '../understanding/singular.ts'
import { emptyState, noConstraints, type State } from '../understanding/understanding.ts'
import { wordsOf } from '../understanding/words.ts'
import { answerSearch } from './answer-search.ts'
import { emitChips } from './chips.ts'
import { beats, type Contest, readContest } from './contest.ts'
import { type AnswerTools, joinTraces, type Shop } from './dependencies.ts'
import { filtersOf } from './filters.ts'
import { formatPrice, joined, shortened } from './format.ts'
import { productSearch } from './product-search.ts'
import { namedProduct, referredProducts, titledProduct } from './referred-products.ts'
import { withSaidNeed } from './said-need.ts'
import { hasLimits, pageSize } from './search-request.ts'
import { inCapitals } from './search-words.ts'
import { kindOf, type Similar, sharedWords, similarProducts } from './similar-products.ts'
import { saying, suggestionsPart } from './suggestions.ts'
import { emitUnapplied } from './unapplied.ts'

const longestTitle = 80

/**
 * Finds products for a described need or like another product. The search goes by words and by what
 * the records say: what a need implies and how a product looks it does not know, and the answer says so.
 */
export const productSimilar = (tools: AnswerTools): Answerer => {
  const search = productSearch(tools)
  return async (context) => {
    const { understanding, before, message } = context
    const line = lineOf(wordsOf(message.text))
    const isOpen = understanding.terms.every(isLikening) && before.focus.length === 1
    if (understanding.change === 'refer' || (isOpen && isBare(line))) {
      const { products } =
        isOpen && understanding.refers === undefined
          ? { products: await tools.search.products(before.focus) }
          : await referredProducts(context, tools, '')
      const [like] = products
      if (like !== undefined) return similarTo(context, tools, like, before)
      return whichOne(context, tools)
    }
    const titled = await titledProduct(tools, likenedText(message.text))
    context.signal.throwIfAborted()
    if (titled !== undefined) return similarTo(withoutLimits(context), tools, titled, emptyState())
    const named = likeNamed.test(line)
      ? await namedProduct(
          context,
          tools,
          understanding.terms.filter((term) => !isLikening(term)),
        )
      : undefined
    if (named !== undefined) return similarTo(withoutBrands(context), tools, named, emptyState())
    if (isBare(line) && understanding.terms.every(isLikening)) return whichOne(context, tools)
    const { state } = context
    if (state.terms.length === 0) return search(context)
    return answerSearch(context, tools, understanding.change === 'new' ? withSaidNeed(context, state) : state)
  }
}

const likening = /(?:similar to|alternatives? (?:to|for)|comparable (?:to|with)|like|substitute for)\s+(?:the\s+)?/iu

/** What stands behind the words of likening, as it was written. */
function likenedText(text: string): string {
  const found = likening.exec(text)
  return found === null ? '' : text.slice(found.index + found[0].length)
}

/** Nothing in a whole title is a limit: the colour and the size are that product's. */
const withoutLimits = (context: AnswerContext): AnswerContext => ({
  ...context,
  understanding: { ...context.understanding, constraints: noConstraints(), unapplied: [] },
})

/** The brand of a product that is named is part of its name and no limit. */
const withoutBrands = (context: AnswerContext): AnswerContext => {
  const { understanding } = context
  const constraints = { ...understanding.constraints, brands: { include: [], exclude: [] } }
  return { ...context, understanding: { ...understanding, constraints } }
}

/** Words of likening, which name nothing. */
const isLikening = (term: string): boolean =>
  /^(?:similar|alternative|comparable|equivalent|substitute|like|brand|another|something)$/.test(term)

async function whichOne(context: AnswerContext, tools: AnswerTools): Promise<AnswerOutcome> {
  context.emit({ type: 'text', text: 'Similar to which one? Say “like the first one”, or its name.' })
  const { before } = context
  const [first] = await tools.search.products(before.results.slice(0, 1))
  context.signal.throwIfAborted()
  if (first !== undefined) {
    const { products } = await similarProducts(tools, first, filtersOf(limitsFor(context, first, before)), 1)
    const like = saying(context, 'Like the first one', 'something like the first one')
    if (products.length > 0) context.emit(suggestionsPart([like]))
  }
  return { state: before, trace: tools.noQueries }
}

const isBare = (line: string): boolean =>
  /(?<![^ ])(?:similar|alternatives?|comparable|like (?:it|this|that))(?![^ ])/.test(line)
const likeNamed =
  /(?<![^ ])(?:similar to|alternatives? (?:to|for)|comparable (?:to|with)|like the|substitute for)(?![^ ])/
const otherBrand = /(?<![^ ])(?:another|other|different) (?:brands?|makes?|makers?|company|manufacturers?)(?![^ ])/

/** The limits that stand for what is like a product: those of the search so far, and what the message adds. */
function limitsFor({ understanding, message }: AnswerContext, like: Product, before: State): State {
  const { constraints, relativePrice } = understanding
  const { sort: _sort, price: priceBefore, ...kept } = before
  const isOther = otherBrand.test(lineOf(wordsOf(message.text)))
  const own = isOther && like.brand !== undefined ? [like.brand] : []
  const colours = constraints.colours.include.length > 0 ? constraints.colours : kept.colours
  const include = isOther
    ? []
    : constraints.brands.include.length > 0
      ? constraints.brands.include
      : kept.brands.include
  const exclude = [...new Set([...kept.brands.exclude, ...constraints.brands.exclude, ...own])]
  const amount = like.price?.amount
  const relative =
    relativePrice === undefined || amount === undefined
      ? undefined
      : relativePrice === 'lower'
        ? { max: Math.max(0, amount - 1) }
        : { min: amount + 1 }
  const price = relative ?? constraints.price ?? priceBefore
  const { department = kept.department } = constraints
  return {
    ...kept,
    terms: kindOf(like)
      .words.split(' ')
      .filter((word) => word !== ''),
    page: 1,
    results: [],
    focus: [],
    brands: { include, exclude: exclude.filter((brand) => !include.includes(brand)) },
    colours,
    excludeTerms: [...new Set([...kept.excludeTerms, ...constraints.excludeTerms])],
    ...(price && { price }),
    ...(department !== undefined && { department }),
  }
}

async function similarTo(
  context: AnswerContext,
  tools: AnswerTools,
  like: Product,
  before: State,
): Promise<AnswerOutcome> {
  const shop = await tools.shop()
  const state = limitsFor(context, like, before)
  context.signal.throwIfAborted()
  const contest = contestOf(context)
  const alike = await similarProducts(tools, like, filtersOf(state), contest === undefined ? pageSize : mostTried)
  context.signal.throwIfAborted()
  const fitting = contest === undefined ? alike.products : alike.products.filter((one) => beats(one, like, contest))
  const found = { ...alike, products: fitting.slice(0, pageSize) }
  if (contest !== undefined && fitting.length === 0) return noneBeats(context, like, contest, alike)
  if (found.products.length === 0) return nothingLike(context, tools, like, state, shop, found)
  const ids = found.products.map(({ id }) => id)
  context.emit({ type: 'text', text: likeText(found.products, like) })
  emitUnapplied(context, shop)
  emitChips(context, state, shop)
  context.emit({ type: 'products', products: found.products, total: found.products.length })
  const suggestions = ids.length > 1 ? [saying(context, 'Compare the first two', 'compare the first two')] : []
  if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
  return { state: { ...state, results: ids, focus: ids.length === 1 ? ids : [] }, trace: found.trace }
}

/** Of so many that are alike those are shown that are lighter, bigger or have more of something. */
const mostTried = 24

/** 'like it but lighter', 'with more memory'; a price is a limit of its own. */
function contestOf({ message, understanding }: AnswerContext): Contest | undefined {
  if (understanding.relativePrice !== undefined) return undefined
  const line = lineOf(wordsOf(message.text)).replace(/(?<![^ ])(?:show me |some |any |find )?more like(?![^ ])/, 'like')
  const contest = readContest(line, understanding.terms)
  return contest?.by === 'price' ? undefined : contest
}

function noneBeats(context: AnswerContext, like: Product, contest: Contest, { trace }: Similar): AnswerOutcome {
  const about = contest.by === 'attribute' ? contest.concepts.map(({ label }) => label).join(' ') : contest.by
  const title = shortened(like.title, longestTitle)
  const text = `By their records none that is like ${title} has ${contest.wants === 'most' ? 'more' : 'less'} of that (${about}).`
  context.emit({ type: 'text', text })
  context.emit(suggestionsPart([saying(context, `More about this one`, 'tell me more about it')]))
  return { state: { ...context.before, focus: [like.id] }, trace }
}

/** 'Like X: 5 more desk lamps, all dimmable, from other brands, $20 to $45.' */
function likeText(products: readonly Product[], like: Product): string {
  const title = shortened(like.title, longestTitle)
  const { words } = kindOf(like)
  const count = products.length
  const nouns = words.split(' ')
  const noun = [...nouns.slice(0, -1), count === 1 ? (nouns.at(-1) ?? '') : plural(nouns.at(-1) ?? '')]
    .map(inCapitals)
    .join(' ')
  const shared = sharedWords(products, like)
  const areOthers = products.every(({ brand }) => brand !== undefined && brand !== like.brand)
  const parts = [
    `${count} ${noun}`,
    ...(shared.length > 0 ? [`like it in this: ${joined(shared)}`] : []),
    ...(areOthers ? [count === 1 ? 'from another brand' : 'from other brands'] : []),
    ...priceRange(products),
  ]
  return `Similar to ${title}: ${parts.join('; ')}. I go by kind, price and what the records say; how they look or feel I cannot tell.`
}

function priceRange(products: readonly Product[]): string[] {
  const priced = products.flatMap(({ price }) => price ?? []).sort((a, b) => a.amount - b.amount)
  const [least, most] = [priced[0], priced.at(-1)]
  if (least === undefined || most === undefined || priced.length < products.length) return []
  return [least.amount === most.amount ? formatPrice(least) : `${formatPrice(least)} to ${formatPrice(most)}`]
}

/** Nothing of the kind inside the limits: whether there is without them is said, with a way to it. */
async function nothingLike(
  context: AnswerContext,
  tools: AnswerTools,
  like: Product,
  state: State,
  shop: Shop,
  searched: Similar,
): Promise<AnswerOutcome> {
  const without = hasLimits(state, shop)
    ? await similarProducts(tools, like, {}, pageSize)
    : { products: [], trace: tools.noQueries }
  const title = shortened(like.title, longestTitle)
  const count = without.products.length
  const rest = count === 0 ? '' : ` Without these limits there ${count === 1 ? 'is 1' : `are ${count}`}.`
  const inside = hasLimits(state, shop) ? ' inside these limits' : ''
  context.emit({ type: 'text', text: `I found nothing else like ${title}${inside}.${rest}` })
  emitChips(context, state, shop)
  if (count > 0) {
    context.emit(suggestionsPart([saying(context, `Without limits (${count})`, 'remove all filters')]))
  }
  return {
    state: { ...state, results: [like.id], focus: [like.id] },
    trace: joinTraces(searched.trace, without.trace),
  }
}
