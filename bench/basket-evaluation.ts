import type { Product } from '../src/catalogue/product.ts'
import type { BasketPart, Part } from '../src/chat/reply.ts'
import type { EvaluationRow } from './evaluation-row.ts'
import { type ExpectedItem, type ExpectedList, isExpected } from './list-evaluation.ts'
import type { SearchedService } from './searched-service.ts'

export interface BasketRows {
  kinds: EvaluationRow
  packs: EvaluationRow
}

/**
 * Whether each item of the lists is matched with the right kind of product, and as many of it bought as cover what is wanted
 * and no more, asked of the whole service in its chat.
 */
export async function evaluateBaskets(
  service: SearchedService,
  lists: readonly ExpectedList[],
  of = '',
): Promise<BasketRows> {
  const row = (what: string): EvaluationRow => ({ name: `shopping lists${of}: ${what}`, right: 0, of: 0, misses: [] })
  const [kinds, packs] = [row('the right kind of product'), row('as many as are wanted')]
  for (const { name, text, items } of lists) {
    const basket = basketIn(await service.parts(text))
    for (const expected of items) {
      // A list for two children asks for twice as many.
      const sets = basket?.sets ?? 1
      const found = basket?.items.find((item) => isExpected({ ...item, quantity: item.quantity / sets }, expected))
      const miss = `${name}: ${expected.text} → ${found?.packs ?? 0} ${found?.best?.title ?? 'nothing'}`
      count(kinds, found !== undefined && isRightKind(found, expected), miss)
      if (found?.best !== undefined) count(packs, isEnough(found.best, found.packs ?? 0, expected, sets), miss)
    }
  }
  return { kinds, packs }
}

function count(row: EvaluationRow, isRight: boolean, miss: string): void {
  row.of++
  if (isRight) row.right++
  else row.misses.push(miss)
}

const basketIn = (parts: readonly Part[]): BasketPart | undefined => parts.find((part) => part.type === 'basket')

const isRightKind = ({ best }: BasketPart['items'][number], { kind }: ExpectedItem): boolean =>
  kind.split(' | ').includes(best?.category.at(-1) ?? 'none')

/** Of a pack of paper; fewer are reams. */
const fewestSheets = 20
const sheetsOfReam = 500

/** Counted by the attributes of the demo catalogue, and not as the service counts: one less would be too few. */
function isEnough(
  { category, attributes }: Product,
  bought: number,
  { quantity = 1, unit, pack }: ExpectedItem,
  sets: number,
): boolean {
  const { sheets, 'pack size': size = 1 } = attributes
  const wanted = quantity * sets * (pack ?? 1)
  const covers = (each: number, all: number): boolean => bought * each >= all && (bought - 1) * each < all
  const isPaper = category.at(-1)?.endsWith('Paper') === true && typeof sheets === 'number'
  if (isPaper && (unit === 'ream' || unit === 'sheet' || pack !== undefined)) {
    const areReams = unit === 'ream' || (pack !== undefined && pack < fewestSheets)
    return covers(sheets, areReams ? wanted * sheetsOfReam : wanted)
  }
  const isCountedInPacks = pack === undefined && unit !== undefined && !/^(?:pair|piece|roll|tube|bottle)$/.test(unit)
  // The sheets of a notebook say how large it is.
  if (isCountedInPacks || (typeof sheets === 'number' && pack !== undefined)) return bought === quantity * sets
  return covers(Number(size), wanted)
}
