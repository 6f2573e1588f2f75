import type { AnswerContext, Answerer } from '../chat/answer.ts'
import type { Part } from '../chat/reply.ts'
import type { LookSearch } from '../looks/look-search.ts'

type ProductsPart = Extract<Part, { type: 'products' }>

/**
 * The same answers, whose products tell which of their pictures can be searched by. Parts stay in their order: those
 * behind products wait until it is known. Where it cannot be known, nothing is offered.
 */
export const withLooks =
  (answerer: Answerer, looks: LookSearch): Answerer =>
  async (context) => {
    let [chain, isWaiting] = [Promise.resolve(), false]
    const inOrder = (say: () => void | Promise<void>): void => {
      isWaiting = true
      chain = chain.then(say)
      // It is awaited below; until then nobody hears of it.
      chain.catch(() => undefined)
    }
    const outcome = await answerer({
      ...context,
      emit(part) {
        if (part.type === 'products') inOrder(async () => context.emit(await offering(part, context, looks)))
        else if (isWaiting) inOrder(() => context.emit(part))
        else context.emit(part)
      },
      emitText(text) {
        if (isWaiting) inOrder(() => context.emitText(text))
        else context.emitText(text)
      },
    })
    await chain
    return outcome
  }

async function offering(part: ProductsPart, context: AnswerContext, looks: LookSearch): Promise<ProductsPart> {
  const ids = part.products.map(({ id }) => id)
  const described = await looks.described(ids).catch(() => new Set<string>())
  const products = part.products.map((product) =>
    described.has(product.id)
      ? { ...product, alike: context.action({ kind: 'look-like', product: product.id }) }
      : product,
  )
  return { ...part, products }
}
