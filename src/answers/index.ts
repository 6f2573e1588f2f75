import type { Answerer, Answerers } from '../chat/answer.ts'
import type { LookSearch } from '../looks/look-search.ts'
import { answerBasket } from './basket/basket-answer.ts'
import { withBaskets } from './basket/with-baskets.ts'
import { type AnswerDependencies, answerTools } from './dependencies.ts'
import { handoff } from './handoff.ts'
import { imageSearch } from './image-search.ts'
import { type RemarkOptions, withRemark } from './model-remark.ts'
import { orderStatus } from './order-status.ts'
import { outOfScope } from './out-of-scope.ts'
import { productCompare } from './product-compare.ts'
import { productDetail } from './product-detail.ts'
import { productSearch } from './product-search.ts'
import { productSimilar } from './product-similar.ts'
import { refine } from './refine.ts'
import { withRest } from './resting.ts'
import { withSecondRequests } from './second-request.ts'
import { smalltalk } from './smalltalk.ts'
import { support } from './support.ts'
import { withLooks } from './with-looks.ts'

/** Products are shown by all of these. */
const offeringLooks = (answerers: Answerers, looks: LookSearch): Answerers => ({
  ...answerers,
  product_search: withLooks(answerers.product_search, looks),
  product_similar: withLooks(answerers.product_similar, looks),
  product_detail: withLooks(answerers.product_detail, looks),
  refine: withLooks(answerers.refine, looks),
  image_search: withLooks(answerers.image_search, looks),
})

/** One answerer for each intent; with a language model, its remarks stand under the cards. */
export function createAnswerers(dependencies: AnswerDependencies, remarks?: RemarkOptions): Answerers {
  const tools = answerTools(dependencies)
  const { patienceMs } = dependencies
  const resting = (answerer: Answerer): Answerer =>
    patienceMs === undefined ? answerer : withRest(answerer, patienceMs, tools.noQueries)
  const remarked = (answerer: Answerer): Answerer =>
    remarks === undefined ? resting(answerer) : withRemark(resting(answerer), remarks)
  const basket = resting(answerBasket(tools))
  const answerers = withSecondRequests(
    {
      product_search: remarked(productSearch(tools)),
      product_similar: remarked(productSimilar(tools)),
      product_compare: resting(productCompare(tools)),
      product_detail: resting(productDetail(tools)),
      refine: remarked(refine(tools)),
      // A catalogue's rest is that of the basket: reading a picture takes longer than anybody waits for a catalogue.
      image_search: imageSearch(tools, basket, resting),
      // These need no products.
      support: support(tools),
      order_status: orderStatus(tools),
      handoff: handoff(tools),
      smalltalk: smalltalk(tools),
      out_of_scope: outOfScope(tools),
    },
    patienceMs,
  )
  const all = withBaskets(answerers, basket)
  const { looks } = tools
  return looks === undefined ? all : offeringLooks(all, looks)
}
