import type { BasketPart, Part } from '../src/chat/reply.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import { type ExpectedItem, type ExpectedList, isExpected } from './list-evaluation.ts'
import type { SearchedService } from './searched-service.ts'

/** Whether each item of the lists is matched with the right kind of product, asked of the whole service in its chat. */
export async function evaluateBaskets(
  service: SearchedService,
  lists: readonly ExpectedList[],
  of = '',
): Promise<EvaluationRow> {
  const row: EvaluationRow = { name: `shopping lists${of}: the right kind of product`, right: 0, of: 0, misses: [] }
  for (const { name, text, items } of lists) {
    const basket = basketIn(await service.parts(text))
    for (const expected of items) {
      row.of++
      // A list for two children asks for twice as many.
      const found = basket?.items.find((item) =>
        isExpected({ ...item, quantity: item.quantity / basket.sets }, expected),
      )
      if (found !== undefined && isRightKind(found, expected)) row.right++
      else row.misses.push(`${name}: ${expected.text} → ${found?.best?.title ?? 'nothing'}`)
    }
  }
  return row
}

const basketIn = (parts: readonly Part[]): BasketPart | undefined => parts.find((part) => part.type === 'basket')

const isRightKind = ({ best }: BasketPart['items'][number], { kind }: ExpectedItem): boolean =>
  kind.split(' | ').includes(best?.category.at(-1) ?? 'none')
