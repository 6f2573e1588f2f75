import { formatPrice } from '../../../answers/format.ts'
import { toMinorUnits } from '../../../catalogue/money.ts'
import { cleanLine } from '../../../catalogue/text.ts'
import type { Sort } from '../../../understanding/understanding.ts'
import { optionNames } from '../commands/names.ts'
import type { DiscordContext } from '../context.ts'
import { conversationAt } from '../conversation.ts'
import type { OfKind, OptionValues } from '../parse/interaction.ts'
import type { InteractionResponse } from '../responses.ts'
import { ask } from '../submit.ts'

const orders: Readonly<Record<Sort, string>> = {
  price_asc: 'cheapest first',
  price_desc: 'most expensive first',
  rating: 'best rated first',
  newest: 'newest first',
}

/** `/shop search`: what its options say, in the words in which a shopper would have asked. */
export async function search(command: OfKind<'command'>, context: DiscordContext): Promise<InteractionResponse> {
  const { currency } = await context.lexicon()
  const text = wordsOfSearch(command.options, currency)
  return ask(context, command, conversationAt(command.place), { text })
}

/** It is understood, merged and shown like any message: each limit is a chip that can be taken away. */
export function wordsOfSearch(options: OptionValues, currency: string): string {
  const line = (name: string): string => {
    const value = options.get(name)
    return typeof value === 'string' ? cleanLine(value) : ''
  }
  const most = options.get(optionNames.maxPrice)
  const brand = line(optionNames.brand)
  const order = Object.entries(orders).find(([sort]) => sort === options.get(optionNames.sort))?.[1]
  const limit =
    typeof most === 'number' && Number.isFinite(most) && most >= 0
      ? `under ${formatPrice({ amount: toMinorUnits(most, currency), currency })}`
      : ''
  const department = line(optionNames.department)
  const words = [line(optionNames.query), brand && `by ${brand}`, limit]
  const place = department && `in the ${department} department`
  return [words.filter((one) => one !== '').join(' '), place, order].filter(Boolean).join(', ')
}
