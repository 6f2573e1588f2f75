import type { Product } from '../catalogue/product.ts'
import type { AnswerContext, Answerer } from '../chat/answer.ts'
import type { Trace } from '../search/search.ts'
import { lineOf, withoutCourtesy } from '../understanding/rules/line.ts'
import { readTerms } from '../understanding/terms.ts'
import { type Word, wordsOf } from '../understanding/words.ts'
import { conceptsOf } from './attribute-words.ts'
import { comparisonRows } from './comparison.ts'
import { contestText, readContest } from './contest.ts'
import { type AnswerTools, joinTraces } from './dependencies.ts'
import { formatPrice, shortened } from './format.ts'
import { bestHit, mostReferred, type Referred, referredProducts } from './referred-products.ts'
import { searchText } from './search-words.ts'
import { saying, suggestionsPart } from './suggestions.ts'

const longestTitle = 80

/** Compares two to four products by what their records differ in. */
export const productCompare =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const { products, trace } = await comparedProducts(context, tools)
    context.signal.throwIfAborted()
    if (products.length < 2) return { state: context.state, trace: askForTwo(context, trace) }
    const { line, contest, concepts } = askedOf(context)
    const rows = comparisonRows(products, concepts)
    const isYesNo = /^(?:is|are|does|do|has|have|was)(?![^ ])/.test(line)
    const which = /(?<![^ ])(?:better|best)(?![^ ])/.test(line) ? 'Which is better depends on what you need. ' : ''
    const text = which + comparisonText(products, rows.length, unnamedOf(context, products))
    context.emit({ type: 'text', text: contest === undefined ? text : contestText(products, contest, isYesNo) })
    // The table that was there a moment ago is not shown again: only what decides was asked.
    const isShownAlready = contest !== undefined && areSame(products, context.before.focus)
    if (rows.length > 0 && !isShownAlready) context.emit({ type: 'comparison', products, rows })
    else context.emit({ type: 'products', products, total: products.length })
    const suggestions = pricesDiffer(products)
      ? [saying(context, 'More about the cheapest one', 'tell me more about the cheapest one')]
      : []
    if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
    return { state: { ...context.state, focus: products.map(({ id }) => id) }, trace }
  }

const areSame = (products: readonly Product[], ids: readonly string[]): boolean =>
  products.length === ids.length && products.every(({ id }) => ids.includes(id))

/** What a comparison is asked about, and what would decide it. */
function askedOf({ message, understanding }: AnswerContext) {
  const line = withoutCourtesy(lineOf(wordsOf(message.text)))
  const isChosen =
    /(?<![^ ])(?:two|three|four|[234]) (?:cheapest|most expensive|dearest)|(?:cheapest) (?:two|three|four|[234])(?![^ ])/.test(
      line,
    )
  const contest = isChosen ? undefined : readContest(line, understanding.terms)
  return { line, contest, concepts: contest?.concepts ?? conceptsOf(line, []) }
}

function askForTwo(context: AnswerContext, trace: Trace): Trace {
  context.emit({
    type: 'text',
    text: 'Which products should I compare? Name two, or say “compare the first two” after a search.',
  })
  return trace
}

/**
 * Those that are referred to; the products of the brands or names that are set against each other; with
 * one only, that and the first other one shown; with none, the first ones shown.
 */
async function comparedProducts(context: AnswerContext, tools: AnswerTools): Promise<Referred> {
  const { before, understanding } = context
  const all = await tools.search.products(before.results)
  const byPrice = pricedFirst(context, all)
  if (byPrice !== undefined && byPrice.length > 1) return { products: byPrice, trace: tools.noQueries }
  const referred = await referredProducts(context, tools, '')
  if (referred.products.length > 1) return { ...referred, products: referred.products.slice(0, mostReferred) }
  if (
    referred.products.length === 0 &&
    understanding.refers === undefined &&
    before.focus.length > 1 &&
    !namesBrands(context)
  )
    return { products: await tools.search.products(before.focus.slice(0, mostReferred)), trace: referred.trace }
  const named =
    understanding.refers === undefined ? await namedProducts(context, tools) : { products: [], trace: tools.noQueries }
  if (named.products.length > 1) return named
  // What was spoken of comes before the rest of the page.
  const spoken = all.filter(({ id }) => before.focus.includes(id))
  const shown = referred.products.length === 1 && spoken.length === 1 ? [...spoken, ...all] : all
  const [one] = referred.products
  const trace = joinTraces(referred.trace, named.trace)
  if (one === undefined) return { products: all.slice(0, mostReferred), trace }
  return { products: [one, ...shown.filter(({ id }) => id !== one.id).slice(0, 1)], trace }
}

