import type { Answerer, Answerers } from '../../chat/answer.ts'
import type { AnswerTools } from '../dependencies.ts'
import { answerBasket } from './basket-answer.ts'

/** The same answers; a message that is a list, or that changes one, is answered with its basket. */
export function withBaskets(answerers: Answerers, tools: AnswerTools): Answerers {
  const basketFirst =
    (answerer: Answerer): Answerer =>
    async (context) => {
      const { list, basketChange } = context.understanding
      const isBasket = list !== undefined || basketChange !== undefined
      return isBasket && context.state.basket !== undefined
        ? answerBasket(context, tools, context.state.basket)
        : answerer(context)
    }
  return {
    ...answerers,
    product_search: basketFirst(answerers.product_search),
    refine: basketFirst(answerers.refine),
  }
}
