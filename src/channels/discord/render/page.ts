import type { Product } from '../../../catalogue/product.ts'
import { customIds } from '../custom-ids.ts'
import { label, press, rows, select } from './components.ts'
import { discordLimits } from './limits.ts'
import type { ActionRow, SelectOption } from './message-payload.ts'
import type { RenderOptions } from './options.ts'
import { priceLine } from './product.ts'
import { cut } from './text.ts'

/** Which of an answer's products are shown: from `first` to before `end`, of `count`. */
export interface Page {
  first: number
  end: number
  count: number
  size: number
}

/** As many as a page of results has. They take 18 of the 40 components. */
const mostShown = 6
/** Where there are more, what turns the pages takes the room of one. */
const mostOnPage = 5

export function pageAt(count: number, from: number): Page {
  const size = count <= mostShown ? mostShown : mostOnPage
  const inside = Math.max(0, Math.min(from, count - 1))
  const first = inside - (inside % size)
  return { first, end: Math.min(first + size, count), count, size }
}

/** 'Previous' and 'Show 5 more'; nothing when everything is shown. */
export function pageButtons({ first, end, count, size }: Page, { key, audience }: RenderOptions): ActionRow[] {
  if (audience === 'shared') return []
  const rest = Math.min(size, count - end)
  return rows([
    ...(first === 0 ? [] : [press(customIds.page(key, first - size), '◀ Previous')]),
    ...(rest === 0 ? [] : [press(customIds.page(key, end), `Show ${rest} more ▶`)]),
  ])
}

const optionOf = (product: Product, position: number): SelectOption => {
  const price = priceLine(product)
  return {
    label: label(`${position + 1}. ${product.title}`, discordLimits.optionText),
    value: String(position),
    ...(price === '' ? {} : { description: cut(price, discordLimits.optionText) }),
  }
}

/** To choose from: as many as a select holds, those of the page among them. */
function optionsAt(products: readonly Product[], { first }: Page): SelectOption[] {
  const start = Math.max(0, Math.min(first, products.length - discordLimits.options))
  return products.slice(start, start + discordLimits.options).map((product, at) => optionOf(product, start + at))
}

/** Most products that are compared. */
const mostCompared = 4

/** What can be asked of the products of an answer; the last one is left out first where room is short. */
export function productSelects(products: readonly Product[], page: Page, { key }: RenderOptions): ActionRow[] {
  if (products.length < 2) return []
  const options = optionsAt(products, page)
  const compare = select({
    customId: customIds.whole('compare', key),
    placeholder: 'Compare …',
    options,
    fewest: 2,
    most: mostCompared,
  })
  // Two products have buttons of their own.
  if (products.length === 2) return [compare]
  return [
    select({ customId: customIds.whole('choose', key), placeholder: 'Details of …', options }),
    compare,
    select({ customId: customIds.whole('alike', key), placeholder: 'Similar to …', options }),
  ]
}
