import type { Product } from '../catalogue/product.ts'
import type { AnswerContext, Answerer } from '../chat/answer.ts'
import type { Labelled } from '../chat/reply.ts'
import type { Trace } from '../search/search.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { singular } from '../understanding/singular.ts'
import { readTerms } from '../understanding/terms.ts'
import { wordsOf } from '../understanding/words.ts'
import { unasked } from './attribute-words.ts'
import { type AnswerTools, joinTraces, type Shop } from './dependencies.ts'
import { type DetailAnswer, detailAnswer } from './detail-answer.ts'
import { filtersOf } from './filters.ts'
import { joined, shortened } from './format.ts'
import { type Question, questionOf } from './question.ts'
import { questionAgain, remembered, withoutAbout } from './question-again.ts'
import { type Fact, mainFacts } from './record-facts.ts'
import { referredProducts } from './referred-products.ts'
import { requestOf } from './search-request.ts'
import { similarProducts } from './similar-products.ts'
import { saying, suggestionsPart } from './suggestions.ts'
import { readVariantQuestion, variantAnswer } from './variant-answer.ts'

/** A title is said back up to here. */
const longestTitle = 100

/** Words that ask for everything. */
const asksForAll =
  /\b(?:more about|more info|more information|details?|specs?|specifications?|describe|description|features|everything|special)\b/
const buying = /\b(?:take|buy|order|purchase|cart|basket|checkout)\b/
/** 'how long does it take to set up' buys nothing. */
const asksHow = /\b(?:how|what|does|do|need)\b/
const noOrders =
  'I can show and compare products, but I cannot put them into a cart or order them. This is what you mean:'

/** Words of asking that are neither a name nor an attribute. */
const asking = new Set(
  'detail spec specification info information feature description special heavy weigh weight big dimension size stock rating review warranty battery life'.split(
    ' ',
  ),
)

/** Answers a question about products that were shown or are named, from their records alone. */
export const productDetail =
  (tools: AnswerTools): Answerer =>
  async (context) => {
    const { understanding, before, state } = context
    const isReferring = before.results.length > 0 && understanding.refers !== undefined
    const name = isReferring ? '' : await nameIn(context, tools)
    const { products, trace } = await referredProducts(context, tools, name)
    context.signal.throwIfAborted()
    if (products.length === 0) {
      await whichOne(context, tools, name)
      return { state, trace: tools.noQueries }
    }
    const said = await answered(context, tools, products, isReferring)
    context.emit({ type: 'text', text: said.text })
    context.emit({ type: 'products', products: said.products, total: said.products.length })
    const suggestions = await detailSuggestions(context, tools, said.focus)
    if (suggestions.length > 0) context.emit(suggestionsPart(suggestions))
    const focus = said.focus.map(({ id }) => id)
    const { question: _, ...rest } = state
    const question = said.question === undefined ? {} : { question: said.question }
    return { state: { ...rest, ...question, focus }, trace: joinTraces(trace, ...said.traces) }
  }

/**
 * The words that may name a product: without those of asking. After a search only a brand, a number or a word
 * for a thing name another product; 'how long does the battery last' leaves open which one is meant.
 */
async function nameIn({ message, understanding, before }: AnswerContext, tools: AnswerTools): Promise<string> {
  const line = lineOf(wordsOf(message.text))
  const { terms, constraints } = understanding
  const left = new Set(unasked(line).split(' ').map(singular))
  const names = terms.filter((term) => !asking.has(term) && left.has(term))
  const { isProductNoun } = await tools.shop()
  const isOfVariant = before.results.length > 0 && readVariantQuestion(line, []) !== undefined
  const isName =
    before.results.length === 0 ||
    constraints.brands.include.length > 0 ||
    names.some((term) => /\d/.test(term) || isProductNoun(term))
  return isName && !(isOfVariant && constraints.brands.include.length === 0) ? names.join(' ') : ''
}

interface Said {
  text: string
  products: Product[]
  focus: Product[]
  traces: Trace[]
  /** What was asked; undefined when nothing in particular was. */
  question?: string
}

async function answered(
  context: AnswerContext,
  tools: AnswerTools,
  products: Product[],
  isReferring: boolean,
): Promise<Said> {
  const { message, understanding, before } = context
  const said = lineOf(wordsOf(message.text))
  const again = questionAgain(said, before.question)
  // 'what about the third' asks nothing in particular of it, but what was asked before.
  const line = again ?? withoutAbout(said)
  if (buying.test(line) && !asksHow.test(line)) return { text: noOrders, products, focus: products, traces: [] }
  const [first] = products
  const colours = isDescribing(line) ? [] : understanding.constraints.colours.include
  const variant = products.length === 1 ? readVariantQuestion(line, colours) : undefined
  if (first !== undefined && variant !== undefined) {
    const { text, products: shown, focus, trace } = await variantAnswer(tools, first, variant)
    return { text, products: shown, focus: [focus], traces: [trace] }
  }
  const shop = await tools.shop()
  const terms = again === undefined ? understanding.terms : readTerms(wordsOf(again), new Set())
  const texts = products.map((product) => {
    const asked = askedTerms(product, terms, isReferring, shop)
    return factText(product, line, questionOf(again ?? message.text, line, asked), asked)
  })
  return { text: texts.join('\n\n'), products, focus: products, traces: [], ...remembered(line, terms) }
}

