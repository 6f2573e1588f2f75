import type { Product } from '../catalogue/product.ts'
import type { AnswerContext, Answerer, AnswerOutcome } from '../chat/answer.ts'
import { readTerms } from '../understanding/terms.ts'
import { noConstraints, type State } from '../understanding/understanding.ts'
import { wordsOf } from '../understanding/words.ts'
import { answerSearch, showPage } from './answer-search.ts'
import type { AnswerTools } from './dependencies.ts'
import { shortened } from './format.ts'
import { productSearch } from './product-search.ts'
import { referredProducts } from './referred-products.ts'
import { requestOf } from './search-request.ts'

/**
 * Finds products for a described need or like another product. The search goes by words: what a need
 * implies and how a product looks it does not know, and the answer says so.
 */
export const productSimilar = (tools: AnswerTools): Answerer => {
  const search = productSearch(tools)
  return async (context) => {
    if (context.understanding.change === 'refer') {
      const { products } = await referredProducts(context, tools, '')
      const [like] = products
      if (like !== undefined) return similarTo(context, tools, like)
    }
    if (context.state.terms.length === 0) return search(context)
    context.emit({
      type: 'notice',
      kind: 'by-words',
      text: 'I search by the words of your description and do not know what else would serve the purpose.',
    })
    return answerSearch(context, tools, context.state)
  }
}

/** Products of the same kind: by the last segment of its category, or by the words it was found with. */
async function similarTo(context: AnswerContext, tools: AnswerTools, like: Product): Promise<AnswerOutcome> {
  const shop = await tools.shop()
  const kind = like.category.at(-1)
  const terms = kind === undefined ? context.before.terms : readTerms(wordsOf(kind), new Set())
  const { constraints } = context.understanding
  const state: State = { ...noConstraints(), ...constraints, terms, page: 1, results: [], focus: [] }
  context.signal.throwIfAborted()
  const outcome = await tools.search.search(requestOf(state, shop, false))
  context.signal.throwIfAborted()
  const hits = outcome.hits.filter(({ product }) => product.id !== like.id)
  const title = shortened(like.title, 80)
  if (hits.length === 0) {
    context.emit({ type: 'text', text: `I found nothing else of the kind of ${title}.` })
    return { state: { ...context.state, focus: [like.id] }, trace: outcome.trace }
  }
  context.emit({
    type: 'notice',
    kind: 'by-words',
    text: `Like ${title}: products of the same kind, by the words of the catalogue. How alike they look or work I cannot tell.`,
  })
  return showPage(context, state, { ...outcome, hits }, shop)
}
