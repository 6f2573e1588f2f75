import type { Product } from '../catalogue/product.ts'
import type { AnswerContext, Answerer } from '../chat/answer.ts'
import { lineOf } from '../understanding/rules/line.ts'
import { wordsOf } from '../understanding/words.ts'
import type { AnswerTools } from './dependencies.ts'
import { joined, shortened } from './format.ts'
import { type Fact, factsAsked, mainFacts } from './record-facts.ts'
import { referredProducts } from './referred-products.ts'
import { saying, suggestionsPart } from './suggestions.ts'

/** A title is said back up to here. */
const longestTitle = 100

/** Words that ask for everything. */
const asksForAll =
  /\b(?:more about|more info|more information|details?|specs?|specifications?|describe|description|features|everything|special)\b/
const buying = /\b(?:take|buy|order|purchase|cart|basket|checkout)\b/
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
    const { understanding, message, before, state } = context
    const name = understanding.terms.filter((term) => !asking.has(term)).join(' ')
    const { products, trace } = await referredProducts(
      context,
      tools,
      before.results.length > 0 && understanding.refers ? '' : name,
    )
    context.signal.throwIfAborted()
    if (products.length === 0) return { state, trace: whichOne(context, tools, name).trace }
    const line = lineOf(wordsOf(message.text))
    const isBuying = buying.test(line)
    const texts = isBuying ? [noOrders] : products.map((product) => factText(product, line, understanding.terms))
    context.emit({ type: 'text', text: texts.join('\n\n') })
    context.emit({ type: 'products', products, total: products.length })
    if (before.results.length > 1)
      context.emit(suggestionsPart([saying(context, 'Compare the first two', 'compare the first two')]))
    return { state: { ...state, focus: products.map(({ id }) => id) }, trace }
  }

/** Several products are there and none is named, or none of the name is there. */
function whichOne(context: AnswerContext, tools: AnswerTools, name: string) {
  const isOpen = context.before.results.length > 0
  const text = isOpen
    ? 'Which one do you mean? Say “the first one”, “number 3” or its name.'
    : name === ''
      ? 'Which product do you mean? Tell me its name or number, or what to look for.'
      : `I found no product for “${shortened(name, longestTitle)}”. Which one do you mean?`
  context.emit({ type: 'text', text })
  if (isOpen) {
    context.emit(
      suggestionsPart(
        [saying(context, 'The first one', 'the first one'), saying(context, 'The second one', 'the second one')].slice(
          0,
          context.before.results.length,
        ),
      ),
    )
  }
  return { trace: tools.noQueries }
}

/** What the record says; never more, and plainly when it says nothing. */
function factText(product: Product, line: string, terms: readonly string[]): string {
  const title = shortened(product.title, longestTitle)
  const asked = terms.filter((term) => !nameTokens(product).has(term))
  if (asksForAll.test(line) || isBare(line, asked)) return `${title}\n${mainFacts(product).map(sayFact).join('\n')}`
  const facts = factsAsked(product, line, asked)
  if (facts.length > 0)
    return `${title}: ${joined(facts.map(({ name, value }) => (name === 'availability' ? value : `${name} ${value}`)))}.`
  const about = asked.length > 0 ? ` about “${shortened(asked.join(' '), 60)}”` : ' that'
  return `${title}: the record does not say anything${about}.`
}

const sayFact = ({ name, value }: Fact): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}`

/** The words of a product's own name are not what is asked about it. */
const nameTokens = (product: Product): ReadonlySet<string> =>
  new Set(wordsOf(`${product.title} ${product.brand ?? ''} ${product.model ?? ''}`).map(({ text }) => text))

/** 'the second one', 'show me number 3': nothing in particular is asked. */
const isBare = (line: string, asked: readonly string[]): boolean =>
  asked.length === 0 &&
  !/\b(?:how|what|whats|when|who|which|is|does|price|cost|stock|available|rating|size|weight|colou?r)\b/.test(line)