/** 'the two cheapest', 'the three most expensive' of those shown. */
function pricedFirst({ message }: AnswerContext, shown: readonly Product[]): Product[] | undefined {
  const line = lineOf(wordsOf(message.text))
  const found =
    /(?<![^ ])(?:the )?(two|three|four|2|3|4) (cheapest|most expensive|dearest)(?![^ ])/.exec(line) ??
    /(?<![^ ])(?:the )?(?:cheapest) (two|three|four|2|3|4)(?![^ ])/.exec(line)
  const count = found?.[1]
  if (count === undefined) return undefined
  const priced = shown.filter(({ price }) => price !== undefined)
  const direction = found?.[2] === undefined || found[2] === 'cheapest' ? 1 : -1
  const sorted = priced.sort((one, other) => direction * ((one.price?.amount ?? 0) - (other.price?.amount ?? 0)))
  return sorted.slice(0, { two: 2, three: 3, four: 4 }[count] ?? Number(count))
}

const namesBrands = ({ understanding }: AnswerContext): boolean => understanding.constraints.brands.include.length > 0

/** 'canon or epson printers', 'laserjet 1320 vs laserjet 2055': the best product for each. */
async function namedProducts(context: AnswerContext, tools: AnswerTools): Promise<Referred> {
  const { message, understanding } = context
  const { brands } = understanding.constraints
  const shop = await tools.shop()
  const none = { include: [], exclude: [] }
  const names =
    brands.include.length > 1
      ? brands.include.map((brand) => ({
          text: searchText(understanding.terms, shop),
          brands: { include: [brand], exclude: [] },
        }))
      : namesIn(message.text).map((text) => ({ text, brands: none }))
  const products: Product[] = []
  let trace = tools.noQueries
  for (const { text, brands: only } of names.slice(0, mostReferred)) {
    context.signal.throwIfAborted()
    const found = await bestHit(tools, text, { brands: only })
    trace = joinTraces(trace, found.trace)
    products.push(...found.products.filter(({ id }) => products.every((product) => product.id !== id)))
  }
  return { products, trace }
}

const separators = /^(?:vs|versus|and|or|with|against|to|,|than)$/
const comparing =
  /^(?:difference|differences|differ|pro|con|side|lighter|heavier|bigger|smaller|faster|longer|comparison|between|compair|cmp)$/

/** The names that a message sets against each other. */
function namesIn(text: string): string[] {
  const groups: Word[][] = [[]]
  for (const word of wordsOf(text)) {
    if (separators.test(word.text)) groups.push([])
    else groups.at(-1)?.push(word)
  }
  const names = groups.map((words) =>
    readTerms(words, new Set())
      .filter((term) => !comparing.test(term))
      .join(' '),
  )
  return names.filter((name) => name !== '')
}

const pricesDiffer = (products: readonly Product[]): boolean =>
  new Set(products.flatMap(({ price }) => price?.amount ?? [])).size > 1

/** How many products were shown when none of them was named; then the first ones stand for them. */
const unnamedOf = ({ before, understanding }: AnswerContext, products: readonly Product[]): number | undefined => {
  const areFirst = products.every(({ id }, position) => before.results[position] === id)
  return understanding.refers === undefined && areFirst && before.results.length > products.length
    ? before.results.length
    : undefined
}

/** `shown`: how many products were on the page when only the first of them are compared. */
function comparisonText(products: readonly Product[], rows: number, shown: number | undefined): string {
  const count = products.length
  const which =
    shown === undefined
      ? `the ${['', '', 'two', 'three', 'four'][count] ?? count}`
      : `the first ${count} of the ${shown} shown`
  if (rows === 0) return `By their records there is no difference between ${which}.`
  const priced = products.flatMap(({ title, price }) => (price === undefined ? [] : [{ title, price }]))
  const cheapest = priced.reduce<(typeof priced)[number] | undefined>(
    (best, one) => (best === undefined || one.price.amount < best.price.amount ? one : best),
    undefined,
  )
  if (cheapest === undefined || !pricesDiffer(products)) return `Here is how ${which} differ.`
  return `Here is how ${which} differ. The cheapest of them is ${shortened(cheapest.title, longestTitle)} at ${formatPrice(cheapest.price)}.`
}