/** 'the black one' names a product by its colour and does not ask for it. */
const isDescribing = (line: string): boolean =>
  /(?<![^ ])the (?:\w+ ){1,2}ones?(?![^ ])/.test(line) && !/(?<![^ ])in \w+$/.test(line)

/** Ways to go on from what was said of one product; each finds something. */
async function detailSuggestions(
  context: AnswerContext,
  tools: AnswerTools,
  products: readonly Product[],
): Promise<Labelled[]> {
  const { before } = context
  const [one] = products
  if (one === undefined || products.length > 1) return []
  const { products: similar } = await similarProducts(tools, one, filtersOf(before), 1)
  const suggestions = similar.length === 0 ? [] : [saying(context, 'Similar products', 'similar products')]
  if (before.results.length < 2 || !before.results.includes(one.id)) return suggestions
  const other = before.results[0] === one.id ? 'second' : 'first'
  return [saying(context, `Compare with the ${other} one`, `compare it with the ${other} one`), ...suggestions]
}

/** Several products are there and none is named, or none of the name is there. */
async function whichOne(context: AnswerContext, tools: AnswerTools, name: string): Promise<void> {
  const { results } = context.before
  const isOpen = results.length > 0
  const { brands, colours } = context.understanding.constraints
  const described = [...colours.include, ...brands.include]
  if (isOpen && described.length > 0) {
    const text = `None of those that I showed is ${joined(described, 'or')}. I can look for others.`
    context.emit({ type: 'text', text })
    const [first = ''] = described
    const isColour = colours.include.length > 0
    const choice = { include: [first], exclude: [] }
    const narrower = { ...context.before, page: 1, ...(isColour ? { colours: choice } : { brands: choice }) }
    const { total } = await tools.search.search(requestOf(narrower, await tools.shop(), true))
    const wanted = isColour ? `in ${first}` : `by ${first}`
    const label = `${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`
    if (total > 0) context.emit(suggestionsPart([saying(context, label, wanted)]))
    return
  }
  const text = isOpen
    ? 'Which one do you mean? Say “the first one”, “number 3” or its name.'
    : name === ''
      ? 'Which product do you mean? Tell me its name or number, or what to look for.'
      : `I found no product for “${shortened(name, longestTitle)}”. Which one do you mean?`
  context.emit({ type: 'text', text })
  if (!isOpen) return
  const both = [saying(context, 'The first one', 'the first one'), saying(context, 'The second one', 'the second one')]
  context.emit(suggestionsPart(both.slice(0, results.length)))
}

/**
 * The words that ask. Of a product that was pointed at, only the word for the thing itself is none ('is the
 * first lamp dimmable'); of one that was named, its name is none, but for the last word of 'is the slate wireless'.
 */
function askedTerms(product: Product, terms: readonly string[], isReferring: boolean, shop: Shop): string[] {
  const own = nameTokens(product)
  if (isReferring) return terms.filter((term) => !(own.has(term) && shop.isProductNoun(term)))
  const asked = terms.filter((term) => !own.has(term))
  const last = terms.at(-1)
  return asked.length > 0 || last === undefined || shop.isProductNoun(last) || /\d/.test(last) ? asked : [last]
}

/** The words of a product's own name. */
const nameTokens = (product: Product): ReadonlySet<string> =>
  new Set(wordsOf(`${product.title} ${product.brand ?? ''} ${product.model ?? ''}`).map(({ text }) => text))

/** What the record says; never more, and plainly when it says nothing. */
function factText(product: Product, line: string, question: Question, asked: readonly string[]): string {
  const title = shortened(product.title, longestTitle)
  if (asksForAll.test(line) || isBare(line, question, asked))
    return `${title}\n${mainFacts(product).map(sayFact).join('\n')}`
  return answerText(title, detailAnswer(product, question))
}

function answerText(title: string, { facts, verdict, missing }: DetailAnswer): string {
  const named = [...new Set(missing)].map((one) => `“${shortened(one.trim(), 60)}”`)
  const silence = `the record does not say anything about ${named.length > 0 ? joined(named, 'or') : 'that'}`
  if (facts.length === 0) return `${title}: ${silence}.`
  const lead = verdict === undefined ? '' : verdict === 'yes' ? 'Yes. ' : 'No. '
  const [only] = facts
  const text =
    only?.name === 'title'
      ? `${lead}By its title: ${only.value}.`
      : `${lead}${title}: ${joined(facts.map(inSentence))}.`
  return missing.length > 0 ? `${text} About ${joined(named, 'or')} the record does not say anything.` : text
}

const inSentence = ({ name, value }: Fact): string => (name === 'availability' ? value : `${name} ${value}`)

const sayFact = ({ name, value }: Fact): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}`

/** 'the second one', 'show me number 3': nothing in particular is asked. */
const isBare = (line: string, { concepts, measures }: Question, asked: readonly string[]): boolean =>
  asked.length === 0 &&
  concepts.length === 0 &&
  measures.length === 0 &&
  !/\b(?:how|what|whats|when|who|which|is|does|price|cost|stock|available|rating|size|weight|colou?r)\b/.test(line)
