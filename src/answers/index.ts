import type { Answerers } from '../chat/answer.ts'
import { type AnswerDependencies, answerTools } from './dependencies.ts'
import { handoff } from './handoff.ts'
import { imageSearch } from './image-search.ts'
import { orderStatus } from './order-status.ts'
import { outOfScope } from './out-of-scope.ts'
import { productCompare } from './product-compare.ts'
import { productDetail } from './product-detail.ts'
import { productSearch } from './product-search.ts'
import { productSimilar } from './product-similar.ts'
import { refine } from './refine.ts'
import { smalltalk } from './smalltalk.ts'
import { support } from './support.ts'

/** One answerer for each intent. */
export function createAnswerers(dependencies: AnswerDependencies): Answerers {
  const tools = answerTools(dependencies)
  return {
    product_search: productSearch(tools),
    product_similar: productSimilar(tools),
    product_compare: productCompare(tools),
    product_detail: productDetail(tools),
    image_search: imageSearch(tools),
    refine: refine(tools),
    support: support(tools),
    order_status: orderStatus(tools),
    handoff: handoff(tools),
    smalltalk: smalltalk(tools),
    out_of_scope: outOfScope(tools),
  }
}
