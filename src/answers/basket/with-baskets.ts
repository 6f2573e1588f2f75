import type { Answerer, Answerers } from '../../chat/answer.ts'

/** The same answers; a message that is a list, or that changes one, is answered by `basket`. */
export function withBaskets(answerers: Answerers, basket: Answerer): Answerers {
  const basketFirst =
    (answerer: Answerer): Answerer =>
    (context) => {
      const { list, basketChange } = context.understanding
      return list !== undefined || basketChange !== undefined ? basket(context) : answerer(context)
    }
  return {
    ...answerers,
    product_search: basketFirst(answerers.product_search),
    refine: basketFirst(answerers.refine),
  }
}
